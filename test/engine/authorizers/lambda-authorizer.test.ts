import type { Json, JsonObject } from '../../../lib/definition';
import { countingIds, Fault, fixedClock } from '../../../lib/engine';
import { allow, authorizerUri, guarded, result, runningGuard, scheme } from './guarded';

const token = scheme({ type: 'token', authorizerUri });
const own = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/test';
const authorized = { headers: ['Authorization', 'secret'] };

test('the function of a TOKEN authorizer gets the header and the method ARN, and nothing else', async () => {
  const { call, events } = runningGuard(guarded(token, { 'GET /pets/{id}': {} }), allow);
  expect(await call('GET //pets/7/?a=1', authorized)).toMatchObject({ status: 200, body: 'me' });
  expect(events).toEqual([{ type: 'TOKEN', authorizationToken: 'secret', methodArn: `${own}/GET/pets/7` }]);
});

test('the method ARN of the root ends with a slash', async () => {
  const { call, events } = runningGuard(guarded(token, { 'GET /': {} }), allow);
  await call('GET /', authorized);
  expect(events[0]['methodArn']).toBe(`${own}/GET/`);
});

test('the function of a REQUEST authorizer gets what the function behind the method would, but for the body', async () => {
  const identitySource = 'method.request.header.X-Who,method.request.querystring.q,stageVariables.v,context.httpMethod';
  const api = guarded(scheme({ type: 'request', authorizerUri, identitySource }), { 'POST /pets/{id}': {} });
  const { call, events } = runningGuard(api, allow, { stage: { variables: { v: '1' } } });
  expect(await call('POST /pets/7?q=1&q=2', { headers: ['x-who', 'a', 'X-Other', 'b'], body: 'secret' })).toMatchObject({ status: 200 });
  expect(events).toEqual([
    {
      type: 'REQUEST',
      methodArn: `${own}/POST/pets/7`,
      resource: '/pets/{id}',
      path: '/pets/7',
      httpMethod: 'POST',
      headers: expect.objectContaining({ 'x-who': 'a', 'X-Other': 'b' }) as Json,
      multiValueHeaders: expect.objectContaining({ 'x-who': ['a'] }) as Json,
      queryStringParameters: { q: '2' },
      multiValueQueryStringParameters: { q: ['1', '2'] },
      pathParameters: { id: '7' },
      stageVariables: { v: '1' },
      requestContext: expect.objectContaining({ resourcePath: '/pets/{id}', identity: expect.anything() as Json }) as Json,
    },
  ]);
  expect(events[0]['requestContext']).not.toHaveProperty('authorizer');
});

const withKey = (root: JsonObject = {}): JsonObject => {
  const request = scheme({ type: 'request', authorizerUri, identitySource: 'method.request.header.Authorization' });
  const api = guarded(request, { 'GET /keyed': {}, 'GET /open': {} }, root);
  const paths = api['paths'] as { '/keyed': { get: { security: JsonObject[] } } };
  paths['/keyed'].get.security.push({ key: [] });
  const { securitySchemes } = api['components'] as { securitySchemes: Record<string, JsonObject> };
  securitySchemes['key'] = { type: 'apiKey', in: 'header', name: 'x-api-key' };
  return api;
};

