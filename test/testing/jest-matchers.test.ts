import '../../lib/testing/jest-matchers';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as importedExpect } from '@jest/globals';
import type { LocalCall } from '../../lib/testing';
import { answer, describe as card, LocalApi } from '../../lib/testing';
import * as serializer from '../../lib/testing/jest-serializer';
import type { SnapshotState } from '../../lib/testing/matchers/matcher';
import { toMatchApiFile } from '../../lib/testing/matchers/to-match-api-file';
import { petStore } from './pet-store';

const api = LocalApi.from(petStore);
let call: LocalCall;

beforeAll(async () => {
  call = await api.invoke('GET /pets/7?type=dog', { backend: answer(404, { msg: 'no pet' }) });
});

test('what holds passes', () => {
  expect(api).toHaveNoProblems();
  expect(call).toHaveStatus(404);
  expect(call).not.toHaveStatus(200);
  expect(call).toHaveSent({
    url: 'https://petstore.example.com/pets/7?kind=dog',
    method: 'GET',
    headers: { 'X-ENV': 'prod', 'x-none': null },
  });
  expect(call).toHaveSent({ url: /kind=dog$/, headers: { 'user-agent': /^AmazonAPIGateway_/ } });
  expect(call).toHaveSent({ url: expect.stringContaining('/pets/') as string });
  expect(call).not.toHaveSent({ method: 'POST' });
  expect(call).toHaveCalledBackend();
  expect(call).toHaveCalledBackend(1);
  expect(call).not.toHaveCalledBackend(2);
  expect(call).toAnswerLike(404, { error: expect.any(String) as string });
  expect(call).toAnswerLike(404);
  importedExpect(call).toHaveStatus(404);
});

test('a body that was sent is compared member by member', async () => {
  const post = await api.invoke('POST /pets', { body: { name: { first: 'Rex', last: 'Dog' } }, backend: answer(201) });
  expect(post).toHaveSent({ json: { name: { first: 'Rex' } } });
  expect(() => expect(post).toHaveSent({ json: { name: { first: 'Max' } } })).toThrow(
    'the endpoint to be sent\n  body like {"name":{"first":"Max"}}, was "{\\"name\\":{\\"first\\":\\"Rex\\",\\"last\\":\\"Dog\\"},\\"stage\\":\\"\\"}"',
  );
});

const exchange = [
  'GET /pets/7?type=dog → 404',
  '  route                 GET /pets/{petId}   petId = 7',
  '  integration request   GET https://petstore.example.com/pets/7?kind=dog',
  '                          X-Env: prod',
  '  integration           404 application/json',
  '                          {"msg":"no pet"}',
  '  integration response  404 ← 404, template for application/json',
  '  method response       404 application/json',
  '                          {"error":"no pet"}',
];

/** The exchange card as a failure prints it, with this line marked. */
function markedAt(marked: string): string {
  return exchange.map((line) => `${line.trimStart().startsWith(marked) ? '>' : ' '} ${line}`).join('\n');
}

test.each<[string, () => void, string]>([
  ['a status', () => expect(call).toHaveStatus(200), `expected status 200, was 404\n\n${markedAt('GET /pets/7')}`],
  ['a status that must not be', () => expect(call).not.toHaveStatus(404), 'expected not status 404, was 404'],
  [
    'what was sent',
    () => expect(call).toHaveSent({ url: 'https://petstore.example.com/', headers: { 'x-env': 'dev', 'x-other': 'a', accept: null } }),
    `expected the endpoint to be sent
  url "https://petstore.example.com/", was "https://petstore.example.com/pets/7?kind=dog"
  header x-env: "dev", was "prod"
  header x-other: "a", was absent
  header accept: absent, was "application/json"

${markedAt('integration request')}`,
  ],
  [
    'an answer',
    () => expect(call).toAnswerLike(404, { error: 'other' }),
    `expected status 404 with a body like {"error":"other"}\n\n${markedAt('method response')}`,
  ],
  ['an answer of another status', () => expect(call).toAnswerLike(200), `expected status 200\n\n${markedAt('GET /pets/7')}`],
  [
    'a problem that is not there',
    () => expect(api).toHaveProblem('http-uri', 'GET /pets'),
    'expected the problem http-uri at GET /pets\n\nthere are no problems',
  ],
  [
    'something that is no call',
    () => expect(api).toHaveStatus(200),
    'toHaveStatus looks at a call: give it what `await api.invoke(…)` returns',
  ],
  ['a call that nobody awaited', () => expect(api.invoke('GET /health')).toHaveSent({}), 'toHaveSent looks at a call: await the call'],
  ['something that is no API', () => expect(call).toHaveNoProblems(), 'toHaveNoProblems looks at an API'],
])('a failure about %s prints what happened', (_what, check, message) => {
  expect(check).toThrow(expect.objectContaining({ message: expect.stringContaining(message) as string }) as Error);
});

