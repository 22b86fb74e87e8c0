// Gathers the compiled modules that an app loads into one file, which loads in a fraction of the time that two hundred files take. Each
// stays a module of its own, made when it is first asked for: in the place of its file stands one line that asks for it, so that there
// is one instance whoever loads it. Runs after every compile: `node scripts/gather-modules.mjs [FOLDER]`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const build = path.resolve(process.argv[2] ?? path.join(root, 'build'));

/** What synthesis loads. The engine, the command line and the test tools keep files of their own. */
const folders = [
  ...['constructs', 'definition', 'readers', 'validation', 'writers'],
  ...['mapping/expressions', 'mapping/vtl/analysis', 'mapping/vtl/plan', 'mapping/vtl/syntax'],
];
const gathered = 'modules.js';
/**
 * What an app of stock constructs and plain methods does without stands in files of its own, which the first that asks for one of their
 * modules loads: engines read a file as a whole.
 */
const apart = [
  ['modules-of-constructs.js', /^(?:constructs\/(?!validation\/|index\.js)|readers\/construct-tree\/|writers\/canonical-definition)/],
  [
    'modules-on-demand.js',
    /^(?:writers\/|readers\/openapi\/|readers\/cloudformation\/(?:sam\/|evaluation\/loops)|readers\/source\/yaml|validation\/(?:index|rules\/described|rules\/reading\/)|validation\/views\/(?!cdk-message))/,
  ],
];
const fileOf = (name) => apart.find(([, holds]) => holds.test(name))?.[0] ?? gathered;

const names = folders.flatMap((folder) =>
  readdirSync(path.join(build, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .sort(),
);
const known = new Set(names);
const sources = new Map(names.map((name) => [name, readFileSync(path.join(build, name), 'utf8')]));
const already = names.filter((name) => sources.get(name) === inItsPlace(name));
if (already.length === names.length) process.exit(0);
if (already.length > 0) throw new Error(`${already[0]} is gathered already, and others are not: remove ${build} and compile again`);

writeFileSync(
  path.join(build, gathered),
  `"use strict";
const path = require("path");
const $made = {__proto__:null};
const $apart = [${apart.map(([file, holds]) => `[${holds}, () => require("./${file}")($load)]`)}].map(([holds, read]) => ({ holds, read, made: undefined }));
function $load(name) {
  const known = $made[name];
  if (known) return known.exports;
  const module = $made[name] = { exports: {} };
  const file = path.join(__dirname, name);
  let make = $modules[name];
  if (!make) {
    const more = $apart.find(({ holds }) => holds.test(name));
    make = (more.made ??= more.read())[name];
  }
  make(module, module.exports, file, path.dirname(file));
  return module.exports;
}
module.exports = $load;
const $modules = {__proto__:null,
${table(gathered)}
};
`,
);
for (const [file] of apart)
  writeFileSync(path.join(build, file), `"use strict";\nmodule.exports = ($load) => ({__proto__:null,\n${table(file)}\n});\n`);
for (const name of names) writeFileSync(path.join(build, name), inItsPlace(name));
// The compiler would leave in place what it believes to be its own output.
rmSync(path.join(build, 'tsconfig.tsbuildinfo'), { force: true });

function inItsPlace(name) {
  return `module.exports = require(${JSON.stringify(fromGathered(path.posix.relative(path.posix.dirname(name), gathered)))})("${name}");\n`;
}

function table(file) {
  const wanted = [...sources].filter(([name]) => fileOf(name) === file);
  return wanted.map(([name, source]) => asMethod(name, source)).join(',\n');
}

/** The module as a function of the table, in parentheses where nearly every app loads it: engines then read it once, and not twice. */
function asMethod(name, source) {
  const { code } = transformSync(/^constructs\/(?:.*\/)?index\.js$/.test(name) ? exportingOnDemand(name, source) : source, {
    target: 'node20',
    minify: true,
  });
  const linked = code.replace(/\brequire\("(\.[^"]*)"\)/g, (_, request) => loading(name, request));
  const made = `function(module,exports,__filename,__dirname){${linked}}`;
  return `${JSON.stringify(name)}:${fileOf(name) === gathered ? `(${made})` : made}`;
}

/** What `export * from` gives is loaded by the first that takes it: an app uses a few of the constructs. */
function exportingOnDemand(name, source) {
  return source.replace(/^__exportStar\(require\("(\.[^"]*)"\), exports\);$/gm, (_, request) => {
    const names = JSON.stringify(exportedBy(gatheredAs(name, request)));
    return `for (const name of ${names}) Object.defineProperty(exports, name, { enumerable: true, get: () => require(${JSON.stringify(request)})[name] });`;
  });
}

function exportedBy(name) {
  const source = sources.get(name);
  const own = [...source.matchAll(/\bexports\.(\w+) = |Object\.defineProperty\(exports, "(\w+)"/g)].map(([, one, other]) => one ?? other);
  const others = [...source.matchAll(/^__exportStar\(require\("(\.[^"]*)"\), exports\);$/gm)];
  return [...new Set([...own, ...others.flatMap(([, request]) => exportedBy(gatheredAs(name, request)))])].filter(
    (one) => one !== '__esModule',
  );
}

/** What asks for another module: by its name if it is gathered, or else as the file that it is. */
function loading(from, request) {
  const target = path.posix.join(path.posix.dirname(from), request);
  const file = gatheredAs(from, request);
  return file === undefined ? `require(${JSON.stringify(fromGathered(target))})` : `$load(${JSON.stringify(file)})`;
}

function gatheredAs(from, request) {
  const target = path.posix.join(path.posix.dirname(from), request);
  return [target, `${target}.js`, `${target}/index.js`].find((name) => known.has(name));
}

function fromGathered(target) {
  return target.startsWith('.') ? target : `./${target}`;
}
