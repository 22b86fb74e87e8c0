import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { api, proxyMethod, resource } from '../writers/definitions';
import { HandlerFolders } from './handler-folders';

jest.setTimeout(120_000);

const internalError = '{"message": "Internal server error"}';

type Answering = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** An endpoint that can be killed and started again on its port. */
class Endpoint {
  port = 0;
  answering: Answering = (_incoming, outgoing) => outgoing.end('well');
  private server: Server | undefined;

  async start(): Promise<void> {
    this.server = createServer((incoming, outgoing) => this.answering(incoming, outgoing)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async kill(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

const endpoint = new Endpoint();
let handlers: HandlerFolders;
let child: ChildProcessByStdio<null, Readable, null>;
let port: number;

beforeAll(async () => {
  await endpoint.start();
  handlers = new HandlerFolders();
  const proxy = proxyMethod(`http://127.0.0.1:${endpoint.port}/{proxy}`);
  const folder = handlers.write(api({ resources: [resource('/{proxy+}', proxy)] }));
  child = spawn(process.execPath, [path.join(folder, 'server.js'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  port = Number(/:(\d+)$/m.exec(String(line))?.[1]);
});
afterAll(async () => {
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await endpoint.kill();
  handlers.remove();
});
beforeEach(() => {
  endpoint.answering = (_incoming, outgoing) => outgoing.end('well');
});
afterEach(async () => {
  expect(await ask('/after')).toEqual([200, 'well']);
});

type Answer = readonly [status: number, body: string];

function ask(target: string, agent?: Agent, body?: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body ? 'POST' : 'GET';
    const headers = body ? { 'Content-Length': body.length } : {};
    const asked = request({ host: '127.0.0.1', port, path: target, method, headers, agent: agent ?? false }, (message) => {
      text(message).then((answer) => resolve([message.statusCode as number, answer]), reject);
    });
    asked.on('error', reject).end(body);
  });
}

/** Asks with several clients at once until it is stopped, and then tells all answers. */
function load(target: string, clients = 16): () => Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let stopped = false;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const asking = Array.from({ length: clients }, async () => {
    while (!stopped) answers.push(await ask(target, agent));
  });
  return async () => {
    stopped = true;
    await Promise.all(asking);
    agent.destroy();
    return answers;
  };
}

function shown(answers: readonly Answer[]): readonly string[] {
  return [...new Set(answers.map(([status, body]) => `${status} ${body}`))].sort();
}

/** Connections and files that the server has open. */
function open(): number {
  const folder = `/proc/${child.pid}/fd`;
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

async function until(met: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !met(); await delay(50)) {
    if (Date.now() > end) throw new Error('it never came to that');
  }
}

test('an endpoint that is killed and started again under load is answered for with 500, and with its own answers as soon as it is back', async () => {
  const stop = load('/pets');
  await delay(200);
  await endpoint.kill();
  await delay(200);
  expect(await ask('/pets')).toEqual([500, internalError]);
  await endpoint.start();
  await delay(200);
  expect(shown(await stop())).toEqual(['200 well', `500 ${internalError}`]);
  expect(shown(await load('/pets')())).toEqual(['200 well']);
});

test('an endpoint that resets connections is answered for with 500, and no other call suffers', async () => {
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.url === '/reset') incoming.socket.resetAndDestroy();
    else outgoing.end('well');
  };
  const [resets, others] = [load('/reset', 8), load('/pets', 8)];
  await delay(400);
  expect(shown(await resets())).toEqual([`500 ${internalError}`]);
  expect(shown(await others())).toEqual(['200 well']);
});

test('an endpoint that resets in the middle of a long answer breaks the answer off', async () => {
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.url !== '/long') outgoing.end('well');
    else {
      outgoing.writeHead(200, { 'Content-Length': 1_000_000 });
      outgoing.write(Buffer.alloc(500_000));
      // A reset takes with it what has not been read yet.
      setTimeout(() => incoming.socket.resetAndDestroy(), 500);
    }
  };
  await expect(ask('/long')).rejects.toThrow('aborted');
});

