import type { JsonObject } from '../../lib/definition';
import { backendUrl, document, functionUri, headerObject, running } from './apis';

const custom = (more: JsonObject): JsonObject => ({
  type: 'http',
  httpMethod: 'POST',
  uri: `${backendUrl}/x`,
  responses: { default: { statusCode: '200' } },
  ...more,
});
const proxy = (more: JsonObject): JsonObject => ({ type: 'http_proxy', httpMethod: 'ANY', uri: `${backendUrl}/x`, ...more });

async function sent(integration: JsonObject, line = 'POST /x', options: { headers?: string[]; body?: string } = {}) {
  const { call, backend } = running(
    document({ 'ANY /x': integration, 'ANY /p/{p}': integration }),
    { status: 200 },
    { stage: { name: 'dev', variables: { v: 'var' } } },
  );
  const answer = await call(line, options);
  const [request] = backend.calls;
  return {
    answer,
    url: request?.url,
    method: request?.method,
    headers: headerObject(request?.headers ?? []),
    body: Buffer.from(request?.body ?? []).toString(),
  };
}

test.each<[string, string, JsonObject]>([
  ['a path variable', 'raw%2Fvalue', { a: 'method.request.path.p' }],
  ['the last of several query parameters', '2', { a: 'method.request.querystring.q' }],
  ['all of several query parameters, in a header', '1,2', { a: 'method.request.multivaluequerystring.q' }],
  ['the last of several headers', 'two', { a: 'method.request.header.X-H' }],
  ['all of several headers', 'one,two', { a: 'method.request.multivalueheader.X-H' }],
  ['the body', '{"b":[{"c":"deep"}]}', { a: 'method.request.body' }],
  ['a part of the body', 'deep', { a: 'method.request.body.b[0].c' }],
  ['the context', 'dev', { a: 'context.stage' }],
  ['a member of the identity', '127.0.0.1', { a: 'context.identity.sourceIp' }],
  ['a stage variable', 'var', { a: 'stageVariables.v' }],
  ['a static text', 'it says "x", y', { a: '\'it says "x", y\'' }],
])('a header is mapped from %s', async (_what, expected, { a }) => {
  const headers = ['X-H', 'one', 'X-H', 'two', 'Content-Type', 'application/json'];
  for (const integration of [custom, proxy]) {
    const request = integration({ requestParameters: { 'integration.request.header.A': a! } });
    const made = await sent(request, 'POST /p/raw%2Fvalue?q=1&q=2', { headers, body: '{"b":[{"c":"deep"}]}' });
    expect(made.headers['a']).toBe(expected);
  }
});

test.each([
  'method.request.header.none',
  'method.request.querystring.none',
  'method.request.body.none',
  'context.none',
  'context.identity',
  'stageVariables.none',
])('nothing is mapped from %s without a value', async (source) => {
  const { url, headers } = await sent(
    custom({ requestParameters: { 'integration.request.header.A': source, 'integration.request.querystring.a': source } }),
  );
  expect(headers).not.toHaveProperty('a');
  expect(url).toBe(`${backendUrl}/x`);
});

test('a custom integration sends the mapped query alone, a proxy that of the URI, of the client and of the mappings in this order', async () => {
  const requestParameters = { 'integration.request.querystring.b': 'method.request.multivaluequerystring.q' };
  const uri = `${backendUrl}/x?own=1`;
  expect((await sent(custom({ uri, requestParameters }), 'GET /x?q=1&q=2')).url).toBe(`${backendUrl}/x?own=1&b=1&b=2`);
  expect((await sent(proxy({ uri, requestParameters }), 'GET /x?q=1&q=%20+x')).url).toBe(`${backendUrl}/x?own=1&q=1&q=%20+x&b=1&b=%20%20x`);
});

test('the method is that of the integration, or that of the client', async () => {
  expect((await sent(custom({ httpMethod: 'PUT' }), 'GET /x')).method).toBe('PUT');
  expect((await sent(custom({ httpMethod: 'ANY' }), 'PATCH /x')).method).toBe('PATCH');
});

test('overrides of a template go before mappings, in every place', async () => {
  const requestParameters = {
    'integration.request.header.A': "'mapped'",
    'integration.request.querystring.q': "'mapped'",
    'integration.request.path.p': "'mapped'",
  };
  const template =
    '#set($context.requestOverride.header.A = "over")#set($context.requestOverride.querystring.q = ["1 2", "3"])#set($context.requestOverride.path.p = "a b")$input.body';
  const made = await sent(
    custom({ uri: `${backendUrl}/{p}`, requestParameters, requestTemplates: { 'application/json': template } }),
    'POST /x',
    { body: 'b' },
  );
  expect(made).toMatchObject({ url: `${backendUrl}/a%20b?q=1%202&q=3`, headers: { a: 'over' }, body: 'b' });
});

