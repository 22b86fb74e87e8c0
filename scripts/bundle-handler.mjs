// Bundles the runtime handler's core and what it loads when needed into assets/handler (or into the folder that is named), with the
// notices of what they contain beside them; and the thread of local functions into assets/functions. Runs before every compile and
// test, so it must be quick and need nothing but `npm ci`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { mappingPartEntries, mappingParts } from './mapping-parts.mjs';

const require = createRequire(import.meta.url);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outdir = path.resolve(process.argv[2] ?? path.join(root, 'assets', 'handler'));

/** Modules of lib/ do nothing when they are loaded but declare, so that those of which nothing is used stay out. */
const pureModules = {
  name: 'pure-modules',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path: wanted, pluginData, ...from }) => {
      if (pluginData === 'resolving' || !from.resolveDir.startsWith(path.join(root, 'lib'))) return undefined;
      const { kind, importer, resolveDir } = from;
      const resolved = await resolve(wanted, { kind, importer, resolveDir, pluginData: 'resolving' });
      return { ...resolved, sideEffects: false };
    });
  },
};

/**
 * Of undici the engine drives the pool alone, which no public entry has by itself: all of undici would be five times as much. Of what the
 * pool brings, some parts are never reached: HTTP/2, which it is not allowed; bodies of forms, which no gateway sends; most of the
 * parser's tables; and a second copy of the parser, WebAssembly without SIMD, which every processor that Node 20 supports has. Of its
 * diagnostics the channels stay, and what NODE_DEBUG would have it write goes; of its two kinds of handlers the one that the engine uses is
 * taken as it is. The copy of the parser that stays is kept compressed until the first call of an endpoint, or it would be a fifth of the
 * core. A small body goes out as one text with its head: two pieces are gathered into memory of their own before they are written, which
 * takes longer than to copy it.
 */
const undiciPool = {
  name: 'undici-pool',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'pool', namespace: 'undici-pool' }));
    onLoad({ filter: /.*/, namespace: 'undici-pool' }, () => ({
      contents: `exports.Pool = require('undici/lib/dispatcher/pool.js');`,
      resolveDir: root,
    }));
    onResolve({ filter: /llhttp\/llhttp-wasm\.js$/ }, ({ resolveDir, kind, importer }) =>
      resolve('../llhttp/llhttp_simd-wasm.js', { resolveDir, kind, importer }),
    );
    onLoad({ filter: /llhttp_simd-wasm\.js$/ }, ({ path: file }) => {
      const compressed = brotliCompressSync(require(file), { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
      return {
        contents: `module.exports = require('node:zlib').brotliDecompressSync(Buffer.from('${compressed.toString('base64')}', 'base64'));`,
      };
    });
    onLoad({ filter: /llhttp[/\\]constants\.js$/ }, ({ path: file }) => {
      const { ERROR, TYPE } = require(file);
      return { contents: `module.exports = ${JSON.stringify({ ERROR, TYPE })};` };
    });
    onResolve({ filter: /\/handler\/(?:un)?wrap-handler$/ }, ({ path: left }) => ({ path: left, namespace: 'one-kind' }));
    onLoad({ filter: /.*/, namespace: 'one-kind' }, () => ({ contents: 'exports.wrap = exports.unwrap = (handler) => handler;' }));
    onLoad({ filter: /undici[/\\]lib[/\\]core[/\\]diagnostics\.js$/ }, ({ path: file }) => {
      const channels = Object.entries(require(file).channels).map(([key, { name }]) => `${key}: channel('${name}')`);
      return { contents: `const { channel } = require('node:diagnostics_channel');\nexports.channels = { ${channels.join(', ')} };` };
    });
    onLoad({ filter: /undici[/\\]lib[/\\]core[/\\]constants\.js$/ }, ({ path: file }) => ({
      contents: `${readFileSync(file, 'utf8')}
for (const name of ${JSON.stringify(sentWithEveryCall)}) {
  const lowerName = name.toLowerCase();
  headerNameLowerCasedRecord[name] = headerNameLowerCasedRecord[lowerName] = lowerName;
}`,
    }));
    onLoad({ filter: /undici[/\\]lib[/\\]dispatcher[/\\]client-h1\.js$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const pieces = source.match(writtenInPieces);
      if (pieces?.length !== 1) throw new Error('undici writes bodies of bytes in another way than the handler knows: see writtenInPieces');
      return { contents: source.replace(writtenInPieces, writtenAtOnce) };
    });
    onResolve({ filter: /\/(?:client-h2|web\/fetch\/body)\.js$/ }, ({ path: left }) => ({ path: left, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: left }) => ({
      contents: `module.exports = () => { throw new Error(${JSON.stringify(`${left} is left out of the handler`)}); };`,
    }));
  },
};

/** How the pool writes head and body where the body is bytes, and how the handler has it write small ones: as one text of latin1. */
const writtenInPieces =
  /socket\.cork\(\)\s+socket\.write\((`\$\{header\}content-length: \$\{contentLength\}\\r\\n\\r\\n`), 'latin1'\)\s+socket\.write\(body\)\s+socket\.uncork\(\)\s+(?=request\.onBodySent\(body\))/g;
const writtenAtOnce = `if (contentLength <= 16384 && Buffer.isBuffer(body)) socket.write($1 + body.toString('latin1'), 'latin1')
      else {
        socket.cork()
        socket.write($1, 'latin1')
        socket.write(body)
        socket.uncork()
      }
      `;

/** Names of headers that the pool then knows as it knows the usual ones: it checks every other one anew with each request. */
const sentWithEveryCall = ['X-Amzn-Apigateway-Api-Id', 'X-Amzn-Trace-Id'];

