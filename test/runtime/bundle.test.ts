import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type * as core from '../../lib/runtime/handler';
import { api, method, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bundle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the handler of an ordinary API with templates may load: as a server with endpoints, and as a Lambda function. */
const ordinary = ['index.js', 'templates.js', 'methods.js', 'json-path.js', 'pool.js', 'lambda.js'];

interface Bundled {
  readonly core: string;
  readonly notices: string;
  /** Sources of the core. */
  readonly sources: readonly string[];
  /** Name and content. */
  readonly files: readonly (readonly [string, string])[];
}

function bundled(name: string): Bundled {
  const outdir = path.join(folder, name);
  execFileSync(process.execPath, [path.join(__dirname, '..', '..', 'scripts', 'bundle-handler.mjs'), outdir], { stdio: 'pipe' });
  const read = (file: string) => readFileSync(path.join(outdir, file), 'utf8');
  return {
    core: ordinary.map(read).join('\n'),
    notices: read('THIRD-PARTY-NOTICES'),
    sources: sourcesOf(read('index.js.map')),
    files: readdirSync(outdir).map((file) => [file, read(file)]),
  };
}

function sourcesOf(map: string): string[] {
  return (JSON.parse(map) as { sources: string[] }).sources;
}

test('the core has the same bytes each time, knows no path of the machine, and gives notice of what it contains', () => {
  const first = bundled('first');
  expect(bundled('second')).toEqual(first);
  expect(first.core).not.toContain(path.join(__dirname, '..', '..'));
  expect(first.sources).toContain('lib/engine/call.ts');
  // It stands in files of its own, or its classes would be there twice and unlike each other; plain patterns have none.
  expect(first.sources.filter((source) => source.startsWith('lib/mapping/'))).toEqual(['lib/mapping/plain-pattern.ts']);
  expect(first.notices).toMatch(/^undici \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(first.notices).toContain('Permission is hereby granted');
});

test('every file has its source map beside it, with sources named from the root of the package', () => {
  const { files } = bundled('maps');
  const names = files.map(([file]) => file);
  const scripts = names.filter((file) => file.endsWith('.js'));
  expect(names.sort()).toEqual(['THIRD-PARTY-NOTICES', ...scripts, ...scripts.map((file) => `${file}.map`)].sort());
  for (const [file, content] of files) {
    if (file.endsWith('.js')) expect(content.trimEnd().split('\n').at(-1)).toBe(`//# sourceMappingURL=${file}.map`);
    if (file.endsWith('.map'))
      expect([file, sourcesOf(content).filter((source) => /^(?:\.\.|[/\\]|\w:\\)/.test(source))]).toEqual([file, []]);
    expect(content).not.toContain(path.join(__dirname, '..', '..'));
  }
});

test('the core stays small enough to start quickly', () => {
  const { core: text } = bundled('size');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(350_000);
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(120_000);
});

test('the core has no parser of templates, no compiler of schemas and no reader of documents', () => {
  const { core: text, notices } = bundled('third');
  expect(notices).not.toMatch(/^(?:yaml|ajv-draft-04|commander) /m);
  // What the parsers of templates and of schemas say, and nothing else does.
  for (const words of ['strictTypes', 'openapi']) expect(text).not.toContain(words);
});

test('an API that only passes requests on loads nothing that maps, and no client of endpoints before its first call', () => {
  const handlers = new HandlerFolders();
  try {
    const folder = handlers.write(api({ resources: [resource('/pets', method())] }));
    const loaded = `require('./index.js').openGateway(); console.log(Object.keys(require.cache).map((file) => require('node:path').basename(file)).join());`;
    expect(execFileSync(process.execPath, ['-e', loaded], { cwd: folder, encoding: 'utf8' })).toBe('index.js,api.js\n');
  } finally {
    handlers.remove();
  }
});

test('an api.js of another version is refused with what to do', () => {
  const handlers = new HandlerFolders();
  try {
    const written = path.join(handlers.write(api({ resources: [resource('/pets', method())] })), 'api.js');
    writeFileSync(written, readFileSync(written, 'utf8').replace('formatVersion = 1', 'formatVersion = 0'));
    const { openGateway }: typeof core = handlers.core;
    expect(() => openGateway({}, written)).toThrow('api.js was written for another version of index.js (0, not 1): synthesize both anew.');
  } finally {
    handlers.remove();
  }
});
