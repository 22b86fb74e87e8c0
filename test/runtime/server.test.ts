import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { GatewayAnswer, GatewayRequest } from '../../lib/engine/core';
import { type GatewayServer, type ServerOptions, startServer } from '../../lib/runtime/server';

const running: GatewayServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop(0);
});

type Handle = (request: GatewayRequest) => GatewayAnswer | Promise<GatewayAnswer>;

async function serving(handle: Handle, options: Partial<ServerOptions> = {}): Promise<GatewayServer> {
  const onDefect = (error: unknown) => {
    throw error;
  };
  const gateway = { answer: async (request: GatewayRequest) => handle(request) };
  const server = await startServer(gateway, { port: 0, onDefect, ...options });
  running.push(server);
  return server;
}

async function fetched(
  server: GatewayServer,
  options: RequestOptions & { body?: string } = {},
): Promise<{ message: IncomingMessage; body: string }> {
  const request = httpRequest({ host: '127.0.0.1', port: server.port, agent: false, ...options });
  request.end(options.body);
  const [message] = (await once(request, 'response')) as [IncomingMessage];
  return { message, body: await text(message) };
}

/** What a server answers to bytes that no HTTP client would send. */
async function raw(server: GatewayServer, bytes: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

function whole(body: Readable): Promise<Buffer> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    body.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces)));
  });
}

const ok: GatewayAnswer = { status: 200, headers: ['Content-Type', 'text/plain'], body: Buffer.from('ok') };

test('the request reaches the gateway as it stands on the wire', async () => {
  let asked: GatewayRequest | undefined;
  let body = '';
  const server = await serving(async (request) => {
    asked = request;
    body = (await buffer(request.body as Readable)).toString();
    return ok;
  });
  await raw(
    server,
    'POST //a/../b%2f?x=1&x=2 HTTP/1.1\r\nHost: h\r\nX-a: 1\r\nx-A: 2\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody',
  );
  expect(asked).toMatchObject({
    method: 'POST',
    target: '//a/../b%2f?x=1&x=2',
    headers: ['Host', 'h', 'X-a', '1', 'x-A', '2', 'Content-Length', '4', 'Connection', 'close'],
    sourceIp: '127.0.0.1',
    protocol: 'HTTP/1.1',
    scheme: 'http',
  });
  expect(body).toBe('body');
});