/** Traces are for tests and laptops. */
const noTracing = {
  name: 'no-tracing',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/tracing\/traced-stage$/ }, () => ({ path: 'traced-stage', namespace: 'no-tracing' }));
    onLoad({ filter: /.*/, namespace: 'no-tracing' }, () => ({
      contents: `export function openTracedStage() { throw new Error('The handler writes no traces: leave trace out of the options.'); }`,
    }));
  },
};

/** What few APIs or few ways of serving them need: files of their own beside the core, each loaded by the first that needs it. */
const optional = [
  { file: 'pool.js', module: 'undici', asked: /^undici$/ },
  { file: 'unicode-blocks.js', module: 'lib/mapping/regex/characters/blocks.ts', asked: /\/characters\/blocks$/ },
  { file: 'linear-regex.js', module: 'lib/mapping/regex/engines/linear-engine.ts', asked: /^\.\/linear-engine$/ },
  { file: 'authorizers.js', module: 'lib/engine/authorizers/index.ts', asked: /^\.\/authorizers$/ },
  { file: 'jwt.js', module: 'lib/engine/authorizers/cognito/token-verifier.ts', asked: /^\.\/token-verifier$/ },
  { file: 'signature.js', module: 'lib/engine/authorizers/iam/verify-signature.ts', asked: /^\.\/verify-signature$/ },
  { file: 'aws.js', module: 'lib/engine/effects/signed/index.ts', asked: /\/effects\/signed$/ },
  { file: 'memory-state.js', module: 'lib/engine/effects/state/memory-state.ts', asked: /\/state\/memory-state$/ },
  { file: 'lambda.js', module: 'lib/runtime/lambda/index.ts', asked: /^\.\/lambda$/ },
  { file: 'cluster.js', module: 'lib/runtime/server/cluster.ts', asked: /^\.\/cluster$/ },
  { file: 'redis.js', module: 'lib/runtime/redis/redis-state.ts', asked: /\/redis\/redis-state$/ },
];

const optionalFiles = {
  name: 'optional-files',
  setup({ onResolve }) {
    for (const { file, asked } of optional) {
      onResolve({ filter: asked }, ({ kind }) => (kind === 'entry-point' ? undefined : { path: `./${file}`, external: true }));
    }
  },
};

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  sourcesContent: false,
  logLevel: 'warning',
  metafile: true,
};

const results = await Promise.all([
  build({
    ...options,
    entryPoints: ['lib/runtime/handler.ts'],
    outfile: path.join(outdir, 'index.js'),
    sourcemap: 'linked',
    plugins: [noTracing, optionalFiles, mappingParts, pureModules],
  }),
  ...optional.map(({ file, module }) =>
    build({
      ...options,
      entryPoints: [module],
      outfile: path.join(outdir, file),
      sourcemap: 'linked',
      plugins: [optionalFiles, undiciPool, mappingParts, pureModules],
    }),
  ),
  ...mappingPartEntries.map(({ file, stdin }) =>
    build({
      ...options,
      stdin,
      outfile: path.join(outdir, file),
      sourcemap: 'linked',
      plugins: [optionalFiles, mappingParts, pureModules],
    }),
  ),
]);

if (process.argv[2] === undefined) {
  const entryPoints = ['lib/functions/worker/main.ts'];
  await build({ ...options, entryPoints, outfile: path.join(root, 'assets', 'functions', 'worker.js') });
}

// The same bytes wherever the folder lies: sources are named from the package's root.
const fromRoot = (source) => /[^/\\]+:[^:]+$/.exec(source)?.[0] ?? path.relative(root, path.resolve(outdir, source)).replaceAll('\\', '/');
for (const file of results.flatMap(({ metafile }) => Object.keys(metafile.outputs)).filter((name) => name.endsWith('.map'))) {
  const map = path.resolve(root, file);
  const { sources, ...rest } = JSON.parse(readFileSync(map, 'utf8'));
  writeFileSync(map, JSON.stringify({ ...rest, sources: sources.map(fromRoot) }));
}

mkdirSync(outdir, { recursive: true });
const inputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs)));
writeFileSync(path.join(outdir, 'THIRD-PARTY-NOTICES'), notices(inputs));

/** Name, version, licence and licence text of every package that something of the bundle comes from, sorted by name. */
function notices(inputs) {
  const folders = new Set();
  for (const [input, { bytesInOutput }] of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
    if (match && bytesInOutput > 0) folders.add(match[1]);
  }
  const entries = [...folders].map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    return { title: `${manifest.name} ${manifest.version} (${manifest.license})`, text: licenceText(path.join(root, folder)).trim() };
  });
  entries.sort((one, other) => (one.title < other.title ? -1 : 1));
  // Those under one and the same text share it.
  const byText = new Map();
  for (const { title, text } of entries) byText.set(text, [...(byText.get(text) ?? []), title]);
  const head = 'The files of this folder contain the following third-party software.\n';
  return [head, ...[...byText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`)].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Some packages are published without the licence that stands in their repository: it lies in scripts/licences. */
function licenceText(folder) {
  const own = path.relative(path.join(root, 'node_modules'), folder).replaceAll(path.sep, '-');
  const names = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license'].map((name) => path.join(folder, name));
  for (const file of [...names, path.join(root, 'scripts', 'licences', `${own}.txt`)]) {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  // Packages of the AWS SDK that carry no licence file are under that of the package that brings them.
  const sdk = 'node_modules/@aws-sdk/credential-provider-node';
  if (/[/\\]@(?:aws-sdk|aws|smithy)[/\\]/.test(folder) && !folder.endsWith(sdk)) return licenceText(path.join(root, sdk));
  throw new Error(`${folder} has no licence file: put the licence of its repository into scripts/licences`);
}
