import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { unresolved } from '../../lib/definition';
import { answer, fault, functionError, LocalApi, lambdaResult } from '../../lib/testing';
import { nlbTemplate, petStore } from './pet-store';

const api = LocalApi.from(petStore);

test('a call with a canned answer gives the response, what was sent, and the trace', async () => {
  const call = await api.invoke('GET /pets/7?type=dog', { backend: answer(404, { msg: 'no pet' }) });
  expect(call.status).toBe(404);
  expect(call.headers['content-type']).toBe('application/json');
  expect(call.json).toEqual({ error: 'no pet' });
  expect(call.sent).toMatchObject({ method: 'GET', url: 'https://petstore.example.com/pets/7?kind=dog', headers: { 'x-env': 'prod' } });
  expect(call.trace.route).toMatchObject({ resourcePath: '/pets/{petId}', pathVariables: [['petId', '7']] });
});

test('a body that is no text goes as JSON, and the stage has the variables that the call gives', async () => {
  const call = await api.invoke('POST /pets', { body: { name: 'Rex "the" dog' }, stageVariables: { env: 'qa' }, backend: answer(201) });
  expect([call.status, call.sent?.json]).toEqual([201, { name: 'Rex "the" dog', stage: 'qa' }]);
});

test('headers may repeat and stand in the order that the test gives', async () => {
  const call = await api.invoke('POST /pets', { body: 'x', headers: [['content-TYPE', 'text/plain']], backend: answer(201) });
  expect([call.status, call.sent, call.calls]).toEqual([415, undefined, []]);
});

test('a method that calls nothing needs no endpoint; time and ids stand still', async () => {
  const fresh = LocalApi.from(petStore);
  const [first, second] = [await fresh.invoke('GET /health', { sourceIp: '192.0.2.1' }), await fresh.invoke('GET /health')];
  expect(first.json).toEqual({ id: 'req-1', at: 1704067200000, user: '', from: '192.0.2.1' });
  expect(second.json).toMatchObject({ id: 'req-2' });
});

test.each<[string, Parameters<typeof api.invoke>[1], number, unknown]>([
  ['a result', { backend: lambdaResult({ statusCode: 202, body: 'hi' }) }, 202, 'hi'],
  ['an error', { backend: functionError('broken') }, 502, '{"message": "Internal server error"}'],
  ['a function of the request', { backend: (call) => lambdaResult({ statusCode: 200, body: call.integration }) }, 200, 'lambda'],
])('a Lambda integration is answered by %s', async (_what, options, status, body) => {
  const call = await api.invoke('GET /hello', options);
  expect([call.status, call.body]).toEqual([status, body]);
});

test.each(['timeout', 'refused', 'reset', 'dns'] as const)('an endpoint may fail by %s', async (kind) => {
  const call = await api.invoke('GET /pets/7', { backend: fault(kind) });
  expect(call.status).toBeGreaterThanOrEqual(500);
});

test('calls with different endpoints run side by side', async () => {
  const calls = await Promise.all(
    [200, 404, 500].map((status) => api.invoke('GET /pets/1', { backend: () => Promise.resolve(answer(status)) })),
  );
  expect(calls.map((call) => call.trace.integration?.status)).toEqual([200, 404, 500]);
});

test('what an API is given holds for all of its calls, and a call may say otherwise', async () => {
  const with201 = LocalApi.from(petStore, { backend: answer(201), stageVariables: { env: 'a' } });
  const body = { name: '' };
  expect((await with201.invoke('POST /pets', { body })).sent?.json).toEqual({ name: '', stage: 'a' });
  expect((await with201.invoke('POST /pets', { body, stageVariables: { env: 'b' } })).sent?.json).toEqual({ name: '', stage: 'b' });
});

