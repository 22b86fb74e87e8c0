import type http from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGateway, type GatewayRequest } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { document, running } from './apis';
import { httpServer, type Loopback, rawServer } from './loopback';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((closable) => closable.close()));
});

function opened<T extends { close(): Promise<void> }>(closable: T): T {
  open.push(closable);
  return closable;
}

/** A gateway over the network, with one method of each HTTP type. */
function overNetwork(endpoint: Loopback, integration: object = {}) {
  const proxy = { type: 'http_proxy', httpMethod: 'ANY', uri: `${endpoint.origin}/x`, ...integration };
  const custom = {
    type: 'http',
    httpMethod: 'POST',
    uri: `${endpoint.origin}/x`,
    responses: { default: { statusCode: '200' } },
    ...integration,
  };
  const { definition } = readOpenApi(document({ 'ANY /proxy': proxy, 'ANY /custom': custom }));
  const gateway = opened(createGateway(definition));
  return async (request: Partial<GatewayRequest>) => {
    const { status, body } = await gateway.handle({ method: 'GET', target: '/proxy', headers: [], ...request });
    return { status, streamed: body instanceof Readable, body: body instanceof Readable ? await buffer(body) : Buffer.from(body ?? []) };
  };
}

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'x');
const echo: http.RequestListener = (request, response) => {
  buffer(request).then(
    (body) => response.end(`${body.length} ${request.headers['content-length'] ?? 'chunked'}`),
    () => response.destroy(),
  );
};

describe.each(['/proxy', '/custom'])('the body of a request to %s', (target) => {
  test.each<[string, () => Partial<GatewayRequest>, string]>([
    ['of 10 MB as bytes', () => ({ body: megabytes(10) }), '10485760 10485760'],
    ['of 1 MB that streams', () => ({ body: Readable.from([megabytes(1)]), headers: ['Content-Length', '1048576'] }), '1048576 1048576'],
    [
      'of 10 MB in chunks',
      () => ({ body: Readable.from([megabytes(5), megabytes(5)]), headers: ['Transfer-Encoding', 'chunked'] }),
      // Where nothing of it is read, it is passed on as it comes.
      target === '/proxy' ? '10485760 chunked' : '10485760 10485760',
    ],
    [
      'of 10 KB in chunks',
      () => ({ body: Readable.from([Buffer.alloc(10_240)]), headers: ['Transfer-Encoding', 'chunked'] }),
      '10240 10240',
    ],
  ])('%s reaches the endpoint', async (_what, request, expected) => {
    const send = overNetwork(opened(await httpServer(echo)));
    const { status, body } = await send({ method: 'POST', target, ...request() });
    expect([status, body.toString()]).toEqual([200, expected]);
  });

  test.each<[string, () => Partial<GatewayRequest>]>([
    ['as bytes', () => ({ body: Buffer.concat([megabytes(10), Buffer.from('x')]) })],
    ['that streams', () => ({ body: Readable.from([megabytes(11)]), headers: ['Content-Length', String(11 * 1024 * 1024)] })],
    [
      'in chunks',
      () => ({ body: Readable.from([megabytes(5), megabytes(5), Buffer.from('x')]), headers: ['Transfer-Encoding', 'chunked'] }),
    ],
  ])('of more than 10 MB %s is 413', async (_what, request) => {
    const send = overNetwork(opened(await httpServer(echo)));
    const { status, body } = await send({ method: 'POST', target, ...request() });
    expect([status, JSON.parse(body.toString())]).toEqual([413, { message: 'HTTP content length exceeded 10485760 bytes.' }]);
  });

  test('that breaks off is 400 or a failed integration, and the engine goes on', async () => {
    const send = overNetwork(opened(await httpServer(echo)));
    const broken = new Readable({ read: () => undefined });
    setTimeout(() => broken.destroy(new Error('aborted')), 20);
    const { status } = await send({ method: 'POST', target, body: broken, headers: ['Content-Length', '100000'] });
    expect([400, 500]).toContain(status);
    expect((await send({ method: 'POST', target, body: Buffer.from('hello') })).body.toString()).toBe('5 5');
  });
});

