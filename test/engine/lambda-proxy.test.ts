import type { Json } from '../../lib/definition';
import { FunctionBackend } from '../../lib/engine';
import { document, functionUri, running } from './apis';

const proxy = { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri };
const parameter = { name: 'proxy', in: 'path', required: true, schema: { type: 'string' } };
const api = document(
  { 'ANY /{proxy+}': { parameters: [parameter], 'x-amazon-apigateway-integration': proxy }, 'ANY /fixed': proxy },
  { 'x-amazon-apigateway-binary-media-types': ['image/png', 'application/*'] },
);

async function event(line: string, options: { headers?: string[]; body?: string | Uint8Array } = {}, given = {}) {
  const { call, backend } = running(api, { payload: {} }, { stage: { name: 'dev' }, ...given });
  await call(line, options);
  return JSON.parse(Buffer.from(backend.calls[0].body).toString()) as Record<string, Json>;
}

test('the event has every member, in full', async () => {
  const headers = [
    'Host',
    'api.example.com:8443',
    'X-A',
    '1',
    'X-A',
    '2',
    'Cookie',
    'c',
    'Connection',
    'close',
    'User-Agent',
    'agent',
    'Content-Type',
    'text/json',
  ];
  const made = await event(
    'POST /a//b/?q=1&q=2%2B+3&empty',
    { headers, body: '{"x":"ü"}' },
    { stage: { name: 'dev', variables: { color: 'red' } } },
  );
  const added = {
    'X-Amzn-Trace-Id': 'Root=1-65920080-000000000000000000000001;Parent=0000000000000001;Sampled=0',
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };
  expect(made).toEqual({
    resource: '/{proxy+}',
    path: '/a//b/',
    httpMethod: 'POST',
    headers: { Host: 'api.example.com:8443', 'X-A': '1', Cookie: 'c', 'User-Agent': 'agent', 'Content-Type': 'text/json', ...added },
    multiValueHeaders: {
      Host: ['api.example.com:8443'],
      'X-A': ['1', '2'],
      Cookie: ['c'],
      'User-Agent': ['agent'],
      'Content-Type': ['text/json'],
      ...Object.fromEntries(Object.entries(added).map(([name, value]) => [name, [value]])),
    },
    queryStringParameters: { q: '2+ 3', empty: '' },
    multiValueQueryStringParameters: { q: ['1', '2+ 3'], empty: [''] },
    pathParameters: { proxy: 'a//b' },
    stageVariables: { color: 'red' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      deploymentId: 'abc123',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      extendedRequestId: 'req-1=',
      httpMethod: 'POST',
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '127.0.0.1',
        user: null,
        userAgent: 'agent',
        userArn: null,
      },
      path: '/dev/a//b/',
      protocol: 'HTTP/1.1',
      requestId: 'req-1',
      requestTime: '01/Jan/2024:00:00:00 +0000',
      requestTimeEpoch: Date.UTC(2024, 0, 1),
      resourceId: expect.stringMatching(/^[a-z0-9]{10}$/) as string,
      resourcePath: '/{proxy+}',
      stage: 'dev',
    },
    body: '{"x":"ü"}',
    isBase64Encoded: false,
  });
});

test.each<[string, string | Uint8Array | undefined, string | undefined, string | null, boolean]>([
  ['none', undefined, undefined, null, false],
  ['a text', 'text', 'text/plain', 'text', false],
  ['a text of a binary media type', 'png', 'image/png', 'cG5n', true],
  ['a JSON text where application/* is binary', '{}', 'application/json; charset=utf-8', 'e30=', true],
  ['bytes that are no UTF-8', Buffer.from([0xff]), 'text/plain', '/w==', true],
])('the body of the event: %s', async (_what, body, type, expected, encoded) => {
  const headers = type === undefined ? [] : ['Content-Type', type];
  expect(await event('POST /x', { headers, ...(body !== undefined && { body }) })).toMatchObject({
    body: expected,
    isBase64Encoded: encoded,
  });
});

test('names of prototypes are names like any other', async () => {
  const made = await event('GET /x?__proto__=1&constructor=2', { headers: ['__proto__', '3', 'constructor', '4'] });
  const members = (name: string) => Object.entries(made[name] as object);
  expect(members('queryStringParameters')).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
  expect(members('headers')).toEqual(expect.arrayContaining([['__proto__', '3']]));
  expect(members('multiValueHeaders')).toEqual(expect.arrayContaining([['constructor', ['4']]]));
});

