// Most of what the handler would take to start is V8's look through source of which an API uses little. What maps (templates, JSONPath,
// patterns) is therefore made into files of its own, each of them once: a class must not come twice, or `instanceof` would fail.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const mapping = path.join(root, 'lib', 'mapping');

/** Files beside the core, and the folders of lib/mapping that they hold; others see of a folder what its index.ts exports. */
const parts = [
  { file: 'templates.js', folders: ['json', 'values', 'variables', 'vtl/runtime'], needs: [] },
  { file: 'json-path.js', folders: ['jsonpath'], needs: ['templates.js'] },
  { file: 'patterns.js', folders: ['regex'], needs: ['templates.js'] },
];

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

const exported = new Map(
  await Promise.all(parts.flatMap(({ folders }) => folders).map(async (folder) => [folder, await exportsOf(folder)])),
);

/** Stands in for a folder whose part is loaded with the first look at anything of it. */
function whenNeeded(file, names) {
  const members = names.map((name) => `get ${name}() { return part().${name}; }`);
  return `let loaded;\nconst part = () => (loaded ??= require('./${file}'));\nmodule.exports = { ${members.join(', ')} };`;
}

/** Stands in for a folder without which its importer does nothing: its members then cost no look more than their own. */
function atOnce(file, names) {
  return `const part = require('./${file}');\nexport const ${names.map((name) => `${name} = part.${name}`).join(', ')};`;
}

/** Has whatever imports a folder of another part take it from that part's file. */
export const mappingParts = {
  name: 'mapping-parts',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^\./ }, async ({ path: wanted, pluginData, kind, importer, resolveDir }) => {
      const ofPart = path.dirname(importer) === mapping;
      if (pluginData === 'resolving' || kind === 'entry-point' || ofPart || !importer.startsWith(path.join(root, 'lib'))) return undefined;
      const found = await resolve(wanted, { kind, importer, resolveDir, pluginData: 'resolving' });
      const place = found.path && placeOf(found.path);
      const own = placeOf(importer)?.part;
      if (!place || place.part === own) return undefined;
      if (found.path !== indexOf(place.folder)) return { errors: [{ text: `${wanted}: import ${place.folder}, not what lies in it` }] };
      const needed = own?.needs.includes(place.part.file) ?? false;
      return {
        path: `${place.folder}${needed ? ' at once' : ''}`,
        namespace: 'mapping-part',
        pluginData: { ...place, needed },
        sideEffects: false,
      };
    });
    onResolve({ filter: /.*/, namespace: 'mapping-part' }, ({ path: file }) => ({ path: file, external: true }));
    onLoad({ filter: /.*/, namespace: 'mapping-part' }, ({ pluginData: { part, folder, needed } }) => ({
      contents: (needed ? atOnce : whenNeeded)(part.file, exported.get(folder)),
    }));
  },
};

/** The files themselves, as esbuild's entries. */
export const mappingPartEntries = parts.map(({ file, folders }) => ({
  file,
  stdin: {
    contents: folders.map((folder) => `export * from './${folder}/index';`).join('\n'),
    resolveDir: mapping,
    sourcefile: `${file}.ts`,
    loader: 'ts',
  },
}));
