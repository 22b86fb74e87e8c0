import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './command-line';

let folder: string;
let document: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  document = join(folder, 'keys.json');
  const integration = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode":200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': 'hello $context.identity.apiKey' } } },
  };
  const operation = { security: [{ api_key: [] }], responses: {}, 'x-amazon-apigateway-integration': integration };
  const securitySchemes = { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } };
  writeFileSync(
    document,
    JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'keys', version: '1' },
      paths: { '/pets': { get: operation } },
      components: { securitySchemes },
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a key that no document can hold is given on the command line', async () => {
  const send = (key: string) => commandLine(['invoke', 'GET', '/pets', document, '--api-key', 'mine', '-H', `x-api-key: ${key}`]);
  expect((await send('mine')).stdout).toContain('hello mine');
  const refused = (await send('other')).stdout;
  expect(refused).toContain('INVALID_API_KEY');
  expect(refused).toContain('API key required, and the one sent is not known');
});
