import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpAnswer, HttpCall } from '../../lib/engine/effects';
import { Fault } from '../../lib/engine/effects';
import { NetworkHttpBackend } from '../../lib/engine/effects/network';
import { httpServer, type Loopback, rawServer } from './loopback';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((closable) => closable.close()));
});

function opened<T extends { close(): Promise<void> }>(closable: T): T {
  open.push(closable);
  return closable;
}

const usual: HttpCall = {
  method: 'GET',
  path: '/',
  headers: [],
  body: undefined,
  contentLength: undefined,
  timeoutInMillis: 2000,
  maxBytes: 1_000_000,
  buffered: false,
  client: undefined,
};

async function send(origin: string, call: Partial<HttpCall> = {}, connectionsPerOrigin = 8): Promise<HttpAnswer | Fault> {
  const backend = opened(new NetworkHttpBackend({ connectionsPerOrigin }));
  return backend.endpoint({ origin, insecureSkipVerification: false }).call({ ...usual, ...call });
}

async function raw(answer: string | ((socket: import('node:net').Socket) => void)): Promise<Loopback> {
  return opened(await rawServer((socket) => (typeof answer === 'string' ? socket.end(answer) : answer(socket))));
}

async function text(answer: HttpAnswer | Fault): Promise<string> {
  if (answer instanceof Fault) throw new Error(`${answer.kind}: ${answer.message}`);
  return answer.body instanceof Readable ? (await buffer(answer.body)).toString() : Buffer.from(answer.body ?? []).toString();
}

test('status, raw headers and body of a small answer come as they are', async () => {
  const { origin } = await raw('HTTP/1.1 201 Fine\r\nX-One: a\r\nx-one: b\r\nContent-Length: 5\r\n\r\nhello');
  const answer = (await send(origin)) as HttpAnswer;
  expect(answer.status).toBe(201);
  expect(answer.headers).toEqual(['X-One', 'a', 'x-one', 'b', 'Content-Length', '5']);
  expect(answer.body).toBeInstanceOf(Uint8Array);
  expect(await text(answer)).toBe('hello');
});

test('an answer of 1 MB comes as a stream, or as bytes when they are wanted', async () => {
  const body = 'x'.repeat(1_000_000);
  const { origin } = opened(await httpServer((_request, response) => response.end(body)));
  const streamed = (await send(origin)) as HttpAnswer;
  expect(streamed.body).toBeInstanceOf(Readable);
  expect(await text(streamed)).toBe(body);
  const whole = (await send(origin, { buffered: true })) as HttpAnswer;
  expect(whole.body).toBeInstanceOf(Uint8Array);
  expect(await text(whole)).toBe(body);
});

test('an answer that is wanted piece by piece is handed on with its head', async () => {
  const backend = opened(await httpServer((_request, response) => response.write('event')));
  const answer = (await send(backend.origin, { immediate: true })) as HttpAnswer;
  expect(answer.body).toBeInstanceOf(Readable);
  const body = answer.body as Readable;
  await new Promise((resolve) => body.once('readable', resolve));
  expect(String(body.read())).toBe('event');
  body.destroy();
});

