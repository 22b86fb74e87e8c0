import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { answer, LocalApi } from '../../lib/testing';

/** Everything that a stage may have: throttles, a plan with a quota, a cache, a canary, compression, CORS. */
function petStore(props: Partial<apigateway.RestApiProps> = {}): LocalApi {
  const stack = new Stack(new App(), 'Pets');
  const api = new apigateway.RestApi(stack, 'Api', {
    minCompressionSize: undefined,
    deployOptions: {
      stageName: 'live',
      cachingEnabled: true,
      cacheClusterEnabled: true,
      methodOptions: { '/orders/POST': { throttlingRateLimit: 1, throttlingBurstLimit: 2 } },
    },
    defaultCorsPreflightOptions: { allowOrigins: ['https://shop.example.com'], allowHeaders: ['X-Shop'], allowCredentials: true },
    ...props,
  });
  const proxy = new apigateway.HttpIntegration('https://pets.example.com/pets', { httpMethod: 'ANY' });
  api.root.addResource('pets').addMethod('GET', proxy);
  api.root.addResource('orders').addMethod('POST', proxy);
  const reports = api.root.addResource('reports').addMethod('GET', proxy, { apiKeyRequired: true });
  const plan = api.addUsagePlan('Basic', {
    name: 'Basic',
    apiStages: [{ stage: api.deploymentStage, throttle: [{ method: reports, throttle: { rateLimit: 1, burstLimit: 1 } }] }],
    quota: { limit: 2, period: apigateway.Period.DAY },
  });
  plan.addApiKey(api.addApiKey('Reader', { value: 'key-of-the-reader-0001' }));
  plan.addApiKey(api.addApiKey('Generated'));
  return LocalApi.from(stack);
}

const key = { 'x-api-key': 'key-of-the-reader-0001' };

test('a cached response is answered without the endpoint until its time is over, or somebody flushes the cache', async () => {
  const api = petStore();
  const first = await api.invoke('GET /pets', { backend: answer(200, ['rex']) });
  const second = await api.invoke('GET /pets', { backend: answer(500) });
  expect([first.trace.cache, second.trace.cache]).toEqual([
    { result: 'miss', kept: true },
    { result: 'hit', kept: true },
  ]);
  expect(second.json).toEqual(['rex']);
  expect(second.sent).toBeUndefined();
  expect(String(second)).toMatch(/^ +cache +hit$/m);
  api.advance(300);
  expect((await api.invoke('GET /pets', { backend: answer(200, ['tom']) })).json).toEqual(['tom']);
  await api.flushCache();
  expect((await api.invoke('GET /pets', { backend: answer(200, ['bob']) })).json).toEqual(['bob']);
});

test('a throttle refuses, says which, and lets calls through again as time passes', async () => {
  const api = petStore();
  const order = () => api.invoke('POST /orders', { body: {}, backend: answer(201) });
  expect([(await order()).status, (await order()).status]).toEqual([201, 201]);
  const refused = await order();
  expect(refused.status).toBe(429);
  expect(refused.trace.because?.text).toBe('throttled by stage live, POST /orders: rate 1, burst 2');
  expect(String(refused)).toContain('throttled by stage live, POST /orders: rate 1, burst 2');
  api.advance(1);
  expect((await order()).status).toBe(201);
  expect((await order()).status).toBe(429);
  api.reset();
  expect((await order()).status).toBe(201);
});

test('a usage plan of the CDK limits its keys, method by method and day by day', async () => {
  const api = petStore();
  const report = () => api.invoke('GET /reports', { headers: key, backend: answer(200) });
  const first = await report();
  expect(first.trace.authorize?.apiKey).toBe('required, accepted (usage plan Basic)');
  expect((await report()).trace.because?.text).toBe('throttled by usage plan Basic, GET /reports: rate 1, burst 1');
  api.advance(1);
  expect((await report()).status).toBe(200);
  api.advance(1);
  const exhausted = await report();
  expect(exhausted.status).toBe(429);
  expect(exhausted.trace.because?.text).toBe('the quota of usage plan Basic is used up: 2 in a DAY');
  api.advance(24 * 3600);
  expect((await report()).status).toBe(200);
});

test('a key whose value the service makes up has the value that a test gives it', async () => {
  const stack = new Stack(new App(), 'Pets');
  const api = new apigateway.RestApi(stack, 'Api');
  api.root.addMethod('GET', new apigateway.MockIntegration({ integrationResponses: [{ statusCode: '200' }] }), { apiKeyRequired: true });
  const plan = api.addUsagePlan('Plan', { apiStages: [{ stage: api.deploymentStage }] });
  const generated = api.addApiKey('Generated');
  plan.addApiKey(generated);
  const id = stack.getLogicalId(generated.node.defaultChild as apigateway.CfnApiKey);
  const local = LocalApi.from(stack, { values: { [`${id}.Value`]: 'made-up' } });
  const { status } = await local.invoke('GET /', { headers: { 'x-api-key': 'made-up' } });
  expect(status).not.toBe(403);
  expect((await local.invoke('GET /', { headers: { 'x-api-key': '' } })).status).toBe(403);
});