describe('the answer of an endpoint', () => {
  test('of 5 MB streams through a proxy, and is whole through a custom integration', async () => {
    const send = overNetwork(opened(await httpServer((_request, response) => response.end(megabytes(5)))));
    const proxied = await send({ target: '/proxy' });
    expect([proxied.status, proxied.streamed, proxied.body.length]).toEqual([200, true, 5 * 1024 * 1024]);
    const custom = await send({ target: '/custom' });
    expect([custom.status, custom.streamed, custom.body.length]).toEqual([200, false, 5 * 1024 * 1024]);
  });

  test('of more than 10 MB is 500 where its length is known, and breaks off where a proxy has begun to pass it on', async () => {
    const announced = overNetwork(opened(await httpServer((_request, response) => response.end(megabytes(11)))));
    expect((await announced({ target: '/custom' })).status).toBe(500);
    expect((await announced({ target: '/proxy' })).status).toBe(500);
    const inChunks = overNetwork(
      opened(await httpServer((_request, response) => response.write(megabytes(6), () => response.end(megabytes(5))))),
    );
    expect((await inChunks({ target: '/custom' })).status).toBe(500);
    await expect(inChunks({ target: '/proxy' })).rejects.toThrow();
  });

  test.each([
    ['never comes', undefined, 504, '{"message": "Endpoint request timed out"}'],
    ['stops in the middle', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal', 504, '{"message": "Endpoint request timed out"}'],
    ['has a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n', 500, '{"message": "Internal server error"}'],
    ['is no HTTP', 'hello\r\n\r\n', 500, '{"message": "Internal server error"}'],
    [
      'injects a header',
      'HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b\r\nContent-Length: 0\r\n\r\n',
      500,
      '{"message": "Internal server error"}',
    ],
    [
      'has a head of 50 KB',
      `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(50_000)}\r\nContent-Length: 0\r\n\r\n`,
      500,
      '{"message": "Internal server error"}',
    ],
  ])('that %s is a gateway response within the timeout', async (_what, answer, status, body) => {
    const endpoint = opened(await rawServer((socket) => answer !== undefined && socket.write(answer)));
    const send = overNetwork(endpoint, { timeoutInMillis: 100 });
    for (const target of ['/proxy', '/custom']) {
      const got = await send({ target });
      expect([got.status, got.body.toString()]).toEqual([status, body]);
    }
  });
});

const mock = document({
  'GET /x': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
});

test.each([
  ['10 KB', 10_000, 200],
  ['more than 10240 bytes', 10_300, 431],
])('request headers of %s', async (_what, size, status) => {
  expect((await running(mock).call('GET /x', { headers: ['X-Long', 'a'.repeat(size)] })).status).toBe(status);
});

test.each([
  ['EDGE', 8192, 200],
  ['EDGE', 8193, 414],
  ['REGIONAL', 10_240, 200],
  ['REGIONAL', 10_241, 414],
])('for %s a target of %i bytes is %i', async (endpointType, size, status) => {
  const { definition } = readOpenApi(mock, { endpointType });
  const answer = await createGateway(definition).handle({ method: 'GET', target: `/x?q=${'a'.repeat(size - 5)}`, headers: [] });
  expect(answer.status).toBe(status);
});

test('bytes that are no UTF-8 reach a custom endpoint as U+FFFD', async () => {
  const custom = { type: 'http', httpMethod: 'POST', uri: 'https://backend.example.com', responses: { default: { statusCode: '200' } } };
  const { call, backend } = running(document({ 'POST /x': custom }));
  await call('POST /x', { body: Buffer.from([0x61, 0xff, 0xc3, 0xbc]) });
  expect(Buffer.from(backend.calls[0].body).toString()).toBe('a\ufffdü');
});
