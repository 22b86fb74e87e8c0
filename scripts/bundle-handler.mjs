// Bundles the runtime handler's core into assets/handler/index.js, with the notices of what it contains beside it.
// Runs before every compile and test, so it must be quick and need nothing but `npm ci`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outdir = path.join(root, 'assets', 'handler');

const result = await build({
  absWorkingDir: root,
  entryPoints: ['lib/runtime/handler.ts'],
  outfile: path.join(outdir, 'index.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
});

mkdirSync(outdir, { recursive: true });
writeFileSync(path.join(outdir, 'THIRD-PARTY-NOTICES'), notices(Object.keys(result.metafile.inputs)));

/** Name, version, licence and licence text of every package that a bundled file comes from, sorted by name. */
function notices(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
    if (match) folders.add(match[1]);
  }
  const entries = [...folders].map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    return { title: `${manifest.name} ${manifest.version} (${manifest.license})`, text: licenceText(path.join(root, folder)) };
  });
  entries.sort((one, other) => (one.title < other.title ? -1 : 1));
  const head = 'The file index.js contains the following third-party software.\n';
  return [head, ...entries.map(({ title, text }) => `${title}\n\n${text.trim()}\n`)].join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceText(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license']) {
    try {
      return readFileSync(path.join(folder, name), 'utf8');
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`${folder} has no licence file: add its name to licenceText in scripts/bundle-handler.mjs`);
}