test('a call that reached no endpoint says so', async () => {
  const health = await api.invoke('GET /health');
  expect(health).toHaveCalledBackend(0);
  expect(() => expect(health).toHaveSent({})).toThrow('expected a request to the endpoint, and none was sent');
  expect(() => expect(health).toHaveCalledBackend(1)).toThrow('expected 1 call of the endpoint, there were 0');
});

test('problems are told with their rule, place and sentence', () => {
  const broken = LocalApi.from({
    openapi: '3.0.1',
    info: { title: 't', version: '1' },
    paths: {
      '/x': { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'ftp://x' } } },
    },
  });
  expect(broken).toHaveProblem('http-uri');
  expect(broken).toHaveProblem('http-uri', 'GET /x');
  expect(() => expect(broken).toHaveNoProblems()).toThrow(
    /^expected no problems, there is 1 problem\n\nerror {2}http-uri {2}GET \/x\n {2}\S/,
  );
});

test('an API, a method and a call print as cards in snapshots, and describe gives the same text', () => {
  const method = api.method('GET /pets/{petId}');
  for (const value of [api, method, call]) {
    expect(serializer.test(value)).toBe(true);
    expect(serializer.serialize(value)).toBe(card(value));
  }
  expect([null, 'text', {}, []].some((value) => serializer.test(value))).toBe(false);
  expect(card(method)).toMatch(/^GET \/pets\/\{petId\} {36}HTTP custom\n/);
  expect(card(call)).toBe(exchange.join('\n'));
});

test('toMatchSnapshot uses the serializer', () => {
  expect.addSnapshotSerializer(serializer);
  expect(api.method('GET /health')).toMatchInlineSnapshot(`
GET /health                                          Mock
  body       application/json  template (1 line, 7035)
  answers    200 ← otherwise   application/json  template (1 line, 8ad5)
`);
});

describe('a file beside the test', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'api-file-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function check(update: SnapshotState['_updateSnapshot']): { pass: boolean; message: string; counts: object } {
    const snapshotState: SnapshotState = { _updateSnapshot: update, added: 0, matched: 0, unmatched: 0, updated: 0 };
    const context = { isNot: false, testPath: join(folder, 'pets.test.ts'), equals: () => false, utils: {}, snapshotState };
    const { pass, message } = toMatchApiFile.call(context, api, 'pets.api.txt');
    const { _updateSnapshot, ...counts } = snapshotState;
    return { pass, message: message(), counts };
  }

  test('is written with cards and the text of every template where it is not there', () => {
    expect(check('new')).toMatchObject({ pass: true, counts: { added: 1 } });
    const text = readFileSync(join(folder, 'pets.api.txt'), 'utf8');
    expect(text.startsWith(card(api))).toBe(true);
    expect(text).toContain('\ntemplate (7035)\n');
    expect(text).toContain('\n{"error":$input.json(\'$.msg\')}\n');
    expect(check('none')).toMatchObject({ pass: true, counts: { matched: 1 } });
  });

  test('is not written under --ci', () => {
    expect(check('none')).toMatchObject({
      pass: false,
      counts: { unmatched: 1 },
      message: expect.stringContaining('does not exist') as string,
    });
  });

  test('that differs fails with the lines that differ, and is written with -u', () => {
    check('new');
    const file = join(folder, 'pets.api.txt');
    writeFileSync(file, readFileSync(file, 'utf8').replace("'prod'", "'dev'"));
    const failed = check('new');
    expect(failed).toMatchObject({ pass: false, counts: { unmatched: 1 } });
    expect(failed.message).toContain("-                header X-Env    ← 'dev'\n+                header X-Env    ← 'prod'");
    expect(check('all')).toMatchObject({ pass: true, counts: { updated: 1 } });
    expect(check('none')).toMatchObject({ pass: true });
  });
});
