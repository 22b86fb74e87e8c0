import type { JsonObject } from '../../lib/definition';
import { backendUrl, document, running } from './apis';

const http = { type: 'http', httpMethod: 'POST', uri: backendUrl, responses: { default: { statusCode: '200' } } };

const pet: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2 },
    age: { type: 'number', minimum: 0, exclusiveMinimum: true },
    friends: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
    tag: { $ref: '#/components/schemas/Tag' },
  },
};

const api = document(
  {
    'POST /pets/{id}': {
      parameters: [
        { name: 'z', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'a', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'X-B', in: 'header', required: true, schema: { type: 'string' } },
        { name: '__proto__', in: 'query', required: true, schema: { type: 'string' } },
        { name: 'optional', in: 'query', required: false, schema: { type: 'string' } },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ],
      'x-amazon-apigateway-request-validator': 'parameters',
      'x-amazon-apigateway-integration': http,
    },
    'POST /body': {
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
      'x-amazon-apigateway-request-validator': 'body',
      'x-amazon-apigateway-integration': http,
    },
    'GET /key': { security: [{ key: [] }], 'x-amazon-apigateway-integration': { ...http, httpMethod: 'GET' } },
  },
  {
    components: {
      schemas: { Pet: pet, Tag: { type: 'string', enum: ['a', 'b'] } },
      securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    'x-amazon-apigateway-request-validators': {
      parameters: { validateRequestParameters: true, validateRequestBody: false },
      body: { validateRequestParameters: false, validateRequestBody: true },
    },
  },
);

test('all missing parameters are told at once, headers before paths before query strings, each in the order of their names', async () => {
  const { call, backend } = running(api);
  const { status, body, headers } = await call('POST /pets/1');
  expect(status).toBe(400);
  expect(JSON.parse(body)).toEqual({ message: 'Missing required request parameters: [X-B, __proto__, a, z]' });
  expect(headers['x-amzn-errortype']).toBe('BadRequestException');
  expect(backend.calls).toEqual([]);
});

test('a blank parameter is missing, and names of headers are case-sensitive', async () => {
  const { body } = await running(api).call('POST /pets/1?a=&z=1&__proto__=1', { headers: ['x-b', '1'] });
  expect(JSON.parse(body)).toEqual({ message: 'Missing required request parameters: [X-B, a]' });
});

test('with all parameters the endpoint is called', async () => {
  expect((await running(api).call('POST /pets/1?a=1&z=2&__proto__=3', { headers: ['X-B', '1'] })).status).toBe(200);
});

test.each([
  ['fits', '{"name":"Rex","age":1,"friends":[{"name":"Bo","friends":[]}],"tag":"a"}', undefined, 200],
  ['lacks a member', '{"age":1}', undefined, 400],
  ['has a value of another type', '{"name":7}', undefined, 400],
  ['has a number at an exclusive minimum of draft 4', '{"name":"Rex","age":0}', undefined, 400],
  ['breaks a model that the model refers to', '{"name":"Rex","tag":"c"}', undefined, 400],
  ['breaks the model within itself', '{"name":"Rex","friends":[{"name":"B"}]}', undefined, 400],
  ['is no JSON', 'name=Rex', undefined, 400],
  ['is empty', '', undefined, 400],
  ['says its charset', '{"age":1}', 'application/json; charset=utf-8', 400],
  ['is of a type without a model', '<pet/>', 'application/xml', 200],
  ['has prototype names', '{"name":"Rex","__proto__":{"a":1},"constructor":1}', undefined, 200],
])('a body that %s is answered as the model says', async (_what, body, type, status) => {
  const answer = await running(api).call('POST /body', { body, headers: type === undefined ? [] : ['Content-Type', type] });
  expect(answer.status).toBe(status);
  if (status === 400) expect(JSON.parse(answer.body)).toEqual({ message: 'Invalid request body' });
});

test('what is wrong with a body stands in the trace', async () => {
  const { trace } = await running(api, { status: 200 }, { trace: true }).call('POST /body', { body: '{"name":7}' });
  expect(trace.methodRequest!.model).toEqual({ name: 'Pet', valid: false, errors: ['/name must be string'] });
  expect(trace.because!.text).toBe('model Pet: /name must be string');
});

test.each([
  ['none', [], 403],
  ['a wrong one', ['x-api-key', 'wrong'], 403],
  ['the right one', ['X-Api-Key', 'the-right-key-of-20-chars'], 200],
])('a method that wants an API key, given %s', async (_what, headers, status) => {
  const { call } = running(api, { status: 200 }, { apiKeys: ['the-right-key-of-20-chars'] });
  const answer = await call('GET /key', { headers });
  expect(answer.status).toBe(status);
  if (status === 403)
    expect(answer).toMatchObject({ body: '{"message":"Forbidden"}', headers: { 'x-amzn-errortype': 'ForbiddenException' } });
});
