import { Readable } from 'node:stream';
import type { GatewayAnswer, GatewayRequest } from '../../lib/engine/core';
import type { MethodPlan } from '../../lib/plan';
import { headerSpelling, lambdaHandler } from '../../lib/runtime/lambda';

type Event = Parameters<ReturnType<typeof lambdaHandler>>[0];

/** A gateway that remembers what it was asked, and answers what it was given. */
function handlerFor(answer: Partial<GatewayAnswer> = {}) {
  const asked: GatewayRequest[] = [];
  const handle = (request: GatewayRequest): Promise<GatewayAnswer> => {
    asked.push(request);
    return Promise.resolve({ status: 200, headers: [], body: undefined, ...answer });
  };
  return { handler: lambdaHandler({ handle }), asked };
}

async function requestOf(event: Event) {
  const { handler, asked } = handlerFor();
  await handler(event);
  const { body, ...rest } = asked[0];
  return { ...rest, body: body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : body };
}

const restApi: Event = {
  httpMethod: 'POST',
  path: '/pets/a%2Fb',
  headers: { Host: 'a.example.com', 'X-One': '2' },
  multiValueHeaders: { Host: ['a.example.com'], 'X-One': ['1', '2'] },
  queryStringParameters: { 'a b': '2', c: 'x&y=z' },
  multiValueQueryStringParameters: { 'a b': ['1', '2'], c: ['x&y=z'] },
  requestContext: {
    identity: { sourceIp: '192.0.2.1', userArn: 'arn:aws:iam::1:user/u', caller: null },
    authorizer: { principalId: 'me' },
    protocol: 'HTTP/2.0',
  },
  body: 'AP8=',
  isBase64Encoded: true,
};

const httpApi: Event = {
  version: '2.0',
  rawPath: '/prod/pets/a%2Fb',
  rawQueryString: 'a=1&a=2&b=%20',
  headers: { host: 'a.example.com', 'x-one': '1,2' },
  cookies: ['a=1', 'b=2'],
  requestContext: { stage: 'prod', http: { method: 'GET', sourceIp: '192.0.2.2', protocol: 'HTTP/1.1' } },
  isBase64Encoded: false,
};

const loadBalancer: Event = {
  httpMethod: 'GET',
  path: '/pets',
  headers: { host: 'a.example.com', 'x-forwarded-for': '203.0.113.9, 192.0.2.3', 'x-forwarded-proto': 'http' },
  queryStringParameters: { 'a%20b': '%3D', flag: '' },
  requestContext: { elb: { targetGroupArn: 'arn' } },
  body: 'text',
  isBase64Encoded: false,
};

test('an event of a REST API is the request with every value, encoded again where the service had decoded it', async () => {
  expect(await requestOf(restApi)).toEqual({
    method: 'POST',
    target: '/pets/a%2Fb?a%20b=1&a%20b=2&c=x%26y%3Dz',
    headers: ['Host', 'a.example.com', 'X-One', '1', 'X-One', '2'],
    body: '\x00\xff',
    sourceIp: '192.0.2.1',
    protocol: 'HTTP/2.0',
    given: { identity: { sourceIp: '192.0.2.1', userArn: 'arn:aws:iam::1:user/u' }, authorizer: { principalId: 'me' } },
  });
});

test('an event of format 2.0 is the request below its stage, cookies in one header', async () => {
  expect(await requestOf(httpApi)).toEqual({
    method: 'GET',
    target: '/pets/a%2Fb?a=1&a=2&b=%20',
    headers: ['Host', 'a.example.com', 'X-One', '1,2', 'Cookie', 'a=1; b=2'],
    body: undefined,
    sourceIp: '192.0.2.2',
    protocol: 'HTTP/1.1',
    given: undefined,
  });
});

test.each([
  ['/prod', 'prod', '/'],
  ['/prod/', 'prod', '/'],
  ['/production', 'prod', '/production'],
  ['/pets', '$default', '/pets'],
  ['/pets', undefined, '/pets'],
])('the raw path %s of stage %s leads to %s', async (rawPath, stage, target) => {
  const event = { ...httpApi, rawPath, rawQueryString: '', requestContext: { stage, http: { method: 'GET' } } } as Event;
  expect((await requestOf(event)).target).toBe(target);
});