test('who may invalidate the cache gets a fresh response, and everybody where no authorization is required', async () => {
  const fresh = { headers: { 'Cache-Control': 'max-age=0' } };
  const api = petStore();
  await api.invoke('GET /pets', { backend: answer(200, [1]) });
  const ignored = await api.invoke('GET /pets', { ...fresh, backend: answer(200, [2]) });
  expect(ignored.json).toEqual([1]);
  expect(ignored.headers['warning']).toContain('not authorized');
  expect(String(ignored)).toMatch(/^ +cache +hit · max-age=0 ignored: not authorized$/m);
  const heard = await api.invoke('GET /pets', { ...fresh, mayInvalidateCache: true, backend: answer(200, [3]) });
  expect(heard.json).toEqual([3]);
  const settings = { methodSettings: [{ resourcePath: '/*', httpMethod: '*', requireAuthorizationForCacheControl: false }] };
  expect((await api.invoke('GET /pets', { ...fresh, settings, backend: answer(200, [4]) })).json).toEqual([4]);
});

test('a canary gets its share of a hundred calls, or the call that asks for it', async () => {
  const api = LocalApi.from(
    { openapi: '3.0.1', info: { title: 'canary', version: '1' }, paths: { '/': { get: which } } },
    {
      settings: { canarySetting: { percentTraffic: 25, stageVariableOverrides: [{ name: 'v', value: '2' }] } },
      stageVariables: { v: '1' },
    },
  );
  const bodies = [];
  for (let count = 0; count < 100; count++) bodies.push((await api.invoke('GET /')).body);
  expect(bodies.filter((body) => body === 'true 2')).toHaveLength(25);
  expect(bodies.filter((body) => body === 'false 1')).toHaveLength(75);
  const canary = await api.invoke('GET /', { canary: true });
  expect(canary.body).toBe('true 2');
  expect(canary.trace.canary).toBe(true);
  expect(String(canary)).toMatch(/^ +stage +canary of test$/m);
  expect((await api.invoke('GET /', { canary: false })).body).toBe('false 1');
});

const which = {
  responses: {},
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode":200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$context.isCanaryRequest $stageVariables.v' } } },
  },
};

test('the account throttles where it is asked for', async () => {
  const api = petStore();
  const accountThrottle = { rate: 1, burst: 1 };
  expect((await api.invoke('GET /pets', { accountThrottle, backend: answer(200) })).status).toBe(200);
  const refused = await api.invoke('GET /pets', { accountThrottle, backend: answer(200) });
  expect(refused.trace.because?.text).toBe('throttled by account: rate 1, burst 1');
});

test('the preflight of the CDK answers as it is configured, and gateway responses carry what they are given', async () => {
  const api = petStore();
  const preflight = await api.invoke('OPTIONS /pets', { headers: { Origin: 'https://shop.example.com' } });
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': 'https://shop.example.com',
    'access-control-allow-headers': 'X-Shop',
    'access-control-allow-methods': 'OPTIONS,GET,PUT,POST,DELETE,PATCH,HEAD',
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  });
  expect(preflight.body).toBe('');
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('time does not pass by %p seconds', (seconds) => {
  expect(() => petStore().advance(seconds)).toThrow('name the seconds that pass, from 0 on');
});

test("the service's own call empties the cache of a server", async () => {
  const api = petStore();
  const server = await api.listen({ backend: answer(200, ['rex']) });
  const send = (method: string, path: string) =>
    new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      request({ host: '127.0.0.1', port: server.port, method, path }, (incoming) => {
        text(incoming).then((body) => resolve({ status: incoming.statusCode, body }), reject);
      })
        .once('error', reject)
        .end();
    });
  try {
    await send('GET', '/live/pets');
    expect((await send('DELETE', '/restapis/a1b2c3d4e5/stages/live/cache/data')).status).toBe(202);
    expect((await api.invoke('GET /pets', { backend: answer(200, ['tom']) })).status).toBe(200);
    expect((await send('DELETE', '/restapis/a1b2c3d4e5/stages/other/cache/data')).status).toBe(403);
    expect((await send('GET', '/restapis/a1b2c3d4e5/stages/live/cache/data')).status).toBe(403);
  } finally {
    await server.close();
  }
});
