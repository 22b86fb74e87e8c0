import type { JsonObject } from '../../../lib/definition';
import { getPets, openApi3, problemsOf, swagger2 } from '../documents';

const endpoint = { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } };

test.each<[string, JsonObject, string]>([
  ['of HTTP APIs', openApi3({}, { 'x-amazon-apigateway-cors': {} }), 'x-amazon-apigateway-cors is for HTTP APIs: it does nothing here.'],
  [
    'of HTTP APIs in components',
    openApi3({}, { components: { 'x-amazon-apigateway-integrations': {} } }),
    'x-amazon-apigateway-integrations is for HTTP APIs: it does nothing here.',
  ],
  [
    'that is misspelt',
    getPets({ 'x-amazon-apigateway-integraton': {} }),
    'x-amazon-apigateway-integraton is no extension of the service: it does nothing here.',
  ],
  [
    'in upper case',
    getPets({ 'X-Amazon-Apigateway-Integration': {} }),
    'X-Amazon-Apigateway-Integration is written in lower case, x-amazon-apigateway-integration: it does nothing here.',
  ],
  [
    'at the wrong place',
    getPets({ 'x-amazon-apigateway-policy': {} }),
    'x-amazon-apigateway-policy stands at the root of the document: it does nothing here.',
  ],
  [
    'of the endpoint at the root of OpenAPI 3.0',
    openApi3({}, endpoint),
    'x-amazon-apigateway-endpoint-configuration stands at the root of the document or in the first server: it does nothing here.',
  ],
])('an extension %s is told', (_, document, message) => {
  expect(problemsOf(document)).toEqual([['extension-ignored', message]]);
});

test.each<[string, JsonObject]>([
  ['of the endpoint at the root of Swagger 2.0', swagger2({}, endpoint)],
  ['of the endpoint in a server', openApi3({}, { servers: [{ url: '/', ...endpoint }] })],
  [
    'at its place',
    getPets({
      'x-amazon-apigateway-integration': { type: 'mock' },
      'x-amazon-apigateway-auth': { type: 'NONE' },
      'x-amazon-apigateway-request-validator': 'all',
    }),
  ],
  ['of somebody else', openApi3({}, { 'x-internal': true })],
])('nothing is said of an extension %s', (_, document) => {
  expect(problemsOf(document)).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['another header', { type: 'apiKey', name: 'token', in: 'header' }],
  ['the query', { type: 'apiKey', name: 'x-api-key', in: 'query' }],
])('an API key in %s has nobody who checks it, and that is told', (_, scheme) => {
  const document = getPets({ security: [{ key: [] }] }, { components: { securitySchemes: { key: scheme } } });
  expect(problemsOf(document).map(([rule]) => rule)).toEqual(['security-scheme-without-authorizer']);
});
