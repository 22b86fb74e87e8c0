import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannedBackend, createGateway, type Gateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { startServer } from '../../lib/runtime/server';
import { backendUrl, document } from '../engine/apis';

jest.setTimeout(30_000);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Served {
  readonly port: number;
  readonly backend: CannedBackend;
}

/** A server of an integration that reads bodies as a whole, and whose endpoint tells what came; `later` holds every call up first. */
async function telling(later = 0): Promise<Served> {
  const backend = new CannedBackend(({ body }) => ({ status: 200, body: `${body.length} ${Buffer.from(body.subarray(-2)).toString()}` }));
  const custom = { type: 'http', httpMethod: 'POST', uri: backendUrl, responses: { default: { statusCode: '200' } } };
  const gateway = createGateway(readOpenApi(document({ 'POST /': custom })).definition, { http: backend });
  const answerLate: Gateway['answer'] = async (request) => {
    await sleep(later);
    return gateway.answer(request);
  };
  const onDefect = (error: unknown) => {
    throw error;
  };
  const served = await startServer(later > 0 ? { answer: answerLate } : gateway, { port: 0, onDefect });
  closing.push(() => served.stop(0));
  return { port: served.port, backend };
}

async function client(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // What is still to be sent when the answer ends has nobody to take it.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const head = (framing: string, connection = 'close') => `POST / HTTP/1.1\r\nHost: h\r\nConnection: ${connection}\r\n${framing}\r\n\r\n`;
const chunk = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n`;
const chunked = head('Transfer-Encoding: chunked');

describe.each([
  ['at once', 0],
  ['by somebody who comes late', 40],
])('read %s,', (_when, later) => {
  test.each<[string, readonly string[], string]>([
    ['comes with its head', [`${head('Content-Length: 4')}1234`], '4 34'],
    ['comes after its head', [head('Content-Length: 4'), '1234'], '4 34'],
    ['comes byte for byte', [...head('Content-Length: 4'), '1', '2', '3', '4'], '4 34'],
    ['comes in chunks', [chunked, chunk('12'), chunk('34'), '0\r\n\r\n'], '4 34'],
    ['comes in chunks and one piece', [`${chunked}${chunk('12')}${chunk('34')}0\r\n\r\n`], '4 34'],
    ['is nothing, in chunks', [`${chunked}0\r\n\r\n`], '0 '],
    ['is long', [head('Content-Length: 300000'), '7'.repeat(300_000)], '300000 77'],
  ])('a body that %s arrives as a whole', async (_how, pieces, told) => {
    const socket = await client((await telling(later)).port);
    const answer = text(socket);
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(1);
    }
    expect((await answer).split('\r\n\r\n')).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 /), told]);
  });

  test.each([
    ['with its length', head('Content-Length: 11000000'), 'x'.repeat(1_000_000), ''],
    ['in chunks', chunked, chunk('x'.repeat(1_000_000)), '0\r\n\r\n'],
  ])('a body beyond 10 MB that is sent %s is 413, and nobody is asked', async (_how, begin, piece, end) => {
    const { port, backend } = await telling(later);
    const socket = await client(port);
    const answer = text(socket);
    socket.write(begin);
    for (let count = 0; count < 11; count++) socket.write(piece);
    socket.write(end);
    expect(await answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*\{"message": ?"HTTP content length exceeded 10485760 bytes\."\}$/);
    expect(backend.calls).toEqual([]);
  });

  test('requests of one connection that do not wait for answers get theirs in order', async () => {
    const socket = await client((await telling(later)).port);
    const answer = text(socket);
    socket.write(`${head('Content-Length: 1', 'keep-alive')}1${head('Content-Length: 2', 'keep-alive')}22${head('Content-Length: 3')}333`);
    expect((await answer).match(/(?<=\r\n\r\n)\d+ \d+/g)).toEqual(['1 1', '2 22', '3 33']);
  });

  test('a client that leaves in the middle of its body has nobody asked, and takes nobody with it', async () => {
    const { port, backend } = await telling(later);
    const leaving = await client(port);
    leaving.write(`${head('Content-Length: 100')}12345`);
    await sleep(20);
    leaving.destroy();
    await sleep(later + 20);
    const socket = await client(port);
    const answer = text(socket);
    socket.write(`${head('Content-Length: 2')}42`);
    expect(await answer).toMatch(/\r\n\r\n2 42$/);
    expect(backend.calls).toHaveLength(1);
  });
});