test.each([0, 1, 256, 16_384, 16_385, 70_000])(
  'a body of %i bytes arrives as it is, none of them text, behind a header beyond ASCII',
  async (length) => {
    const body = Uint8Array.from({ length }, (_, index) => index % 256);
    const server = await serving(() => ({ status: 200, headers: ['X-Name', '\u00e4\u00ff'], body }));
    const socket = connect(server.port, '127.0.0.1');
    socket.end('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    const answer = await buffer(socket);
    const end = answer.indexOf('\r\n\r\n');
    expect(answer.subarray(0, end).toString('latin1')).toContain('X-Name: \u00e4\u00ff\r\n');
    expect(answer.subarray(0, end).toString('latin1')).toContain(`Content-Length: ${length}\r\n`);
    expect(answer.subarray(end + 4).equals(body)).toBe(true);
  },
);

test.each([
  ['GET http://example.com/pets?a=1', '/pets?a=1'],
  ['GET http://example.com', '/'],
  ['OPTIONS *', '/*'],
])('a request for %s has the target %s', async (line, target) => {
  let asked: GatewayRequest | undefined;
  const server = await serving((request) => {
    asked = request;
    return ok;
  });
  await raw(server, `${line} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
  expect(asked).toMatchObject({ target });
});

test('the answer has its headers as the gateway wrote them, and a length', async () => {
  const server = await serving(() => ({ status: 201, headers: ['X-a', '1', 'x-A', '2', 'Date', 'now'], body: Buffer.from('é') }));
  const { message, body } = await fetched(server);
  expect([message.statusCode, body]).toEqual([201, 'é']);
  expect(message.rawHeaders.slice(0, 8)).toEqual(['X-a', '1', 'x-A', '2', 'Date', 'now', 'Content-Length', '2']);
});

test.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('an answer to %s with %d has no body', async (method, status) => {
  const server = await serving(() => ({ ...ok, status }));
  expect((await fetched(server, { method })).body).toBe('');
});

test('a streamed answer arrives piece by piece', async () => {
  const body = new Readable({ read: () => undefined });
  const server = await serving(() => ({ ...ok, body }));
  const request = httpRequest({ host: '127.0.0.1', port: server.port }).end();
  const [message] = (await once(request, 'response')) as [IncomingMessage];
  body.push('first');
  expect(String((await once(message, 'data'))[0])).toBe('first');
  body.push(null);
  await once(message, 'end');
});

test('an answer before the end of the request reaches a client that closes the connection and is still sending', async () => {
  const server = await serving(() => ({ ...ok, status: 413 }));
  const socket = connect(server.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += String(chunk)));
  const size = 20 * 1024 * 1024;
  socket.write(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n`);
  const piece = Buffer.alloc(1024 * 1024);
  for (let sent = 0; sent < size; sent += piece.length) {
    if (!socket.write(piece)) await once(socket, 'drain');
  }
  await once(socket, 'close');
  expect(received).toMatch(/^HTTP\/1\.1 413 [\s\S]*\r\n\r\nok$/);
});

test('a stream that breaks off breaks the answer off, never ends it as if it were whole', async () => {
  const body = Readable.from(
    (async function* () {
      yield Buffer.from('first');
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('the endpoint is gone');
    })(),
  );
  const server = await serving(() => ({ ...ok, body }));
  await expect(fetched(server)).rejects.toThrow('aborted');
});

test('a client that leaves is told to the gateway, and its stream is given up', async () => {
  const body = new Readable({ read: () => undefined });
  let gone: (() => void) | undefined;
  const left = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const server = await serving(({ client }) => {
    if (client) client.onGone = gone;
    return { ...ok, body };
  });
  const request = httpRequest({ host: '127.0.0.1', port: server.port }).end();
  await once(request, 'response');
  request.on('error', () => undefined).destroy();
  await left;
  if (!body.closed) await once(body, 'close');
});

test('a client that leaves with several requests under way is told of for each', async () => {
  const left: string[] = [];
  let asked = 0;
  const server = await serving(({ client, target }) => {
    asked++;
    if (client) client.onGone = () => left.push(target);
    return new Promise<never>(() => undefined);
  });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n');
  while (asked < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  while (left.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(left.sort()).toEqual(['/1', '/2']);
});

test('requests that come at once are answered in their order, and head and body stay together', async () => {
  const server = await serving(async ({ target }) => {
    if (target === '/1') await new Promise((resolve) => setTimeout(resolve, 20));
    return { ...ok, body: Buffer.from(target) };
  });
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    'GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  );
  const answers = await text(socket);
  expect(answers.match(/\r\n\r\n\/\d/g)).toEqual(['\r\n\r\n/1', '\r\n\r\n/2', '\r\n\r\n/3']);
});

test.each([
  ['no body', ''],
  ['an empty body in chunks', '0\r\n\r\n'],
  ['a body', '3\r\nabc\r\n0\r\n\r\n'],
])('%s is read to its end by whoever reads it, and what nobody reads holds up no request behind it', async (_what, chunks) => {
  const framing = chunks === '' ? 'Content-Length: 0' : 'Transfer-Encoding: chunked';
  const server = await serving(async ({ target, body }) => {
    // By then all of the request has come.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return target === '/unread' ? ok : { ...ok, body: await whole(body as Readable) };
  });
  const socket = connect(server.port, '127.0.0.1');
  const answers = text(socket);
  const request = (path: string, connection = 'keep-alive') =>
    socket.write(`POST ${path} HTTP/1.1\r\nHost: h\r\n${framing}\r\nConnection: ${connection}\r\n\r\n${chunks}`);
  for (const path of ['/unread', '/read', '/unread']) {
    request(path);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  request('/read', 'close');
  const body = chunks.includes('abc') ? 'abc' : '';
  expect((await answers).match(/(?<=\r\n\r\n)(?:ok|abc)?/g)).toEqual(['ok', body, 'ok', body]);
});

test('a defect is told, and answered with 500', async () => {
  const defects: unknown[] = [];
  const defect = new Error('a defect');
  const server = await serving(
    () => {
      throw defect;
    },
    { onDefect: (error) => defects.push(error) },
  );
  const { message, body } = await fetched(server);
  expect([message.statusCode, body]).toEqual([500, '{"message":"Internal server error"}']);
  expect(defects).toEqual([defect]);
});

test('the health path is answered by the server itself', async () => {
  const server = await serving(() => ({ ...ok, status: 403 }), { healthPath: '/health' });
  expect((await fetched(server, { path: '/health' })).body).toBe('{"status":"ok"}');
  expect((await fetched(server, { path: '/health2' })).message.statusCode).toBe(403);
});

test('a head beyond what Node lets through is refused, one beyond the service’s limit reaches the gateway', async () => {
  const server = await serving(() => ok);
  expect((await fetched(server, { headers: { x: 'a'.repeat(20_000) } })).message.statusCode).toBe(200);
  expect((await fetched(server, { headers: { x: 'a'.repeat(70_000) } })).message.statusCode).toBe(431);
});

test('a server that stops answers what is under way and what comes on open connections, and then ends', async () => {
  let release: (() => void) | undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived: (() => void) | undefined;
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await serving(async ({ target }) => {
    if (target === '/slow') {
      arrived?.();
      await released;
    }
    return ok;
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await fetched(server, { agent });
  const slow = fetched(server, { path: '/slow' });
  await hasArrived;

  const stopped = server.stop(5000);
  const { message, body } = await fetched(server, { agent });
  expect([body, message.headers.connection]).toEqual(['ok', 'close']);
  await expect(fetched(server)).rejects.toThrow('ECONNREFUSED');
  release?.();
  expect((await slow).body).toBe('ok');
  await stopped;
  agent.destroy();
});

test('a server that stops breaks off what does not end in time', async () => {
  let arrived: (() => void) | undefined;
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = await serving(() => {
    arrived?.();
    return new Promise<never>(() => undefined);
  });
  const never = fetched(server);
  await hasArrived;
  await Promise.all([expect(never).rejects.toThrow('socket hang up'), server.stop(50)]);
});