test.each<[string, string, Parameters<typeof api.invoke>[1], string]>([
  [
    'no endpoint',
    'GET /pets/7',
    {},
    "GET /pets/7 calls https://petstore.example.com/pets/7, and nothing stands there: say what answers, as in `backend: answer(200, {…}), or { 'https://petstore.example.com': 'http://127.0.0.1:8080' }",
  ],
  [
    'no function',
    'GET /hello',
    {},
    'calls the function arn:aws:lambda:us-east-1:111111111111:function:hello, and nothing stands there: say what answers, as in `backend: lambdaResult({…})`',
  ],
  [
    'an endpoint elsewhere',
    'GET /pets/7',
    { backend: { 'https://other.example.com': 'http://127.0.0.1:1' } },
    "`backend` names no address for it: add { 'https://petstore.example.com': 'http://127.0.0.1:8080' }",
  ],
  ['an endpoint that is no address', 'GET /pets/7', { backend: { petstore: 'x' } }, '"petstore" is no address'],
  ['no path', 'GET', {}, '"GET" is no request: write a method, a space and a path'],
  ['a space', 'GET /pets?name=a b', {}, 'a space in the path is %20'],
  ['a letter that no client sends', 'GET /pets/ä', {}, 'holds "ä", which no client can send as it is: write %C3%A4'],
  [
    'a header over two lines',
    'GET /health',
    { headers: { 'X-A': 'a\r\nX-B: b' } },
    'the header X-A holds characters that no client can send',
  ],
])('a call with %s is one clear error', async (_what, request, options, message) => {
  await expect(api.invoke(request, options)).rejects.toThrow(message);
});

test('a call that nobody signed is refused where a role authorizes, as the service refuses it', async () => {
  const call = await api.invoke('GET /private');
  expect([call.status, call.json]).toEqual([403, { message: 'Missing Authentication Token' }]);
  expect(call.trace.because).toEqual({ stage: 'authorize', text: 'no signature was sent' });
});

test.each([{ identity: { userArn: 'arn:aws:iam::1:user/me' } }, { authorizer: { principalId: 'me' } }, { allowUnsupported: true }])(
  'a method with an authorizer is open to a caller that is named: %j',
  async (options) => {
    expect((await api.invoke('GET /private', options)).status).toBe(200);
  },
);

test.each<[what: string, method: object, message: string]>([
  [
    'a function',
    { authorizationType: 'CUSTOM', authorizer: 'Callers' },
    "GET /orders is authorized by the authorizer Callers (CUSTOM), which does not run locally: say who calls with `authorizer: { principalId: 'me' }`, or let everybody in with `allowUnsupported: true`",
  ],
  [
    'a user pool',
    { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'Pool' },
    "the authorizer Pool (COGNITO_USER_POOLS), which does not run locally: say who calls with `authorizer: { claims: { sub: 'me' } }`",
  ],
  [
    'what is known after the deployment only',
    { authorizationType: 'CUSTOM', authorizer: unresolved({ 'Fn::ImportValue': 'Shared' }) },
    'GET /orders is authorized by the authorizer <ImportValue Shared> (CUSTOM)',
  ],
  [
    'a type of its own',
    { authorizationType: 'constructor' },
    'by constructor, which does not run locally: say who calls with `identity: {…}` or `authorizer: {…}`, or',
  ],
])(
  'a call without a caller to a method that is guarded by %s is refused before the endpoint hears of it',
  async (_what, guard, message) => {
    const { definition } = LocalApi.from({
      openapi: '3.0.1',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders': {
          get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://orders.example.com' } },
        },
      },
    });
    const [orders] = definition.resources.filter(({ path }) => path === '/orders');
    const guarded = LocalApi.from({ ...definition, resources: [{ ...orders, methods: [{ ...orders.methods[0], ...guard }] }] });
    const heard: string[] = [];
    const backend = (call: { readonly url: string }) => {
      heard.push(call.url);
      return answer(200);
    };
    await expect(guarded.invoke('GET /orders', { backend })).rejects.toThrow(message);
    expect(heard).toEqual([]);
    await expect(guarded.invoke('GET /orders')).rejects.toThrow(message);
    expect((await guarded.invoke('GET /orders', { backend, authorizer: { principalId: 'me' } })).status).toBe(200);
    expect((await guarded.invoke('GET /orders', { backend, allowUnsupported: true })).status).toBe(200);
    expect(heard).toHaveLength(2);
  },
);

test('an authorizer’s context reaches the templates', async () => {
  const call = await api.invoke('GET /health', { authorizer: { principalId: 'me' } });
  expect(call.json).toMatchObject({ user: 'me' });
});