test('an event of a load balancer is the request with its query as the client encoded it', async () => {
  expect(await requestOf(loadBalancer)).toEqual({
    method: 'GET',
    target: '/pets?a%20b=%3D&flag',
    headers: ['Host', 'a.example.com', 'X-Forwarded-For', '203.0.113.9, 192.0.2.3', 'X-Forwarded-Proto', 'http'],
    body: 'text',
    sourceIp: '192.0.2.3',
    scheme: 'http',
  });
});

test('a header that a method declares is spelled as it is declared, where the event has lost its case', async () => {
  const asked: GatewayRequest[] = [];
  const handle = (request: GatewayRequest): Promise<GatewayAnswer> => {
    asked.push(request);
    return Promise.resolve({ status: 200, headers: [], body: undefined });
  };
  const parameters = [{ key: 'method.request.header.X-ONE', location: 'header' as const, name: 'X-ONE', required: false }];
  const spelling = headerSpelling({ methods: [{ parameters } as unknown as MethodPlan] });
  await lambdaHandler({ handle }, spelling)(httpApi);
  expect(asked[0]?.headers).toEqual(['Host', 'a.example.com', 'X-ONE', '1,2', 'Cookie', 'a=1; b=2']);
});

const answer: GatewayAnswer = {
  status: 201,
  headers: ['X-A', '1', 'x-a', '2', 'Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'Content-Length', '3', 'Connection', 'keep-alive'],
  body: Buffer.from('é'),
};
const { multiValueHeaders: _single, ...withoutLists } = restApi as { multiValueHeaders: unknown };

test.each<[string, Event, unknown]>([
  [
    'a REST API',
    restApi,
    { statusCode: 201, multiValueHeaders: { 'X-A': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] }, body: 'é', isBase64Encoded: false },
  ],
  [
    'a REST API without lists',
    withoutLists as Event,
    { statusCode: 201, multiValueHeaders: { 'X-A': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] }, body: 'é', isBase64Encoded: false },
  ],
  ['format 2.0', httpApi, { statusCode: 201, headers: { 'X-A': '1,2' }, cookies: ['a=1', 'b=2'], body: 'é', isBase64Encoded: false }],
  [
    'a load balancer',
    loadBalancer,
    {
      statusCode: 201,
      statusDescription: '201 Created',
      headers: { 'X-A': '1,2', 'Set-Cookie': 'b=2' },
      body: 'é',
      isBase64Encoded: false,
    },
  ],
  [
    'a load balancer with multi-value headers',
    { ...loadBalancer, headers: undefined, multiValueHeaders: { host: ['a'] } },
    {
      statusCode: 201,
      statusDescription: '201 Created',
      multiValueHeaders: { 'X-A': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'é',
      isBase64Encoded: false,
    },
  ],
])('%s is answered in its own form', async (_, event, result) => {
  expect(await handlerFor(answer).handler(event)).toEqual(result);
});

test.each([
  ['bytes that are no text', Buffer.from([0xff, 0x00]), { body: '/wA=', isBase64Encoded: true }],
  ['a stream', Readable.from([Buffer.from('a'), Buffer.from('b')]), { body: 'ab', isBase64Encoded: false }],
  [
    'a stream that cuts a character in two',
    Readable.from([Buffer.from([0xc3]), Buffer.from([0xa9])]),
    { body: 'é', isBase64Encoded: false },
  ],
  ['nothing', undefined, { body: '', isBase64Encoded: false }],
])('a body of %s arrives byte for byte', async (_, body, result) => {
  expect(await handlerFor({ body }).handler(httpApi)).toMatchObject(result);
});

test.each([[undefined], [null], ['text'], [{}], [{ Records: [] }], [{ httpMethod: 1, path: '/' }], [{ version: '2.0' }]])(
  'an event that is none of HTTP is told so: %j',
  async (event) => {
    await expect(handlerFor().handler(event as unknown as Event)).rejects.toThrow('This function serves HTTP');
  },
);
