import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../lib/definition';
import { complaints } from './judges';

interface ValidationCase {
  readonly id: string;
  readonly api: JsonObject;
  readonly expect: { readonly accepted: boolean };
}

const casesFile = path.join(__dirname, '..', 'conformance', 'cases', 'validation-service.jsonl');
const cases = readFileSync(casesFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ValidationCase);

/** What the service takes with a warning, dropping it; an editor had better show it as wrong. */
const droppedByTheService = ['mapping/boolean-value-is-dropped'];

test.each(cases.filter(({ id, expect: { accepted } }) => accepted && !droppedByTheService.includes(id)))(
  'what the service accepts is right: $id',
  ({ api }) => {
    expect(complaints('own', 'swagger' in api ? '2.0' : '3.0', api)).toEqual([]);
  },
);

function document(members: JsonObject, integration: JsonObject = { type: 'mock' }): JsonObject {
  return { openapi: '3.0.1', paths: { '/': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } }, ...members };
}

test.each<[string, JsonObject]>([
  ['a misspelt extension', document({ 'x-amazon-apigateway-binary-media-type': ['image/png'] })],
  ['an extension in the wrong place', document({ 'x-amazon-apigateway-integration': { type: 'mock' } })],
  ['a misspelt member', document({}, { type: 'mock', passThroughBehavior: 'never' })],
  ['an unknown integration type', document({}, { type: 'https_proxy', uri: 'https://example.com' })],
  ['an HTTP integration without an endpoint', document({}, { type: 'HTTP', httpMethod: 'GET' })],
  ['a timeout below the least one', document({}, { type: 'mock', timeoutInMillis: 49 })],
  ['a mapping to nowhere', document({}, { type: 'mock', requestParameters: { 'integration.request.body.x': "'a'" } })],
  ['an integration response without a status code', document({}, { type: 'mock', responses: { default: {} } })],
  ['an unknown gateway response type', document({ 'x-amazon-apigateway-gateway-responses': { FAKE: { statusCode: '400' } } })],
  ['a compression size beyond the limit', document({ 'x-amazon-apigateway-minimum-compression-size': 10485761 })],
  [
    'an authorizer of unknown type',
    document({ components: { securitySchemes: { a: { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'basic' } } } } }),
  ],
])('%s is wrong', (_, wrong) => {
  expect(complaints('own', '3.0', wrong)).not.toEqual([]);
});

test.each(['HTTP_PROXY', 'http_proxy', 'Http_Proxy'])('the integration type %s is right, as the service reads any case', (type) => {
  expect(complaints('own', '3.0', document({}, { type, uri: 'https://example.com', httpMethod: 'get' }))).toEqual([]);
});

test('intrinsics are right wherever a value is', () => {
  const integration = {
    type: 'http',
    uri: { 'Fn::Sub': 'https://${Host}' },
    timeoutInMillis: { Ref: 'Timeout' },
    requestTemplates: { 'Fn::Transform': { Name: 'x' } },
  };
  expect(complaints('own', '3.0', document({ 'x-amazon-apigateway-policy': { Ref: 'Policy' } }, integration))).toEqual([]);
});
