import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGateway, type Gateway, type GatewayOptions, type LambdaAnswer, type LambdaBackend } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { startServer } from '../../lib/runtime/server';
import { LocalApi } from '../../lib/testing';
import { document, functionUri, headerObject } from '../engine/apis';
import { httpServer } from '../engine/loopback';

const streamUri = functionUri.replace('2015-03-31', '2021-11-15').replace('/invocations', '/response-streaming-invocations');
const lambdaProxy = { type: 'aws_proxy', httpMethod: 'POST', uri: streamUri, responseTransferMode: 'STREAM' };

function behind(answer: () => LambdaAnswer, options: GatewayOptions = {}): Gateway {
  const lambda: LambdaBackend = {
    invoke: ({ stream = false }) => {
      expect(stream).toBe(true);
      return Promise.resolve(answer());
    },
  };
  return createGateway(readOpenApi(document({ 'GET /s': lambdaProxy })).definition, { lambda, ...options });
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
  expect(await read(behind(() => streamed(...pieces), { trace: true }))).toMatchObject({ status, body });
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
  expect((await read(behind(broken, { trace: true }))).status).toBe(status);
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

/** The pieces of an answer, one at a time. */
async function pieces(url: string): Promise<{ next: () => Promise<string>; leave: () => void }> {
  const request = http.get(url);
  const response = await new Promise<http.IncomingMessage>((resolve) => request.once('response', resolve));
  return {
    next: () => new Promise<string>((resolve) => response.once('data', (chunk: Buffer) => resolve(chunk.toString()))),
    leave: () => void request.destroy(),
  };
}

test('a traced gateway that passes streams on writes its trace with the first piece', async () => {
  const payload = new PassThrough();
  payload.write(Buffer.concat([Buffer.from('{"statusCode":201}'), nul, Buffer.from('one')]));
  const { status, body, trace } = await behind(() => ({ status: 200, headers: [], payload, functionError: false }), {
    trace: true,
    passStreams: true,
  }).handle({ method: 'GET', target: '/s', headers: [] });
  expect(body).toBeInstanceOf(Readable);
  expect([status, trace?.methodResponse.status, trace?.methodResponse.body.length]).toEqual([201, 201, 0]);
  payload.end('two');
  expect(await text(body as Readable)).toBe('onetwo');
});

test('a server of LocalApi hands on pieces as a function of the app writes them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'streaming-function-'));
  const go = path.join(folder, 'go');
  writeFileSync(
    path.join(folder, 'app.js'),
    `const { existsSync } = require('node:fs');
    exports.handler = awslambda.streamifyResponse(async (event, stream) => {
      const out = awslambda.HttpResponseStream.from(stream, { statusCode: 200 });
      out.write('one');
      while (!existsSync(${JSON.stringify(go)})) await new Promise((resolve) => setTimeout(resolve, 10));
      out.end('two');
    });`,
  );
  const api = LocalApi.from(document({ 'GET /s': lambdaProxy }), { functions: { '*': `${path.join(folder, 'app.js')}#handler` } });
  const server = await api.listen();
  try {
    const { next } = await pieces(`${server.url}/s`);
    expect(await next()).toBe('one');
    writeFileSync(go, '');
    expect(await next()).toBe('two');
  } finally {
    await server.close();
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
