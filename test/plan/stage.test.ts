import { type ApiDefinition, type MethodSetting, unresolved } from '../../lib/definition';
import { compilePlan } from '../../lib/plan';
import { api, integration, method, resource } from '../writers/definitions';

const origin = {};
const stage = (methodSettings: readonly MethodSetting[], more = {}) => ({
  name: 'live',
  variables: [],
  methodSettings,
  cacheClusterEnabled: true,
  origin,
  ...more,
});
const pets = (methodSettings: readonly MethodSetting[], more = {}): ApiDefinition =>
  api({
    resources: [
      resource('/', method({ httpMethod: 'GET', integration })),
      resource('/pets/{petId}', method({ httpMethod: 'GET', integration }), method({ httpMethod: 'ANY', integration })),
    ],
    stages: [stage(methodSettings, more)],
  });
const setting = (resourcePath: string, httpMethod: string, others: Partial<MethodSetting>): MethodSetting => ({
  resourcePath,
  httpMethod,
  ...others,
});

test('an API without limits and cache has nothing of them in its plan', () => {
  const plan = compilePlan(pets([]));
  expect(plan.methods.map(({ throttle, cache }) => [throttle, cache])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(Object.keys(plan)).not.toEqual(expect.arrayContaining(['usage']));
  expect(JSON.stringify(plan)).not.toMatch(/"(?:throttle|cache|usage|canary|accountThrottle|minimumCompressionSize)"/);
});

test.each([
  ['/*', '*', [5, 5, 5]],
  ['*', '*', [5, 5, 5]],
  ['/', 'GET', [5, undefined, undefined]],
  ['/~1', 'GET', [5, undefined, undefined]],
  ['/~1pets~1{petId}', 'GET', [undefined, 5, undefined]],
  ['~1pets~1{petId}', 'get', [undefined, 5, undefined]],
  ['/pets/{petId}', '*', [undefined, 5, 5]],
  ['/~1pets~1{petId}', 'ANY', [undefined, undefined, 5]],
  ['/*', 'GET', [5, 5, undefined]],
  ['/~1none', 'GET', [undefined, undefined, undefined]],
])('a setting of %s %s holds for the methods that it names', (path, verb, rates) => {
  const plan = compilePlan(pets([setting(path, verb, { throttlingRateLimit: 5, throttlingBurstLimit: 1 })]));
  expect(plan.methods.map(({ throttle }) => throttle?.rate)).toEqual(rates);
});

test('what stands nearest to a method goes first, member by member', () => {
  const plan = compilePlan(
    pets([
      setting('/~1pets~1{petId}', 'GET', { throttlingRateLimit: 4 }),
      setting('/*', '*', { throttlingRateLimit: 1, throttlingBurstLimit: 1, cachingEnabled: true, cacheTtlInSeconds: 10 }),
      setting('/~1pets~1{petId}', '*', { throttlingRateLimit: 3, throttlingBurstLimit: 3 }),
      setting('/*', 'GET', { throttlingRateLimit: 2, throttlingBurstLimit: 2 }),
    ]),
  );
  expect(plan.methods.map(({ throttle }) => throttle)).toEqual([
    { rate: 2, burst: 2 },
    { rate: 4, burst: 3 },
    { rate: 3, burst: 3 },
  ]);
  expect(plan.methods.map(({ cache }) => cache?.ttlInSeconds)).toEqual([10, 10, 10]);
});

test('half a limit takes the other half from the account, and a negative one is none', () => {
  const throttle = (others: Partial<MethodSetting>) => compilePlan(pets([setting('/*', '*', others)])).methods[0]?.throttle;
  expect(throttle({ throttlingRateLimit: 3 })).toEqual({ rate: 3, burst: 5000 });
  expect(throttle({ throttlingBurstLimit: 3 })).toEqual({ rate: 10_000, burst: 3 });
  expect(throttle({ throttlingRateLimit: -1, throttlingBurstLimit: -1 })).toBeUndefined();
});

test.each([
  [undefined, 0.5],
  ['0.5', 0.5],
  ['237', 237],
  ['58.2', 58.2],
  ['huge', 0.5],
  ['1e9', 0.5],
])('a cluster of size %p holds %p GB', (cacheClusterSize, size) => {
  const { cacheBytes } = compilePlan(pets([], cacheClusterSize === undefined ? {} : { cacheClusterSize })).stage;
  expect(cacheBytes).toBe(size * 1024 ** 3);
});

test('a TTL is never longer than an hour, and what is no known strategy warns', () => {
  const cached = setting('/*', '*', { cachingEnabled: true, cacheTtlInSeconds: 99_999, unauthorizedCacheControlHeaderStrategy: 'PERHAPS' });
  expect(compilePlan(pets([cached])).methods[0]?.cache).toMatchObject({
    ttlInSeconds: 3600,
    requireAuthorization: true,
    unauthorized: 'SUCCEED_WITH_RESPONSE_HEADER',
  });
});

test('a streamed response is not cached', () => {
  const cached = setting('/*', '*', { cachingEnabled: true });
  const streamed = method({ httpMethod: 'GET', integration: { ...integration, responseTransferMode: 'STREAM' } });
  const plan = compilePlan(api({ resources: [resource('/', streamed)], stages: [stage([cached])] }));
  expect(plan.methods[0]?.cache).toBeUndefined();
});

test('settings of the options lie over those of the stage; a canary’s share stays within a hundred', () => {
  const plan = compilePlan(pets([setting('/*', '*', { throttlingRateLimit: 1, throttlingBurstLimit: 1 })]), {
    stage: {
      variables: { a: '1', b: '1' },
      settings: {
        methodSettings: [setting('/*', '*', { throttlingRateLimit: 9 })],
        canarySetting: { percentTraffic: 250, stageVariableOverrides: [{ name: 'b', value: '2' }] },
      },
    },
  });
  expect(plan.methods[0]?.throttle).toEqual({ rate: 9, burst: 1 });
  expect(plan.stage.canary).toEqual({
    percentTraffic: 100,
    variables: [
      ['a', '1'],
      ['b', '2'],
    ],
    useStageCache: false,
  });
});

test('names that are members of objects are names like any other', () => {
  const plan = compilePlan(
    api({
      resources: [resource('/', method({ httpMethod: 'GET', integration, apiKeyRequired: true }))],
      stages: [stage([setting('__proto__', 'constructor', { throttlingRateLimit: 1 })])],
      usagePlans: [
        {
          name: '__proto__',
          apiStages: [{ stage: 'live', throttle: [{ key: '__proto__', rateLimit: 1 }] }],
          apiKeys: ['constructor'],
          origin,
        },
      ],
      apiKeys: [{ name: 'constructor', value: unresolved({ Ref: 'toString' }), enabled: true, origin }],
    }),
  );
  expect(plan.methods[0]?.throttle).toBeUndefined();
  expect(plan.usage?.keys[0]).toMatchObject({ name: 'constructor', usagePlan: 0 });
});