test('an answer that its endpoint declares as longer than 10 MB is 500, before a byte of it', async () => {
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.url !== '/huge') outgoing.end('well');
    else {
      outgoing.writeHead(200, { 'Content-Length': 11_000_000 });
      outgoing.end(Buffer.alloc(11_000_000));
    }
  };
  expect(await ask('/huge')).toEqual([500, internalError]);
});

test('an answer in chunks is broken off at 10 MB', async () => {
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.url !== '/huge') outgoing.end('well');
    else for (let count = 0; count < 11; count++) outgoing.write(Buffer.alloc(1_000_000));
  };
  await expect(ask('/huge')).rejects.toThrow('aborted');
});

test('slow readers get all of their answers, and hold up nobody', async () => {
  const body = Buffer.alloc(3_000_000, 'abc');
  endpoint.answering = (incoming, outgoing) => outgoing.end(incoming.url === '/long' ? body : 'well');
  const readers = Array.from({ length: 10 }, async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /long HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    socket.pause();
    await delay(500);
    return (await buffer(socket)).length;
  });
  expect(shown(await load('/pets')())).toEqual(['200 well']);
  for (const length of await Promise.all(readers)) expect(length).toBeGreaterThan(body.length);
});

test('slow writers have all of their bodies sent on, and hold up nobody', async () => {
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.method === 'GET') outgoing.end('well');
    else void buffer(incoming).then((body) => outgoing.end(String(body.length)));
  };
  const writers = Array.from({ length: 10 }, async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /orders HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n');
    for (let piece = 0; piece < 20; piece++) {
      socket.write(Buffer.alloc(10_000));
      await delay(20);
    }
    return (await buffer(socket)).toString().split('\r\n\r\n')[1];
  });
  expect(shown(await load('/pets')())).toEqual(['200 well']);
  expect(new Set(await Promise.all(writers))).toEqual(new Set(['200000']));
});

test('a writer that leaves in the middle of its body leaves nothing behind', async () => {
  endpoint.answering = (incoming, outgoing) =>
    void buffer(incoming)
      .then(() => outgoing.end('well'))
      .catch(() => undefined);
  const before = open();
  for (let count = 0; count < 50; count++) {
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /orders HTTP/1.1\r\nHost: h\r\nContent-Length: 200000\r\n\r\nbegun');
    await once(socket, 'connect');
    setTimeout(() => socket.destroy(), 20);
  }
  await delay(200);
  await until(() => open() <= before + 20);
});

test('a thousand idle connections keep nobody from being answered, and are gone when they close', async () => {
  const before = open();
  const sockets: Socket[] = [];
  for (let count = 0; count < 1000; count++) sockets.push(connect(port, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  expect(shown(await load('/pets')())).toEqual(['200 well']);
  for (const socket of sockets) socket.destroy();
  await until(() => open() <= before + 40);
});

test('clients that leave while their requests wait for a connection give their places back', async () => {
  // More than the pool has connections, so that some wait.
  endpoint.answering = (incoming, outgoing) => {
    if (incoming.url !== '/hang') outgoing.end('well');
  };
  for (let round = 0; round < 2; round++) {
    const sockets = Array.from({ length: 400 }, () => connect(port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) socket.write('GET /hang HTTP/1.1\r\nHost: h\r\n\r\n');
    await delay(300);
    for (const socket of sockets) socket.destroy();
  }
  expect(await ask('/pets')).toEqual([200, 'well']);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a request line of control characters', '\x00\x01\x02 / HTTP/1.1\r\n\r\n'],
  ['a version that is none', 'GET / HTTP/9.9\r\nHost: h\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nHost h\r\n\r\n'],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ['a length and chunks', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a length that is none', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n'],
  ['a chunk that is none', 'POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a head without end', `GET / HTTP/1.1\r\nHost: h\r\nX: ${'x'.repeat(100_000)}`],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
])('%s is refused, and nobody else suffers', async (_, bytes) => {
  const stop = load('/pets', 4);
  const socket = connect(port, '127.0.0.1');
  socket.end(Buffer.from(bytes, 'latin1'));
  const answer = await text(socket).catch(() => '');
  expect(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
  expect(shown(await stop())).toEqual(['200 well']);
});
