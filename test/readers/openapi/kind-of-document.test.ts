import { readOpenApi, UnreadableDocument } from '../../../lib/readers';
import { define, openApi3, problemsOf } from '../documents';

test.each([
  ['openapi: 3.0.3\ninfo: {title: pets}\npaths: {}\n'],
  ['swagger: "2.0"\ninfo: {title: pets}\npaths: {}\n'],
  ['swagger: 2.0\ninfo: {title: pets}\npaths: {}\n'],
  ['{"openapi": "3.0.0", "info": {"title": "pets"}, "paths": {}}'],
])('%j is read without a problem', (text) => {
  const { definition, problems } = readOpenApi(text);
  expect(problems).toEqual([]);
  expect(definition.name).toBe('pets');
});

test.each(['3.1.0', '3.2.0', '2.0', '4'])('OpenAPI %s is refused by the service, and read as well as it goes', (version) => {
  const { definition, problems } = readOpenApi({ ...openApi3({ '/pets': { get: {} } }), openapi: version });
  expect(problems).toMatchObject([
    { rule: 'openapi-version', consequence: 'rejected', severity: 'error', origin: { pointer: '/openapi' } },
  ]);
  expect(definition.resources.map(({ path }) => path)).toEqual(['/', '/pets']);
});

test.each([
  ['[]', 'api.yaml:1:1: this is not an OpenAPI document: it is a list; an OpenAPI document begins with openapi: 3.0.1 or swagger: "2.0"'],
  ['', 'it is empty'],
  ['hello', 'it is a string'],
  ['# nothing\n\nname: x\n', 'api.yaml:3:1: this is not an OpenAPI document: it has neither the member openapi nor swagger'],
  ['Resources: {}\n', 'it looks like a CloudFormation template'],
  ['swaggerVersion: "1.2"\n', 'it is written in Swagger 1.2'],
  ['openapi: {a: 1}\n', 'it has neither'],
  ['a: 1\n---\nb: 2\n', 'api.yaml:2:1: this is not an OpenAPI document: a second document begins here'],
])('%j is no OpenAPI document, and the error says where, what and what instead', (text, message) => {
  const attempt = () => readOpenApi(text, { file: 'api.yaml' });
  expect(attempt).toThrow(UnreadableDocument);
  expect(attempt).toThrow(message);
});

test('the place of an unreadable document is at hand as data, and the reason without it', () => {
  try {
    readOpenApi('{"openapi": "3.0.1"\n  "oops"}', { file: 'api.json' });
    throw new Error('it was read');
  } catch (error) {
    expect(error).toMatchObject({ name: 'UnreadableDocument', file: 'api.json', line: 2, column: 3 });
    expect((error as UnreadableDocument).reason).not.toContain('api.json');
  }
});

test('a key that stands twice is told, and the later one counts', () => {
  const { definition, problems } = readOpenApi('openapi: 3.0.1\ninfo:\n  title: first\n  title: second\npaths: {}\n', { file: 'api.yaml' });
  expect(definition.name).toBe('second');
  expect(problems).toMatchObject([{ rule: 'duplicate-key', origin: { file: 'api.yaml', start: { line: 4, column: 3 } } }]);
});

test('a document over 6 MB is told, and read', () => {
  const text = JSON.stringify(openApi3({}, { 'x-padding': 'x'.repeat(6 * 1024 * 1024) }));
  expect(problemsOf(text).map(([rule]) => rule)).toEqual(['definition-size']);
  expect(define(text).name).toBe('pets');
});

test('JSON, YAML and data of one document give one definition', () => {
  const document = openApi3({ '/pets': { get: { parameters: [{ name: 'q', in: 'query' }], responses: { 200: { description: 'ok' } } } } });
  const [fromData, fromJson, fromYaml] = [
    define(document),
    define(JSON.stringify(document)),
    define(
      "openapi: '3.0.1'\ninfo: {title: pets, version: '1.0'}\npaths:\n  /pets:\n    get:\n      parameters: [{name: q, in: query}]\n      responses: {200: {description: ok}}\n",
    ),
  ].map((definition) => JSON.stringify(definition, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)));
  expect(fromJson).toBe(fromData);
  expect(fromYaml).toBe(fromData);
});