test('what the client says of its own way is kept before what the gateway knows', async () => {
  const made = await event('GET /x', { headers: ['X-Forwarded-For', '10.0.0.1', 'X-Forwarded-Proto', 'gopher'] });
  expect(made['headers']).toMatchObject({ 'X-Forwarded-For': '10.0.0.1, 127.0.0.1', 'X-Forwarded-Proto': 'https' });
});

test('a given caller shows in the context of the request', async () => {
  const given = { identity: { user: 'AIDA', cognitoIdentityId: 'id' }, authorizer: { principalId: 'me', number: 7, claims: { sub: 's' } } };
  const { requestContext } = await event('GET /x', {}, { given });
  expect(requestContext).toMatchObject({
    identity: { user: 'AIDA', cognitoIdentityId: 'id', caller: null },
    authorizer: { principalId: 'me', number: '7', claims: { sub: 's' } },
  });
});

test.each<[string, Json, number, string]>([
  ['an empty object', {}, 200, ''],
  ['a status alone', { statusCode: 204 }, 204, ''],
  ['a numeric text as status', { statusCode: '201', body: 'x' }, 201, 'x'],
  ['null in every place', { statusCode: null, headers: null, multiValueHeaders: null, body: null, isBase64Encoded: null }, 200, ''],
  ['boolean header values', { headers: { A: true } }, 200, ''],
  ['another member', { statusCode: 200, extra: 1 }, 502, '{"message": "Internal server error"}'],
  ['a member named __proto__', JSON.parse('{"__proto__":{"statusCode":200}}') as Json, 502, '{"message": "Internal server error"}'],
  ['nothing', null, 502, '{"message": "Internal server error"}'],
  ['a text', 'x', 502, '{"message": "Internal server error"}'],
  ['a list', [], 502, '{"message": "Internal server error"}'],
  ['an object as body', { body: {} }, 502, '{"message": "Internal server error"}'],
  ['a list as headers', { headers: [] }, 502, '{"message": "Internal server error"}'],
  ['an object as header value', { headers: { A: {} } }, 502, '{"message": "Internal server error"}'],
  ['a text in place of a list', { multiValueHeaders: { A: 'b' } }, 502, '{"message": "Internal server error"}'],
  ['a status that is none', { statusCode: 'ok' }, 502, '{"message": "Internal server error"}'],
  ['a status out of all ranges', { statusCode: 42 }, 502, '{"message": "Internal server error"}'],
  ['a text as flag', { isBase64Encoded: 'true', body: 'YQ==' }, 502, '{"message": "Internal server error"}'],
])('a result that is %s', async (_what, payload, status, body) => {
  expect(await running(api, { payload }).call('GET /x')).toMatchObject({ status, body });
});

test('headers of both maps are merged under the spelling of the multi-value one, and remapped where the gateway owns the name', async () => {
  const payload = { headers: { 'x-a': 'single', Date: 'd', 'Transfer-Encoding': 'chunked' }, multiValueHeaders: { 'X-A': ['1', '2'] } };
  const { gateway } = running(api, { payload });
  const { headers } = await gateway.handle({ method: 'GET', target: '/x', headers: [] });
  expect(headers.slice(0, 10)).toEqual([
    'X-A',
    '1',
    'X-A',
    '2',
    'X-A',
    'single',
    'x-amzn-Remapped-Date',
    'd',
    'Content-Type',
    'application/json',
  ]);
});

describe('functions of this process', () => {
  const functions = {
    fn: (received: Json) => ({ body: (received as { path: string }).path }),
  };

  test('are invoked by the name in their ARN', async () => {
    expect(await running(api, { status: 200 }, { lambda: new FunctionBackend(functions) }).call('GET /hello')).toMatchObject({
      body: '/hello',
    });
  });

  test.each<[string, FunctionBackend, number]>([
    [
      'that throws',
      new FunctionBackend({
        '*': () => {
          throw new Error('boom');
        },
      }),
      502,
    ],
    ['that rejects', new FunctionBackend({ '*': () => Promise.reject(new Error('boom')) }), 502],
    ['that returns nothing', new FunctionBackend({ '*': () => undefined }), 502],
    ['that nobody gave', new FunctionBackend({ other: () => ({}) }), 500],
  ])('one %s is answered as the service does', async (_what, lambda, status) => {
    expect((await running(api, { status: 200 }, { lambda }).call('GET /x')).status).toBe(status);
  });

  test('one that never ends is a timeout', async () => {
    const slow = document({ 'GET /x': { ...proxy, timeoutInMillis: 50 } });
    const lambda = new FunctionBackend({ '*': () => new Promise(() => undefined) });
    expect((await running(slow, { status: 200 }, { lambda }).call('GET /x')).status).toBe(504);
  });
});
