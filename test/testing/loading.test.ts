import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** What runs TypeScript in the process. */
const runners = new Set(['esbuild', 'get-tsconfig', 'tsx']);

/** Runs a script in a process of its own and gives the packages that it has loaded. */
function packagesLoadedBy(script: string): readonly string[] {
  const told = `${script};then(() => console.log(JSON.stringify(Object.keys(require.cache))))`;
  const prelude = 'const then = (tell) => Promise.resolve(globalThis.done).then(tell);';
  const output = execFileSync(process.execPath, ['--import', 'tsx', '-e', `${prelude}${told}`], { cwd: root, encoding: 'utf8' });
  const files = JSON.parse(output) as string[];
  const packages = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? []);
  return [...new Set(packages.filter((name) => !runners.has(name)))].sort();
}

const testing = "const { LocalApi, answer } = require('./lib/testing')";
const document = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: { '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'http://127.0.0.1:1' } } } },
});

test.each([
  ['that is loaded', testing],
  [
    'that calls an API of JSON with a canned answer',
    `${testing};globalThis.done = LocalApi.from(${document}).invoke('GET /pets', { backend: answer(200) })`,
  ],
])('a test %s loads no package: no HTTP client, no JSON Schema, no YAML', (_what, script) => {
  expect(packagesLoadedBy(script)).toEqual([]);
});

test('a call over the network loads the HTTP client', () => {
  const script = `${testing};globalThis.done = LocalApi.from(${document}).invoke('GET /pets', { backend: { 'http://127.0.0.1:1': 'http://127.0.0.1:1' } })`;
  expect(packagesLoadedBy(script)).toEqual(['undici']);
});
