import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { GatewayAnswer, GatewayRequest } from '../../../lib/engine';
import { bufferBody } from '../../../lib/testing/messages';
import { type LocalServer, listen } from '../../../lib/testing/server';

let server: LocalServer;
let asked: GatewayRequest[];
let answering: (request: GatewayRequest) => Promise<GatewayAnswer> | GatewayAnswer;
let defects: Error[];

beforeEach(async () => {
  asked = [];
  defects = [];
  answering = () => ({ status: 200, headers: [], body: undefined });
  server = await listen(
    async (incoming) => {
      asked.push(incoming);
      return answering(incoming);
    },
    { stage: 'dev', onDefect: (error) => defects.push(error) },
  );
});

afterEach(() => server.close());

test.each([
  ['/dev/pets?type=dog', '/pets?type=dog'],
  ['/dev', '/'],
  ['/dev?x=1', '/?x=1'],
  ['/dev/', '/'],
  ['//dev/pets', '/pets'],
  ['/dev//pets', '//pets'],
  ['/dev/a%2Fb/../c', '/a%2Fb/../c'],
])('the path %s reaches the stage as %s', async (path, target) => {
  await send('GET', path);
  expect(asked[0]?.target).toBe(target);
});

test.each(['/', '/prod/pets', '/development/pets'])('the path %s leads to no stage', async (path) => {
  const answer = await send('GET', path);
  expect([answer.status, answer.body, asked]).toEqual([403, '{"message":"Forbidden"}', []]);
});

test('headers keep their case, order and repetition both ways', async () => {
  answering = () => ({ status: 201, headers: ['X-One', '1', 'set-cookie', 'a', 'Set-Cookie', 'b'], body: Buffer.from('ok') });
  const raw = await sendRaw('GET /dev/ HTTP/1.1\r\nhost: x\r\nX-Mixed: 1\r\nx-MIXED: 2\r\nConnection: close\r\n\r\n');
  expect(asked[0]?.headers).toEqual(['host', 'x', 'X-Mixed', '1', 'x-MIXED', '2', 'Connection', 'close']);
  expect(raw).toMatch(/^HTTP\/1\.1 201 Created\r\nX-One: 1\r\nset-cookie: a\r\nSet-Cookie: b\r\n/);
});

test('a body is streamed in, and a streamed answer out', async () => {
  answering = async ({ body }) => ({ status: 200, headers: [], body: Readable.from([await bufferBody(body), Buffer.from('!')]) });
  expect((await send('POST', '/dev/echo', 'hello')).body).toBe('hello!');
});

test('a request without a body has none, and one that is not read does not block the connection', async () => {
  await send('GET', '/dev/');
  expect(asked[0]?.body).toBeUndefined();
  expect((await send('POST', '/dev/', 'x'.repeat(1_000_000))).status).toBe(200);
});

test.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('%s with status %i has no body', async (method, status) => {
  answering = () => ({ status, headers: ['X-Here', '1'], body: Buffer.from('never seen') });
  expect(await send(method, '/dev/')).toMatchObject({ status, body: '' });
});

test('a client that leaves is told to the gateway', async () => {
  const left = new Promise<void>((resolve) => {
    answering = ({ client }) =>
      new Promise((finish) => {
        client!.onGone = () => {
          resolve();
          finish({ status: 200, headers: [], body: undefined });
        };
      });
  });
  const outgoing = request({ port: server.port, path: '/dev/slow', agent: false });
  outgoing.on('error', () => undefined);
  outgoing.end();
  while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  outgoing.destroy();
  await left;
  expect(asked[0]?.client?.gone).toBe(true);
});

test('a defect closes the connection and is told, instead of an answer that the service would never give', async () => {
  answering = () => Promise.reject(new Error('a defect'));
  await expect(send('GET', '/dev/')).rejects.toThrow('socket hang up');
  expect(defects.map(({ message }) => message)).toEqual(['a defect']);
});

test('a port that is in use is the error of the operating system', async () => {
  const again = listen(() => Promise.reject(new Error('never asked')), { stage: 'dev', port: server.port, onDefect: () => undefined });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

function send(method: string, path: string, body?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port: server.port, method, path, agent: false }, (incoming) => {
      text(incoming).then((answer) => resolve({ status: incoming.statusCode ?? 0, body: answer }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function sendRaw(message: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.write(message);
  return (await buffer(socket)).toString('latin1');
}