test.each<[string, JsonObject, string | undefined, number, string]>([
  ['a template for the type', { requestTemplates: { 'text/plain': 'T' } }, 'text/plain; charset=utf-8', 200, 'T'],
  ['a template whose type is written in capitals', { requestTemplates: { 'Text/Plain': 'T' } }, 'TEXT/PLAIN', 200, 'T'],
  ['$default where nothing else matches', { requestTemplates: { 'application/json': 'J', $default: 'D' } }, 'text/plain', 200, 'D'],
  ['no template at all, WHEN_NO_TEMPLATES', { passthroughBehavior: 'when_no_templates' }, 'text/plain', 200, 'body'],
  [
    'another template, WHEN_NO_TEMPLATES',
    { passthroughBehavior: 'when_no_templates', requestTemplates: { 'a/b': 'T' } },
    'text/plain',
    415,
    '',
  ],
  [
    'another template, WHEN_NO_MATCH',
    { passthroughBehavior: 'when_no_match', requestTemplates: { 'a/b': 'T' } },
    'text/plain',
    200,
    'body',
  ],
  ['no template at all, NEVER', { passthroughBehavior: 'never' }, undefined, 415, ''],
  [
    'application/json for no type, NEVER',
    { passthroughBehavior: 'never', requestTemplates: { 'application/json': 'T' } },
    undefined,
    200,
    'T',
  ],
])('the body with %s', async (_what, more, type, status, body) => {
  const made = await sent(custom(more), 'POST /x', { headers: type === undefined ? [] : ['Content-Type', type], body: 'body' });
  expect([made.answer.status, made.body]).toEqual([status, body]);
  if (status === 415) expect(JSON.parse(made.answer.body)).toEqual({ message: 'Unsupported Media Type' });
});

test('a proxy keeps what the client sent in case, order and repetition', async () => {
  const { gateway, backend } = running(document({ 'GET /x': proxy({}) }));
  await gateway.handle({
    method: 'GET',
    target: '/x',
    headers: ['b', '1', 'A', '2', 'B', '3', 'Cookie', 'x=1', 'Cookie', 'y=2', 'TE', 'gzip'],
  });
  expect(backend.calls[0].headers.slice(0, 10)).toEqual(['b', '1', 'A', '2', 'B', '3', 'Cookie', 'x=1', 'Cookie', 'y=2']);
});

test('malformed templates fail their calls, not the start', async () => {
  expect((await sent(custom({ requestTemplates: { 'application/json': '#if(' } }))).answer.status).toBe(500);
});

test('a body that begins like JSON and does not close is 400 where a template looks into it', async () => {
  const made = await sent(custom({ requestTemplates: { 'application/json': "$input.json('$.a')" } }), 'POST /x', { body: '{"a":' });
  expect(made.answer.status).toBe(400);
});

test('a service is called at its own address, with what the path mappings say', async () => {
  const uri = 'arn:aws:apigateway:eu-west-1:my-bucket.s3:path/folder/{key}';
  const requestParameters = { 'integration.request.path.key': 'method.request.path.p', 'integration.request.querystring.acl': "'1'" };
  const aws = {
    type: 'aws',
    httpMethod: 'PUT',
    uri,
    credentials: 'arn:aws:iam::111111111111:role/r',
    requestParameters,
    responses: { default: { statusCode: '200' } },
  };
  expect(await sent(aws, 'PUT /p/a%20b')).toMatchObject({
    url: 'https://my-bucket.s3.eu-west-1.amazonaws.com/folder/a%20b?acl=1',
    method: 'PUT',
  });
});

test('a function is invoked with the body, and knows the call', async () => {
  const lambda = { type: 'aws', httpMethod: 'POST', uri: functionUri, responses: { default: { statusCode: '200' } } };
  const made = await sent(lambda, 'POST /x', { body: '{"a":1}' });
  expect(made.body).toBe('{"a":1}');
  expect(made.headers).toMatchObject({ 'x-amzn-lambda-integration-tag': 'req-1', 'x-amzn-apigateway-api-id': 'a1b2c3d4e5' });
});

test('stage variables reach function names', async () => {
  const uri = functionUri.replace(':fn/', ':${stageVariables.v}/');
  const made = await sent({ type: 'aws_proxy', httpMethod: 'POST', uri });
  expect(made.url).toContain('function:var/invocations');
});
