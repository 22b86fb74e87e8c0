import http from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { createGateway, type Gateway, type LambdaAnswer, type LambdaBackend } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { startServer } from '../../lib/runtime/server';
import { document, functionUri, headerObject } from '../engine/apis';
import { httpServer } from '../engine/loopback';

const streamUri = functionUri.replace('2015-03-31', '2021-11-15').replace('/invocations', '/response-streaming-invocations');
const lambdaProxy = { type: 'aws_proxy', httpMethod: 'POST', uri: streamUri, responseTransferMode: 'STREAM' };

function behind(answer: () => LambdaAnswer, trace = false): Gateway {
  const lambda: LambdaBackend = {
    invoke: ({ stream = false }) => {
      expect(stream).toBe(true);
      return Promise.resolve(answer());
    },
  };
  return createGateway(readOpenApi(document({ 'GET /s': lambdaProxy })).definition, { lambda, trace });
}

const streamed = (...pieces: readonly (string | Buffer)[]): LambdaAnswer => ({
  status: 200,
  headers: [],
  payload: Readable.from(pieces.map((piece) => Buffer.from(piece))),
  functionError: false,
});

async function read(gateway: Gateway): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const { status, headers, body } = await gateway.handle({ method: 'GET', target: '/s', headers: [] });
  const chunks: Buffer[] = [];
  if (body instanceof Readable) for await (const chunk of body) chunks.push(chunk as Buffer);
  else chunks.push(Buffer.from(body ?? []));
  return { status, headers: headerObject(headers), body: Buffer.concat(chunks).toString() };
}

const nul = Buffer.alloc(8);

test.each<[string, readonly (string | Buffer)[], number, string]>([
  ['in one piece', ['{"statusCode":201}\0\0\0\0\0\0\0\0hello'], 201, 'hello'],
  ['with the delimiter cut in two', ['{"statusCode":201}', nul.subarray(0, 3), nul.subarray(0, 5), 'hel', 'lo'], 201, 'hello'],
  ['with zeros in the body', ['{}', nul, Buffer.alloc(3)], 200, '\0\0\0'],
  ['without a body', ['{"statusCode":204}', nul], 204, ''],
  ['without a delimiter', ['{"statusCode":201}'], 502, '{"message": "Internal server error"}'],
  ['that is empty', [], 502, '{"message": "Internal server error"}'],
  ['whose metadata is no JSON', ['hello', nul, 'x'], 502, '{"message": "Internal server error"}'],
  ['whose metadata has a body', ['{"body":"x"}', nul], 502, '{"message": "Internal server error"}'],
  ['whose metadata is longer than 16 KB', [`{"headers":{"a":"${'a'.repeat(20_000)}"}}`, nul], 502, '{"message": "Internal server error"}'],
])('a stream %s', async (_what, pieces, status, body) => {
  expect(await read(behind(() => streamed(...pieces)))).toMatchObject({ status, body });
  expect(await read(behind(() => streamed(...pieces), true))).toMatchObject({ status, body });
});

test.each([
  ['with its metadata', 1, 502],
  ['before its metadata', 0, 502],
])('a stream that breaks off %s is a failed function, and nothing else fails', async (_what, pieces, status) => {
  const broken = () => {
    const payload = new PassThrough();
    if (pieces > 0) payload.write(Buffer.concat([Buffer.from('{}'), nul, Buffer.from('x')]));
    process.nextTick(() => payload.destroy(new Error('out of memory')));
    return { status: 200, headers: [], payload, functionError: false };
  };
  expect((await read(behind(broken, true))).status).toBe(status);
  const answer = await read(behind(broken)).catch((error: Error) => error.message);
  expect(typeof answer === 'string' ? answer : answer.status).toEqual(pieces > 0 ? expect.anything() : status);
});

test('metadata says headers, several values of one, and cookies', async () => {
  const metadata = {
    statusCode: 200,
    headers: { 'X-A': 'b', Server: 's' },
    multiValueHeaders: { 'X-M': ['1', '2'] },
    cookies: ['a=1', 'b=2'],
  };
  const { headers } = await read(behind(() => streamed(JSON.stringify(metadata), nul, 'x')));
  expect(headers).toMatchObject({
    'x-a': 'b',
    'x-amzn-remapped-server': 's',
    'x-m': '1, 2',
    'set-cookie': 'a=1, b=2',
    'content-type': 'application/json',
  });
});

test('pieces go out as the function writes them, and a client that leaves ends the stream', async () => {
  const payload = new PassThrough();
  const server = await startServer(
    behind(() => ({ status: 200, headers: [], payload, functionError: false })),
    { port: 0, onDefect: () => undefined },
  );
  payload.write(Buffer.concat([Buffer.from('{}'), nul, Buffer.from('one')]));
  const request = http.get(`${server.url}/s`);
  const response = await new Promise<http.IncomingMessage>((resolve) => request.once('response', resolve));
  const next = () => new Promise<string>((resolve) => response.once('data', (chunk: Buffer) => resolve(chunk.toString())));
  expect(await next()).toBe('one');
  payload.write('two');
  expect(await next()).toBe('two');
  const closed = new Promise((resolve) => payload.once('close', resolve));
  request.destroy();
  await closed;
  await server.stop(0);
});

test('an HTTP_PROXY endpoint that streams is passed on event by event', async () => {
  let more: () => void = () => undefined;
  const endpoint = await httpServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: one\n\n');
    more = () => response.end('data: two\n\n');
  });
  const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: `${endpoint.origin}/`, responseTransferMode: 'STREAM' };
  const gateway = createGateway(readOpenApi(document({ 'GET /s': proxy })).definition);
  const server = await startServer(gateway, { port: 0, onDefect: () => undefined });
  const response = await new Promise<http.IncomingMessage>((resolve) => http.get(`${server.url}/s`, resolve));
  const next = () => new Promise<string>((resolve) => response.once('data', (chunk: Buffer) => resolve(chunk.toString())));
  expect(await next()).toBe('data: one\n\n');
  more();
  expect(await next()).toBe('data: two\n\n');
  await server.stop(0);
  await gateway.close();
  await endpoint.close();
});