describe('with a real backend', () => {
  let server: Server;
  let seen: { url?: string; host?: string; body?: string };

  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      void text(incoming).then((body) => {
        seen = { url: incoming.url, host: incoming.headers.host, body };
        outgoing.writeHead(404, { 'Content-Type': 'application/json' }).end('{"msg":"none here"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    ['https://petstore.example.com', '', '/pets/7?kind=dog'],
    ['https://petstore.example.com', '/base/', '/base/pets/7?kind=dog'],
    ['https://petstore.example.com/pets', '', '/7?kind=dog'],
    ['https://petstore.example.com/pets/', '/animals', '/animals/7?kind=dog'],
  ])('a call of %s goes to the address that is given with the path "%s"', async (from, to, url) => {
    const backend = { [from]: `http://127.0.0.1:${(server.address() as AddressInfo).port}${to}` };
    const call = await api.invoke('GET /pets/7?type=dog', { backend });
    expect([call.status, call.json]).toEqual([404, { error: 'none here' }]);
    expect(seen).toEqual({ url, host: 'petstore.example.com', body: '' });
    expect(call.sent?.url).toBe('https://petstore.example.com/pets/7?kind=dog');
  });
});

describe('what is unknown at synth', () => {
  const behindNlb = LocalApi.from(nlbTemplate);

  test('is printed by its meaning where nobody gives a value', async () => {
    const call = await behindNlb.invoke('GET /', { backend: answer(200) });
    expect(call.sent?.url).toBe('http://<GetAtt Nlb.DNSName>:8080/pets');
    expect(call.describe()).toContain('integration request   GET http://<GetAtt Nlb.DNSName>:8080/pets');
  });

  test.each(['<GetAtt Nlb.DNSName>', 'Nlb.DNSName', 'Nlb0A1B2C3D.DNSName', '<GetAtt Nlb0A1B2C3D.DNSName>'])(
    'takes the value that is given for %s',
    async (name) => {
      const call = await behindNlb.invoke('GET /', { backend: answer(200), values: { [name]: 'nlb.internal' } });
      expect(call.sent?.url).toBe('http://nlb.internal:8080/pets');
    },
  );

  test('is named where a real endpoint would be called', async () => {
    const call = behindNlb.invoke('GET /', { backend: { 'http://nlb.internal:8080': 'http://127.0.0.1:1' } });
    await expect(call).rejects.toThrow(
      "GET / calls http://<GetAtt Nlb.DNSName>:8080/pets, and what <GetAtt Nlb.DNSName> is, is not known before the deployment: give it with `values: { '<GetAtt Nlb.DNSName>': '…' }`",
    );
  });

  test('cannot be named by a token where no construct was read', async () => {
    const call = behindNlb.invoke('GET /', { backend: answer(200), values: { '${Token[TOKEN.12]}': 'x' } });
    await expect(call).rejects.toThrow('name the value by its meaning, as in "<Ref Nlb>"');
  });
});

test('methods are found by their names, and an unknown name is told with those that there are', () => {
  expect(api.methods.map(({ name }) => name)).toEqual(['POST /pets', 'GET /pets/{petId}', 'GET /health', 'GET /hello', 'GET /private']);
  expect(api.method('POST /pets').definition.integration?.type).toBe('HTTP');
  expect(() => api.method('GET /pet')).toThrow(
    'there is no method GET /pet; there is POST /pets, GET /pets/{petId}, GET /health, GET /hello, GET /private',
  );
});

test('an API that is asked to listens, and stops when it is told', async () => {
  const server = await api.listen({ backend: answer(200, { id: 7 }) });
  const reply = await fetch(`${server.url}/pets/7`);
  expect([reply.status, await reply.json()]).toEqual([200, { id: 7 }]);
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
});

test.each<[string, Parameters<typeof api.listen>[0], string]>([
  [
    'a backend that fails',
    {
      backend: () => {
        throw new Error('mine');
      },
    },
    'mine',
  ],
  ['a call of an endpoint that nobody gave', {}, 'and nothing stands there: say what answers'],
])(
  'a served API keeps nobody waiting for %s, and says so when it is closed',
  async (_what, options, message) => {
    const server = await api.listen(options);
    await fetch(`${server.url}/pets/7`).catch(() => undefined);
    await expect(server.close()).rejects.toThrow(message);
  },
  5_000,
);

test('an endpoint whose address as a whole is unknown at synth can be called, and is printed by its meaning', async () => {
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: { Ref: 'Endpoint' } };
  const behind = LocalApi.from({ openapi: '3.0.1', paths: { '/': { get: { 'x-amazon-apigateway-integration': integration } } } });
  const call = await behind.invoke('GET /', { backend: answer(200) });
  expect([call.status, call.sent?.url]).toEqual([200, '<Ref Endpoint>/']);
  const known = await behind.invoke('GET /', { backend: answer(200), values: { Endpoint: 'http://pets.internal:8080' } });
  expect(known.sent?.url).toBe('http://pets.internal:8080/');
});