test.each([
  ['the key that its method asks for, good or not', {}, 'GET /keyed', 'some-key'],
  ['no key where its method asks for none', {}, 'GET /open', undefined],
  ['no key that it is to find itself', { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' }, 'GET /keyed', undefined],
])('the function of a REQUEST authorizer gets %s', async (_what, root, line, apiKey) => {
  const { call, events } = runningGuard(withKey(root), allow);
  await call(line, { headers: ['Authorization', 'secret', 'X-Api-Key', 'some-key'] });
  expect(events).toHaveLength(1);
  expect((events[0]['requestContext'] as { identity: JsonObject }).identity['apiKey']).toBe(apiKey);
});

test('where a REQUEST authorizer is sent nothing, its maps are empty objects', async () => {
  const api = guarded(scheme({ type: 'request', authorizerUri, authorizerResultTtlInSeconds: 0 }));
  const { call, events } = runningGuard(api, allow);
  await call('GET /x');
  expect(events[0]).toMatchObject({
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    pathParameters: {},
    stageVariables: {},
  });
});

const sources = (ttl: number) =>
  guarded(
    scheme({
      type: 'request',
      authorizerUri,
      authorizerResultTtlInSeconds: ttl,
      identitySource: 'method.request.header.A, method.request.querystring.b, stageVariables.c, context.identity.apiKey',
    }),
  );

test.each<[string, JsonObject, string, string[]]>([
  ['no token', token, 'GET /x', []],
  ['an empty token', token, 'GET /x', ['Authorization', '']],
  [
    'a token that its expression does not match as a whole',
    scheme({ type: 'token', authorizerUri, identityValidationExpression: 'sec' }),
    'GET /x',
    ['Authorization', 'secret'],
  ],
])('%s is unauthorized, and the function is not called', async (_name, authorizer, line, headers) => {
  const { call, events } = runningGuard(guarded(authorizer), allow);
  const answer = await call(line, { headers });
  expect(answer).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
  expect(answer.headers['x-amzn-errortype']).toBe('UnauthorizedException');
  expect(events).toEqual([]);
});

test.each([
  ['GET /x?b=1', ['A', '1']],
  ['GET /x?b=', ['A', '1']],
  ['GET /x', ['A', '1']],
])('a missing identity source is unauthorized while results are kept: %s', async (line, headers) => {
  const { call, events } = runningGuard(sources(300), allow);
  expect(await call(line, { headers })).toMatchObject({ status: 401 });
  expect(events).toEqual([]);
});

test('a missing identity source is the function’s own business where nothing is kept', async () => {
  const { call, events } = runningGuard(sources(0), allow);
  expect(await call('GET /x')).toMatchObject({ status: 200 });
  expect(events).toHaveLength(1);
});

test('an expression is a Java one, and no token makes it run away', async () => {
  const api = guarded(scheme({ type: 'token', authorizerUri, identityValidationExpression: '(?i)bearer (?:a+)+$' }));
  const { call } = runningGuard(api, allow);
  expect(await call('GET /x', { headers: ['Authorization', 'BEARER aaa'] })).toMatchObject({ status: 200 });
  expect(await call('GET /x', { headers: ['Authorization', `Bearer ${'a'.repeat(5000)}!`] })).toMatchObject({ status: 401 });
});

test.each<[string, () => unknown, number, string, string]>([
  [
    'an explicit deny',
    () => result('Deny', '*'),
    403,
    'AccessDeniedException',
    '{"Message":"User is not authorized to access this resource with an explicit deny"}',
  ],
  [
    'no allow',
    () => result('Allow', `${own}/POST/*`),
    403,
    'AccessDeniedException',
    '{"Message":"User is not authorized to access this resource"}',
  ],
  ['the word Unauthorized', () => Promise.reject(new Error('Unauthorized')), 401, 'UnauthorizedException', '{"message":"Unauthorized"}'],
  ['any other failure', () => Promise.reject(new Error('unauthorized')), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  ['no policy', () => ({ principalId: 'me' }), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  [
    'no principal',
    () => ({ policyDocument: result('Allow', '*')['policyDocument'] }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
  ['a policy as text', () => ({ principalId: 'me', policyDocument: '{}' }), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  ['nothing', () => undefined, 500, 'AuthorizerConfigurationException', '{"message":null}'],
  ['a list', () => [], 500, 'AuthorizerConfigurationException', '{"message":null}'],
  ['an effect in another case', () => result('allow', '*'), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  ['a deny in another case', () => result('DENY', '*'), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  [
    'a member in another case',
    () => ({ principalId: 'me', policyDocument: { Statement: [{ effect: 'Deny', ...statement }] } }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
  [
    'a version that there is not',
    () => ({ principalId: 'me', policyDocument: { Version: '2020-01-01', Statement: [statement] } }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
  [
    'an object in the context',
    () => result('Allow', '*', { context: { a: { b: 1 } } }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
  [
    'a list in the context',
    () => result('Allow', '*', { context: { a: [] } }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
  ['a resource beyond 512 characters', () => result('Allow', '*'.repeat(513)), 500, 'AuthorizerConfigurationException', '{"message":null}'],
  [
    'a result beyond 8 KB',
    () => result('Allow', '*', { context: { a: 'a'.repeat(8200) } }),
    500,
    'AuthorizerConfigurationException',
    '{"message":null}',
  ],
])('an authorizer that returns %s', async (_name, authorize, status, errorType, body) => {
  const { call } = runningGuard(guarded(token), authorize);
  const answer = await call('GET /x', authorized);
  expect([answer.status, answer.headers['x-amzn-errortype'], answer.body]).toEqual([status, errorType, body]);
});

const statement = { Effect: 'Allow', Action: '*', Resource: '*' };

test.each([
  ['timeout', 'AuthorizerFailureException'],
  ['refused', 'AuthorizerConfigurationException'],
] as const)('an authorizer whose function gives no answer (%s) is a 500', async (kind, errorType) => {
  const silent = { invoke: () => Promise.resolve(new Fault(kind, 'gone')) };
  const { call } = runningGuard(guarded(token), allow, { authorizerFunctions: () => silent });
  const answer = await call('GET /x', authorized);
  expect([answer.status, answer.headers['x-amzn-errortype'], answer.body]).toEqual([500, errorType, '{"message":null}']);
});

describe('a policy', () => {
  const verdict = async (statements: Json, line = 'GET /pets/7') => {
    const authorize = () => ({ principalId: 'me', policyDocument: { Version: '2012-10-17', Statement: statements } });
    const { call } = runningGuard(guarded(token, { 'ANY /{proxy+}': {} }), authorize);
    return (await call(line, authorized)).status;
  };
  const said = (effect: string, more: JsonObject) => ({ Effect: effect, Action: 'execute-api:Invoke', ...more });

  test.each<[string, number]>([
    ['*', 200],
    ['arn:aws:execute-api:*', 200],
    [`${own}/GET/pets/7`, 200],
    [`${own}/GET/pets/?`, 200],
    [`${own}/*/pets/*`, 200],
    [`${own}/*/*`, 200],
    [`${own}/GET/pets`, 403],
    [`${own}/GET/pets/??`, 403],
    [`${own}/get/pets/7`, 403],
    [`${own}/POST/*`, 403],
    ['arn:aws:execute-api:us-east-1:123456789012:other/*', 403],
  ])('that allows %s answers %i', async (resource, status) => {
    expect(await verdict([said('Allow', { Resource: resource })])).toBe(status);
  });

  test.each<[string, Json]>([
    ['after an allow', [said('Allow', { Resource: '*' }), said('Deny', { Resource: `${own}/*/pets/*` })]],
    ['of an action in another case', [said('Allow', { Resource: '*' }), { Effect: 'Deny', Action: 'EXECUTE-API:INVOKE', Resource: '*' }]],
    ['of all actions', [said('Allow', { Resource: '*' }), { Effect: 'Deny', Action: '*', Resource: '*' }]],
    ['of all but other actions', [said('Allow', { Resource: '*' }), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }]],
    ['of all but other resources', [said('Allow', { Resource: '*' }), said('Deny', { NotResource: `${own}/GET/cats/*` })]],
    [
      'under a condition that holds',
      [said('Allow', { Resource: '*' }), said('Deny', { Resource: '*', Condition: { IpAddress: { 'AWS:SourceIP': '127.0.0.0/8' } } })],
    ],
  ])('a deny counts %s', async (_name, statements) => {
    expect(await verdict(statements)).toBe(403);
  });

  test('one statement needs no list, and a deny under a condition that does not hold does not count', async () => {
    expect(await verdict(said('Allow', { Resource: '*' }))).toBe(200);
    expect(
      await verdict([
        said('Allow', { Resource: '*' }),
        said('Deny', { Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
      ]),
    ).toBe(200);
  });

  test.each(['GET //admin', 'GET /admin/', 'GET ///admin//'])(
    'a deny cannot be passed by slashes that routing does not look at: %s',
    async (line) => {
      const { call } = runningGuard(guarded(token, { 'GET /admin': {} }), () => ({
        principalId: 'me',
        policyDocument: { Statement: [said('Allow', { Resource: '*' }), said('Deny', { Resource: `${own}/*/admin` })] },
      }));
      expect(await call(line, authorized)).toMatchObject({ status: 403 });
    },
  );
});

describe('results that are kept', () => {
  const clock = { ...fixedClock(), instant: 0, now: () => clock.instant };
  const everything = (event: Json, more: JsonObject = {}) =>
    ({ ...allow(event, more), policyDocument: result('Allow', '*')['policyDocument'] }) as JsonObject;
  beforeEach(() => (clock.instant = 1_700_000_000_000));

  test('hold for 300 seconds, for every method, and for the same identity alone', async () => {
    const { call, events } = runningGuard(guarded(token, { 'GET /x': {}, 'POST /y': {} }), everything, { clock });
    for (const line of ['GET /x', 'POST /y', 'GET /x']) expect(await call(line, authorized)).toMatchObject({ status: 200, body: 'me' });
    expect(events).toHaveLength(1);
    await call('GET /x', { headers: ['authorization', 'other'] });
    expect(events).toHaveLength(2);
    clock.instant += 299_999;
    await call('GET /x', authorized);
    expect(events).toHaveLength(2);
    clock.instant += 1;
    await call('GET /x', authorized);
    expect(events).toHaveLength(3);
  });

  test('are asked about the method that is called', async () => {
    const { call, events } = runningGuard(guarded(token, { 'GET /x': {}, 'GET /y': {} }), allow);
    expect([(await call('GET /x', authorized)).status, (await call('GET /y', authorized)).status]).toEqual([200, 403]);
    expect(events).toHaveLength(1);
  });

  test('are none with a time of 0, and none of a failure', async () => {
    const never = runningGuard(guarded(scheme({ type: 'token', authorizerUri, authorizerResultTtlInSeconds: 0 })), allow);
    await never.call('GET /x', authorized);
    await never.call('GET /x', authorized);
    expect(never.events).toHaveLength(2);
    const failing = runningGuard(guarded(token), () => Promise.reject(new Error('Unauthorized')));
    await failing.call('GET /x', authorized);
    await failing.call('GET /x', authorized);
    expect(failing.events).toHaveLength(2);
  });

  test('are told apart by every source, however they are spelled', async () => {
    const authorizer = scheme({ type: 'request', authorizerUri, identitySource: 'method.request.header.A,method.request.header.B' });
    const { call, events } = runningGuard(guarded(authorizer), allow);
    for (const [a, b] of [
      ['1', '","2'],
      ['1","', '2'],
      ['1', '2'],
    ])
      await call('GET /x', { headers: ['A', a, 'B', b] });
    expect(events).toHaveLength(3);
  });

  test('are forgotten, the oldest first, before they take the memory', async () => {
    const { call, events } = runningGuard(guarded(token), allow);
    for (let i = 0; i <= 1000; i++) await call('GET /x', { headers: ['Authorization', `t${i}`] });
    await call('GET /x', { headers: ['Authorization', 't0'] });
    expect(events).toHaveLength(1002);
  });
});

describe('the context of an authorizer', () => {
  const context = { text: 'a', number: 7, yes: true, nothing: null, constructor: 'c', principalId: 'forged' };

  test('is text in templates and mappings', async () => {
    const integration = {
      type: 'http',
      httpMethod: 'POST',
      uri: 'http://h.example/',
      requestParameters: { 'integration.request.header.A': 'context.authorizer.number' },
      requestTemplates: {
        'application/json':
          '$context.authorizer.text $context.authorizer.number $context.authorizer.yes [$context.authorizer.nothing] $context.authorizer.constructor $context.authorizer.principalId [$context.authorizer.toString]',
      },
      responses: { default: { statusCode: '200' } },
    };
    const { call, backend } = runningGuard(guarded(token, { 'POST /x': integration }), (event) => allow(event, { context }));
    await call('POST /x', { ...authorized, body: '{}' });
    expect(Buffer.from(backend.calls[0].body).toString()).toBe('a 7 true [] c me []');
    expect(backend.calls[0].headers).toEqual(expect.arrayContaining(['A', '7']));
  });

  test('is passed to the function behind the method, with names of prototypes as members like others', async () => {
    const integration = { type: 'aws_proxy', httpMethod: 'POST', uri: authorizerUri };
    const hostile = JSON.parse('{"__proto__": "p", "toString": "t"}') as JsonObject;
    const { call, backend } = runningGuard(guarded(token, { 'GET /x': integration }), (event) => allow(event, { context: hostile }));
    await call('GET /x', authorized);
    const event = JSON.parse(Buffer.from(backend.calls[0].body).toString()) as { requestContext: { authorizer: object } };
    expect(Object.entries(event.requestContext.authorizer).sort()).toEqual([
      ['__proto__', 'p'],
      ['integrationLatency', 0],
      ['principalId', 'me'],
      ['toString', 't'],
    ]);
  });

  test('writes no header of its own into the request to the endpoint', async () => {
    const integration = {
      type: 'http_proxy',
      httpMethod: 'GET',
      uri: 'http://h.example/',
      requestParameters: { 'integration.request.header.A': 'context.authorizer.a' },
    };
    const { call, backend } = runningGuard(guarded(token, { 'GET /x': integration }), (event) =>
      allow(event, { context: { a: 'v\r\nX-Admin: true' } }),
    );
    await call('GET /x', authorized);
    expect(backend.calls.flatMap(({ headers }) => headers).filter((text) => /[\r\n]/.test(text))).toEqual([]);
  });

  test('brings the API key where keys come from authorizers', async () => {
    const api = guarded(token, { 'GET /x': {} }, { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' });
    const keyed = JSON.parse(JSON.stringify(api).replace('"security":[{"guard":[]}]', '"security":[{"guard":[],"key":[]}]')) as JsonObject;
    const schemes = (keyed['components'] as { securitySchemes: Record<string, Json> }).securitySchemes;
    schemes['key'] = { type: 'apiKey', name: 'x-api-key', in: 'header' };
    const { call } = runningGuard(
      keyed,
      (event) => allow(event, (event as JsonObject)['authorizationToken'] === 'a' ? { usageIdentifierKey: 'k' } : {}),
      { apiKeys: ['k'] },
    );
    expect(await call('GET /x', { headers: ['Authorization', 'a'] })).toMatchObject({ status: 200 });
    expect(await call('GET /x', { headers: ['Authorization', 'b', 'x-api-key', 'k'] })).toMatchObject({
      status: 403,
      body: '{"message":"Forbidden"}',
    });
  });
});

test('a method ARN beyond 1600 bytes is refused before anybody is asked', async () => {
  const { call, events } = runningGuard(guarded(token, { 'GET /{proxy+}': {} }), allow);
  expect(await call(`GET /${'a'.repeat(1600)}`, authorized)).toMatchObject({ status: 414 });
  expect(events).toEqual([]);
});

test('a caller who is given needs no authorizer, an address alone is no caller', async () => {
  const given = runningGuard(guarded(token), allow, { given: { authorizer: { principalId: 'given' } } });
  expect(await given.call('GET /x')).toMatchObject({ status: 200, body: 'given' });
  const addressed = runningGuard(guarded(token), allow, { given: { identity: { sourceIp: '192.0.2.1' } } });
  expect(await addressed.call('GET /x')).toMatchObject({ status: 401 });
});

test('results of the functions that stage and canary lead to are kept apart', async () => {
  const uri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}/invocations';
  const settings = { canarySetting: { percentTraffic: 50, stageVariableOverrides: [{ name: 'fn', value: 'new' }] } };
  let draw = 0;
  const { call, events } = runningGuard(guarded(scheme({ type: 'token', authorizerUri: uri })), allow, {
    stage: { variables: { fn: 'old' }, settings },
    ids: { ...countingIds(), canaryDraw: () => draw },
  });
  for (draw of [0, 99, 0, 99]) expect(await call('GET /x', authorized)).toMatchObject({ status: 200 });
  expect(events).toHaveLength(2);
});
