import type { CachedResponse, SharedState } from '../../../lib/engine';
import { createGateway } from '../../../lib/engine';
import { MemoryState } from '../../../lib/engine/effects/state/memory-state';
import { readCloudFormation } from '../../../lib/readers';
import { document, running } from '../apis';

const cached = { settings: { cacheClusterEnabled: true, methodSettings: [{ resourcePath: '/*', httpMethod: '*', cachingEnabled: true }] } };
const proxy = {
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: 'https://backend.example.com/{id}',
  requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
  cacheKeyParameters: ['method.request.path.id', 'method.request.querystring.q'],
};
const pets = document({
  'GET /pets/{id}': {
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'q', in: 'query', schema: { type: 'string' } },
    ],
    'x-amazon-apigateway-integration': proxy,
  },
});

test('equal requests that come at once all go to the endpoint, and each gets an answer of its own', async () => {
  const { call, backend } = running(pets, ({ url }) => Promise.resolve({ status: 200, body: url }), { stage: cached });
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('GET /pets/7')));
  expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(['https://backend.example.com/7']));
  expect(new Set(answers.map(({ headers }) => headers['x-amzn-requestid'])).size).toBe(20);
  expect(backend.calls).toHaveLength(20);
  await call('GET /pets/7');
  expect(backend.calls).toHaveLength(20);
});

test('of thousands of calls at once over many keys every one gets the response of its own key', async () => {
  const { call, backend } = running(
    pets,
    async ({ url }) => {
      await new Promise((resolve) => setImmediate(resolve));
      return { status: 200, headers: ['X-Url', url], body: url };
    },
    { stage: cached },
  );
  const ids = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 211);
  for (let start = 0; start < ids.length; start += 250) {
    const answers = await Promise.all(ids.slice(start, start + 250).map(async (id) => ({ id, answer: await call(`GET /pets/${id}`) })));
    for (const { id, answer } of answers) {
      expect(answer.body).toBe(`https://backend.example.com/${id}`);
      expect(answer.headers['x-url']).toBe(answer.body);
    }
  }
  expect(backend.calls.length).toBeLessThan(500);
});

test.each([
  ['values that look like one another’s', '/pets/a?q=b%22%2C%22c', '/pets/a%22%2C%22b?q=c'],
  ['no value, and the word null', '/pets/a', '/pets/a?q=null'],
  ['no value, and an empty one', '/pets/a', '/pets/a?q='],
  ['one value, and the same one twice', '/pets/a?q=x', '/pets/a?q=x&q=x'],
  ['one value with a comma, and two', '/pets/a?q=x,y', '/pets/a?q=x&q=y'],
  ['a colon in a value', '/pets/a:GET', '/pets/a'],
  ['names of prototypes', '/pets/__proto__', '/pets/constructor'],
])('%s do not share a response', async (_what, one, other) => {
  const { call, backend } = running(pets, ({ url }) => ({ status: 200, body: url }), { stage: cached });
  await call(`GET ${one}`);
  await call(`GET ${other}`);
  expect(backend.calls).toHaveLength(2);
});

test('a client that sends a new key with every request does not fill the memory', async () => {
  const state = new MemoryState(1_000_000);
  const { call } = running(pets, () => ({ status: 200, body: 'x'.repeat(1000) }), { stage: cached, state });
  for (let index = 0; index < 3000; index++) await call(`GET /pets/${index}${'y'.repeat(500)}`);
  const { calculatedSize } = (state as unknown as { responses: { calculatedSize: number } }).responses;
  expect(calculatedSize).toBeLessThanOrEqual(1_000_000);
  expect(calculatedSize).toBeGreaterThan(500_000);
});

test('a response that an endpoint leaves unfinished is not kept', async () => {
  const answers = [
    { status: 200, body: 'x'.repeat(11 * 1024 * 1024) },
    { status: 200, body: 'fine' },
  ];
  const { call } = running(pets, () => answers.shift() ?? { status: 500 }, { stage: cached });
  expect((await call('GET /pets/7')).status).toBe(500);
  expect((await call('GET /pets/7')).body).toBe('fine');
  expect((await call('GET /pets/7')).body).toBe('fine');
});

test('state that is given is asked, and stays open for its owner to close', async () => {
  const kept = new Map<string, CachedResponse>();
  let closed = false;
  const state: SharedState = {
    take: () => -1,
    cached: (key) => kept.get(key),
    cache: (key, response) => void kept.set(key, response),
    flush: (prefix) => {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
  const { call, gateway } = running(pets, { status: 200, body: 'one' }, { stage: cached, state });
  await call('GET /pets/7');
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^\{test\}:test:cache:.+:GET:\["7",null\]$/)]);
  await gateway.flushCache();
  expect(kept.size).toBe(0);
  await gateway.close();
  expect(closed).toBe(false);
});

test('an API without limits and cache never asks for state', async () => {
  const gateway = createGateway(readCloudFormation(plain).apis[0].definition, {
    state: () => {
      throw new Error('nobody needs it');
    },
  });
  expect((await gateway.handle({ method: 'GET', target: '/', headers: [] })).status).toBe(200);
  await gateway.flushCache();
  await gateway.close();
});

const plain = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'plain' } },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode": 200}' },
          IntegrationResponses: [{ StatusCode: '200' }],
        },
      },
    },
  },
};
