import type { JsonObject } from '../../../lib/definition';
import { runCase } from '../../../lib/testing/case-runner';
import { FileReferences } from '../../../lib/testing/case-runner/file-references';
import { readCase } from '../../../lib/testing/case-runner/read-case';

const api = (root: JsonObject, uri: unknown = 'https://pets.example.com') => ({
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  paths: { '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri } } } },
  ...root,
});
const emptyTemplate = api({ 'x-amazon-apigateway-gateway-responses': { THROTTLED: { responseTemplates: { 'application/json': '' } } } });
const intrinsic = api({}, { 'Fn::Sub': 'https://${Host}/pets' });

test.each([
  ['an import', 'import', emptyTemplate, { accepted: true }],
  ['resources of a template', 'cloudformation', emptyTemplate, { accepted: false, rule: 'gateway-response-empty' }],
  ['an import that resolves nothing', 'import', intrinsic, { accepted: false, rule: 'integration-malformed', where: 'GET /pets' }],
  ['resources whose intrinsics are resolved', 'cloudformation', intrinsic, { accepted: true }],
  ['nothing in particular', undefined, intrinsic, { accepted: true }],
])('a case is judged as %s', async (_about, via, document, expect_) => {
  const line = JSON.stringify({ id: 'a', about: 'a', api: document, ...(via && { via }), expect: expect_ });
  const result = await runCase(readCase(line, 'a.jsonl:1', new FileReferences('.')));
  expect(result).toMatchObject({ outcome: 'passed' });
});
