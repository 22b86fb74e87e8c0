import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, MalformedCase } from '../../../lib/testing/case-runner';
import { readLines } from '../../../lib/testing/case-runner/case-lines';
import { FileReferences } from '../../../lib/testing/case-runner/file-references';
import { readCase } from '../../../lib/testing/case-runner/read-case';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
  mkdirSync(join(folder, 'cases', 'apis'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{"openapi":"3.0.1"}');
  writeFileSync(join(folder, 'cases', 'apis', 'pets.json'), '{"openapi":"3.0.1","paths":{}}');
  writeFileSync(join(folder, 'cases', 'apis', 'broken.json'), '{"openapi"');
  symlinkSync(join(folder, 'secret.json'), join(folder, 'cases', 'apis', 'link.json'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function read(json: unknown): Case | MalformedCase {
  return readCase(typeof json === 'string' ? json : JSON.stringify(json), 'pets.jsonl:7', new FileReferences(join(folder, 'cases')));
}

const api = { openapi: '3.0.1', paths: {} };
const request = { method: 'GET', path: '/pets', headers: [] };

test.each([
  ['execution', { id: 'a', api, request, expect: { response: {} } }],
  ['execution', { id: 'a', api, request, backend: null, expect: {} }],
  ['execution', { id: 'a', template: { Resources: {} }, request, expect: { response: {} } }],
  ['execution', { id: 'a', api, steps: [{ request, expect: { response: {} } }] }],
  ['validation', { id: 'a', api, expect: { accepted: true } }],
  ['template', { id: 'a', template: '$x', expect: { output: '' } }],
])('a case is recognised as an %s case by what it has', (kind, json) => {
  expect(read(json).kind).toBe(kind);
});

test.each<[string, unknown, string]>([
  ['{"id": ', '{"id": ', 'the line is no JSON'],
  ['a list', [], 'a case is a JSON object'],
  ['no id', { expect: {} }, 'the case has no `id`'],
  ['no expectation', { id: 'a', api, request }, '`expect` is missing'],
  ['nothing to recognise it by', { id: 'a', expect: {} }, 'no case of a known kind'],
  ['an empty expectation', { id: 'a', api, request, expect: {} }, '`expect` says nothing'],
  ['an unknown expectation', { id: 'a', api, request, expect: { respones: {} } }, '`expect.respones` is not part of the format'],
  [
    'an unknown member of the response',
    { id: 'a', api, request, expect: { response: { code: 1 } } },
    '`expect.response.code` is not part of the format',
  ],
  ['no steps', { id: 'a', api, steps: [] }, '`steps` must be a list of steps'],
  ['a step that expects nothing', { id: 'a', api, steps: [{ request }] }, '`steps[0].expect` is missing'],
  [
    'a step with an unknown member',
    { id: 'a', api, steps: [{ request, expect: { response: {} }, wait: 1 }] },
    '`steps[0].wait` is not part of the format',
  ],
  ['a request beside steps', { id: 'a', api, request, steps: [{ request, expect: { response: {} } }] }, 'exclude each other'],
  ['an API and a template', { id: 'a', api, template: {}, request, expect: { response: {} } }, 'exclude each other'],
  [
    'time that runs backwards',
    { id: 'a', api, steps: [{ request, advance: -1, expect: { response: {} } }] },
    '`steps[0].advance` must be a number from 0 on',
  ],
  ['an unknown gift', { id: 'a', api, given: { keys: [] }, request, expect: { response: {} } }, '`given.keys` is not part of the format'],
  [
    'a clock that shows no time',
    { id: 'a', api, given: { clock: 'noon' }, request, expect: { response: {} } },
    '`given.clock` must be a point in time',
  ],
  [
    'headers as an object',
    { id: 'a', api, request: { ...request, headers: { a: 'b' } }, expect: { response: {} } },
    '`request.headers` must be a list of [name, value]',
  ],
  ['two bodies', { id: 'a', api, request: { ...request, body: '', bodyBase64: '' }, expect: { response: {} } }, 'exclude each other'],
  [
    'an unknown backend',
    { id: 'a', api, request, backend: { type: 'ftp' }, expect: { response: {} } },
    '`backend.type` must be "http" or "aws" or "lambda" or "fault"',
  ],
  [
    'an unknown fault',
    { id: 'a', api, request, backend: { type: 'fault', fault: 'slow' }, expect: { response: {} } },
    '`backend.fault` must be',
  ],
  [
    'a status that is none',
    { id: 'a', api, request, backend: { type: 'http', status: '200' }, expect: { response: {} } },
    '`backend.status` must be a status code, not "200"',
  ],
  ['accepted as text', { id: 'a', api, expect: { accepted: 'no' } }, '`expect.accepted` must be true or false'],
  ['a refusal without a rule', { id: 'a', api, expect: { accepted: false } }, '`expect.rule` is missing'],
  ['an unknown error', { id: 'a', template: '', expect: { error: 'syntax' } }, '`expect.error` must be "parse" or "runtime"'],
  [
    'unknown parameters',
    { id: 'a', template: '', input: { params: { query: {} } }, expect: { output: '' } },
    '`input.params.query` is not part of the format',
  ],
])('a line with %s is malformed and says what is wrong', (_what, json, problem) => {
  const found = read(json) as MalformedCase;
  expect(found.kind).toBe('malformed');
  expect(found.problem).toContain(problem);
});

test('an API may stand in a file below the cases', () => {
  expect(read({ id: 'a', api: { $file: 'apis/pets.json' }, request, expect: { response: {} } })).toMatchObject({
    kind: 'execution',
    api: { document: api },
  });
});

test.each([
  ['../secret.json', 'is outside of the folder of the cases'],
  ['apis/../../secret.json', 'is outside of the folder of the cases'],
  ['/etc/passwd', 'is outside of the folder of the cases'],
  ['apis/link.json', 'is outside of the folder of the cases'],
  ['.', 'is outside of the folder of the cases'],
  ['apis/none.json', 'there is no such file beside the cases'],
  ['apis/broken.json', 'cannot be read as JSON'],
])('the file %s is refused: it %s', (file, problem) => {
  expect(read({ id: 'a', api: { $file: file }, request, expect: { response: {} } })).toMatchObject({
    kind: 'malformed',
    problem: expect.stringContaining(problem) as string,
  });
});

test('lines are streamed with their numbers, empty ones are skipped, the last one needs no line end', async () => {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, 'one\n\n  \ntwo\r\nthree');
  const lines = [];
  for await (const { line, text } of readLines(file)) lines.push([line, text.trim()]);
  expect(lines).toEqual([
    [1, 'one'],
    [4, 'two'],
    [5, 'three'],
  ]);
});

test.each([
  ['none.jsonl', 'none.jsonl: there is no such file'],
  ['cases', 'cases: this is a folder; name a file of cases (*.jsonl)'],
])('a file that cannot be read is an error that names it: %s', async (name, message) => {
  const lines = readLines(join(folder, name));
  await expect(lines.next()).rejects.toThrow(message);
});