test('100 Continue and 103 Early Hints are no answers', async () => {
  const { origin } = await raw('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  const answer = (await send(origin)) as HttpAnswer;
  expect(answer.status).toBe(200);
  expect(answer.headers).toEqual(['Content-Length', '2']);
});

test('a redirect is an answer like any other', async () => {
  const { origin } = await raw('HTTP/1.1 302 Found\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n');
  expect(await send(origin)).toMatchObject({ status: 302, headers: ['Location', 'http://elsewhere.invalid/', 'Content-Length', '0'] });
});

test.each([
  ['Upgrade', 'HTTP/2.0'],
  ['Keep-Alive', 'timeout=5'],
])('the header %s, which the pool refuses, is sent all the same', async (name, value) => {
  const seen: string[] = [];
  const { origin } = opened(
    await httpServer((request, response) => {
      seen.push(...request.rawHeaders);
      request.resume().on('end', () => response.end('ok'));
    }),
  );
  const body = Buffer.from('hello');
  expect(await text(await send(origin, { method: 'POST', headers: ['Host', 'a.example', name, value], body }))).toBe('ok');
  expect(seen).toEqual(expect.arrayContaining(['Host', 'a.example', name, value, 'Content-Length', '5']));
});

test('a request body that streams arrives with its length', async () => {
  const { origin } = opened(
    await httpServer((request, response) => {
      buffer(request).then(
        (body) => response.end(`${request.headers['content-length']} ${body.length} ${request.headers['transfer-encoding']}`),
        () => response.destroy(),
      );
    }),
  );
  const body = Readable.from([Buffer.alloc(100_000), Buffer.alloc(50_000)]);
  expect(await text(await send(origin, { method: 'PUT', body, contentLength: 150_000 }))).toBe('150000 150000 undefined');
});

describe('endpoints that fail', () => {
  test.each<[string, string, string | ((socket: import('node:net').Socket) => void)]>([
    ['closes at once', 'reset', (socket) => socket.destroy()],
    ['resets the connection', 'reset', (socket) => socket.resetAndDestroy()],
    ['speaks no HTTP', 'protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['closes within the head', 'reset', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['closes before the body is complete', 'reset', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'],
    ['sends a chunk whose length is no number', 'protocol', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n'],
    ['closes between chunks', 'reset', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'],
    ['sends two lengths', 'protocol', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['sends length and chunks', 'protocol', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['sends a bare carriage return in a header', 'protocol', 'HTTP/1.1 200 OK\r\nX-A: b\rSet-Cookie: evil\r\nContent-Length: 0\r\n\r\n'],
    ['sends a head of 100 KB', 'too-large', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}\r\nContent-Length: 0\r\n\r\n`],
    ['sends a body beyond the limit', 'too-large', `HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n${'a'.repeat(1_500_000)}`],
  ])('that %s is the fault %s', async (_what, kind, answer) => {
    const { origin } = await raw(answer);
    expect(await send(origin, { buffered: true })).toMatchObject({ kind });
  });

  test('that nobody serves is the fault refused', async () => {
    const { origin, close } = await raw('');
    await close();
    open.length = 0;
    expect(await send(origin)).toMatchObject({ kind: 'refused' });
  });

  test('whose name has no address is the fault dns', async () => {
    expect(await send('http://no-such-host.invalid')).toMatchObject({ kind: 'dns' });
  });

  test('that speaks plain HTTP where TLS is wanted is the fault tls', async () => {
    const { origin } = await raw('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    expect(await send(origin.replace('http:', 'https:'))).toMatchObject({ kind: 'tls' });
  });

  test.each<[string, (socket: import('node:net').Socket) => void]>([
    ['hangs', () => undefined],
    ['hangs after the head', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n')],
    [
      'trickles',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('that %s is the fault timeout when the time is up', async (_what, answer) => {
    const { origin } = await raw(answer);
    const started = performance.now();
    expect(await send(origin, { timeoutInMillis: 150 })).toMatchObject({ kind: 'timeout' });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test('in the middle of a stream breaks the stream', async () => {
    const { origin } = await raw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\n${'x'.repeat(200_000)}`);
      setTimeout(() => socket.destroy(), 50);
    });
    await expect(send(origin).then(text)).rejects.toThrow();
  });
});

describe('a client that leaves', () => {
  test('while its call waits for a connection gives its place back', async () => {
    // With one connection, a call that is never given back would stop everybody else for ever.
    let held: (() => void) | undefined;
    const { origin } = opened(
      await httpServer((request, response) => {
        if (request.url === '/held') held = () => response.end('held');
        else response.end('free');
      }),
    );
    const backend = opened(new NetworkHttpBackend({ connectionsPerOrigin: 1 }));
    const endpoint = backend.endpoint({ origin, insecureSkipVerification: false });
    const first = endpoint.call({ ...usual, path: '/held' });
    while (!held) await delay(5);
    const client = { gone: false } as NonNullable<HttpCall['client']>;
    const waiting = endpoint.call({ ...usual, client });
    client.gone = true;
    client.onGone?.();
    expect(await waiting).toMatchObject({ kind: 'client-gone' });
    held();
    expect(await text(await first)).toBe('held');
    expect(await text(await endpoint.call(usual))).toBe('free');
  });

  test('before its call is made is not served', async () => {
    const { origin } = await raw('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    expect(await send(origin, { client: { gone: true } })).toMatchObject({ kind: 'client-gone' });
  });

  test('in the middle of a stream closes the connection to the endpoint', async () => {
    let closed = false;
    const { origin } = await raw((socket) => {
      socket.on('close', () => {
        closed = true;
      });
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n${'x'.repeat(200_000)}`);
    });
    const answer = (await send(origin, { maxBytes: 100_000_000 })) as HttpAnswer;
    (answer.body as Readable).destroy();
    while (!closed) await delay(5);
    expect(closed).toBe(true);
  });
});

test('a slow reader holds the endpoint back', async () => {
  let written = 0;
  const { origin } = opened(
    await httpServer((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const write = () => {
        while (written < 40_000_000) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', write);
            return;
          }
        }
        response.end();
      };
      write();
    }),
  );
  const answer = (await send(origin, { maxBytes: 100_000_000 })) as HttpAnswer;
  await delay(200);
  expect(written).toBeLessThan(20_000_000);
  (answer.body as Readable).destroy();
});

test('an origin can be called in place of another', async () => {
  const seen: (string | undefined)[] = [];
  const { origin } = opened(
    await httpServer((request, response) => {
      seen.push(request.headers.host);
      response.end('local');
    }),
  );
  const backend = opened(new NetworkHttpBackend({ redirects: { 'https://petstore.example.com': origin } }));
  const endpoint = backend.endpoint({ origin: 'https://petstore.example.com', insecureSkipVerification: false });
  expect(await text(await endpoint.call({ ...usual, headers: ['Host', 'petstore.example.com'] }))).toBe('local');
  expect(seen).toEqual(['petstore.example.com']);
});
