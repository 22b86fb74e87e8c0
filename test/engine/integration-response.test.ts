import type { JsonObject } from '../../lib/definition';
import type { CannedAnswer } from '../../lib/engine';
import { backendUrl, document, functionUri, running } from './apis';

const http = (responses: JsonObject): JsonObject => ({ type: 'http', httpMethod: 'GET', uri: backendUrl, responses });

function answered(responses: JsonObject, answer: CannedAnswer, options: { headers?: string[] } = {}, line = 'GET /x') {
  return running(document({ 'GET /x': http(responses) }), answer).call(line, options);
}

test.each([
  ['the whole status', '40', 404, 200],
  ['a class', '4\\d{2}', 404, 409],
  ['alternatives', '404|500', 500, 409],
  ['a negative lookahead', '^(?!2).*', 404, 409],
])('a pattern matches %s', async (_what, pattern, status, expected) => {
  const { status: got } = await answered({ [pattern]: { statusCode: '409' }, default: { statusCode: '200' } }, { status });
  expect(got).toBe(expected);
});

test('of patterns that match the first one counts', async () => {
  expect((await answered({ '4..': { statusCode: '410' }, '40.': { statusCode: '411' } }, { status: 404 })).status).toBe(410);
});

test('a newline in an error message is matched by no dot', async () => {
  const lambda = {
    type: 'aws',
    httpMethod: 'POST',
    uri: functionUri,
    responses: { '.+': { statusCode: '500' }, '(.|\\n)*bad(.|\\n)*': { statusCode: '400' }, default: { statusCode: '200' } },
  };
  const call = (errorMessage: string) => running(document({ 'GET /x': lambda }), { error: { errorMessage } }).call('GET /x');
  expect((await call('bad')).status).toBe(500);
  expect((await call('bad\nline')).status).toBe(400);
  expect((await call('good\nline')).status).toBe(200);
});

test.each<[string, string, string[], string]>([
  ['the first media type of Accept', 'XML', ['Accept', 'application/xml;q=0.9, application/json'], 'application/xml'],
  ['application/json where Accept names nothing known', 'JSON', ['Accept', 'image/png'], 'application/json'],
  ['application/json without Accept', 'JSON', [], 'application/json'],
])('the response template is that of %s', async (_what, body, headers, contentType) => {
  const responses = { default: { statusCode: '200', responseTemplates: { 'application/json': 'JSON', 'application/xml': 'XML' } } };
  expect(await answered(responses, { status: 200, body: '{}' }, { headers })).toMatchObject({
    body,
    headers: { 'content-type': contentType },
  });
});

test('mappings read headers by their exact name, the body, the context, stage variables and statics', async () => {
  const responseParameters = {
    'method.response.header.A': 'integration.response.header.X-One',
    'method.response.header.B': 'integration.response.header.x-one',
    'method.response.header.C': 'integration.response.multivalueheader.X-One',
    'method.response.header.D': 'integration.response.body.a.b',
    'method.response.header.E': 'integration.response.body.list',
    'method.response.header.F': 'integration.response.body.none',
    'method.response.header.G': 'context.stage',
    'method.response.header.H': 'stageVariables.color',
    'method.response.header.I': "'static'",
    'method.response.header.J': 'context.identity',
  };
  const answer = { status: 200, headers: ['X-One', '1', 'X-One', '2'], body: '{"a":{"b":"deep"},"list":[1,"x"]}' };
  const api = document({ 'GET /x': http({ default: { statusCode: '200', responseParameters } }) });
  const { headers } = await running(api, answer, { stage: { name: 'dev', variables: { color: 'red' } } }).call('GET /x');
  expect(headers).toMatchObject({ a: '2', c: '1,2', d: 'deep', e: '[1,"x"]', g: 'dev', h: 'red', i: 'static' });
  for (const absent of ['b', 'f', 'j']) expect(headers).not.toHaveProperty(absent);
});

test('a body mapping of what begins like JSON and is none is 500 on the way back, 400 on the way there', async () => {
  const back = await answered(
    { default: { statusCode: '200', responseParameters: { 'method.response.header.A': 'integration.response.body.a' } } },
    { status: 200, body: '{"a":' },
  );
  expect(back.status).toBe(500);
  const request = {
    ...http({ default: { statusCode: '200' } }),
    httpMethod: 'POST',
    requestParameters: { 'integration.request.header.A': 'method.request.body.a' },
  };
  const there = await running(document({ 'POST /x': request })).call('POST /x', { body: '{"a":' });
  expect([there.status, JSON.parse(there.body)]).toEqual([400, { message: 'Invalid JSON in request body' }]);
});

test('a template sets status and headers, and a list gives several values', async () => {
  const template =
    '#set($context.responseOverride.status = 202)#set($context.responseOverride.header.A = ["1", "2"])#set($context.responseOverride.header.Date = "x")done';
  const got = await answered({ default: { statusCode: '200', responseTemplates: { 'application/json': template } } }, { status: 200 });
  expect(got).toMatchObject({ status: 202, body: 'done', headers: { a: '1,2', 'x-amzn-remapped-date': 'x' } });
});

test.each(['99', '600', 'teapot', '20x', '-1'])('a status of %s set by a template is ignored', async (status) => {
  const template = `#set($context.responseOverride.status = "${status}")`;
  expect(
    (await answered({ default: { statusCode: '201', responseTemplates: { 'application/json': template } } }, { status: 200 })).status,
  ).toBe(201);
});

test('a template that fails on the way back is 500', async () => {
  const responses = { default: { statusCode: '200', responseTemplates: { 'application/json': "$input.path('$[')" } } };
  expect((await answered(responses, { status: 200, body: '{}' })).status).toBe(500);
});

test.each([
  ['HTTP', http({ default: { statusCode: '200' } }), true],
  ['HTTP_PROXY', { type: 'http_proxy', httpMethod: 'GET', uri: backendUrl }, false],
  [
    'MOCK',
    { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } },
    false,
  ],
  ['AWS_PROXY', { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri }, true],
] as [string, JsonObject, boolean][])('the trace id of a response of %s', async (_type, integration, there) => {
  const { headers } = await running(document({ 'GET /x': integration }), { payload: {} }).call('GET /x');
  expect('x-amzn-trace-id' in headers).toBe(there);
});
