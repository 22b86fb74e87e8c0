// Most of what the handler would take to start is V8's look through source of which an API uses little. What maps (templates, JSONPath,
// patterns) is therefore made into files of its own, each of them once: a class must not come twice, or `instanceof` would fail.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const lib = path.join(root, 'lib');
const mapping = path.join(lib, 'mapping');

/** Files beside the core, and the folders of lib/mapping that they hold; others see of a folder what its index.ts exports. */
const parts = [
  { file: 'templates.js', folders: ['values', 'variables/context', 'vtl/objects', 'vtl/runtime'], needs: [] },
  { file: 'methods.js', folders: ['variables', 'vtl/methods'], needs: ['templates.js'] },
  { file: 'json-path.js', folders: ['json', 'jsonpath', 'plain-json'], needs: ['templates.js'] },
  { file: 'long-documents.js', folders: ['json-tape'], needs: ['templates.js', 'json-path.js'] },
  { file: 'patterns.js', folders: ['regex'], needs: ['templates.js'] },
];

/** What templates are compiled to may name all of it; of other folders only what some module names is shown. */
const library = 'vtl/runtime';

function placeOf(file) {
  const within = path.relative(mapping, file).replaceAll('\\', '/');
  for (const part of parts) {
    const folder = part.folders.find((name) => within.startsWith(`${name}/`));
    if (folder !== undefined) return { part, folder };
  }
  return undefined;
}

const indexOf = (folder) => path.join(mapping, folder, 'index.ts');

/** What a folder exports, by esbuild's own account. */
async function exportsOf(folder) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [indexOf(folder)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
    outdir: root,
  });
  return Object.values(metafile.outputs)[0].exports;
}

/** The words of the modules of each part, and of all others under undefined. */
function wordsByPart() {
  const words = new Map([undefined, ...parts].map((part) => [part, new Set()]));
  for (const name of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join(lib, name);
    const part = placeOf(file)?.part;
    // What else lies in lib/mapping reads and compiles, which no handler does.
    if (part === undefined && file.startsWith(`${mapping}${path.sep}`)) continue;
    for (const word of readFileSync(file, 'utf8').match(/\w+/g) ?? []) words.get(part).add(word);
  }
  return words;
}

const words = wordsByPart();
const exported = new Map(
  await Promise.all(parts.flatMap(({ folders }) => folders).map(async (folder) => [folder, await exportsOf(folder)])),
);

/** What the modules of a part may name of a folder: each name more costs every start. */
function namedBy(part, folder) {
  return exported.get(folder).filter((name) => words.get(part).has(name));
}

/** Stands in for a folder whose part is loaded with the first look at anything of it. */
function whenNeeded(file, names) {
  const members = names.map((name) => `get ${name}() { return part().${name}; }`);
  return `let loaded;\nconst part = () => (loaded ??= require('./${file}'));\nmodule.exports = { ${members.join(', ')} };`;
}

/** Stands in for a folder without which its importer does nothing: its members then cost no look more than their own. */
function atOnce(file, names) {
  return `export const { ${names.join(', ')} } = require('./${file}');`;
}

/** Has whatever imports a folder of another part take it from that part's file. */
export const mappingParts = {
  name: 'mapping-parts',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path: wanted, pluginData, kind, importer, resolveDir }) => {
      const ofPart = path.dirname(importer) === mapping;
      if (pluginData === 'resolving' || kind === 'entry-point' || ofPart || !importer.startsWith(lib)) return undefined;
      const found = await resolve(wanted, { kind, importer, resolveDir, pluginData: 'resolving' });
      const place = found.path && placeOf(found.path);
      const own = placeOf(importer)?.part;
      if (!place || place.part === own) return undefined;
      if (found.path !== indexOf(place.folder)) return { errors: [{ text: `${wanted}: import ${place.folder}, not what lies in it` }] };
      // Who asks for a whole folder when it needs it gets all that lies in the file.
      if (kind === 'require-call') return { path: `./${place.part.file}`, external: true };
      const needed = own?.needs.includes(place.part.file) ?? false;
      return {
        path: `${place.folder}${needed ? ' at once' : ''}`,
        namespace: 'mapping-part',
        pluginData: { ...place, own, needed },
        sideEffects: false,
      };
    });
    onResolve({ filter: /.*/, namespace: 'mapping-part' }, ({ path: file }) => ({ path: file, external: true }));
    onLoad({ filter: /.*/, namespace: 'mapping-part' }, ({ pluginData: { part, folder, own, needed } }) => ({
      contents: (needed ? atOnce : whenNeeded)(part.file, namedBy(own, folder)),
    }));
  },
};

/** What a part's file shows, as an object of plain members: the getters that esbuild would make of exports cost every start. */
function shown(part) {
  const others = [...words.keys()].filter((other) => other !== part);
  const taken = new Set();
  const lines = part.folders.map((folder) => {
    const names = exported.get(folder).filter((name) => folder === library || others.some((other) => words.get(other).has(name)));
    const own = names.filter((name) => !taken.has(name));
    for (const name of own) taken.add(name);
    return `import { ${own.join(', ')} } from './${folder}/index';`;
  });
  return `${lines.join('\n')}\nmodule.exports = { ${[...taken].join(', ')} };`;
}

/** The files themselves, as esbuild's entries. */
export const mappingPartEntries = parts.map((part) => ({
  file: part.file,
  stdin: { contents: shown(part), resolveDir: mapping, sourcefile: `${part.file}.ts`, loader: 'ts' },
}));
