import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import type { GatewayAnswer, GatewayRequest } from '../../lib/engine/core';
import { streamingHandler } from '../../lib/runtime/lambda';
import { streamedAnswer, streamingRuntime } from './streamed-answer';

const functionUrl = { version: '2.0', rawPath: '/pets', requestContext: { http: { method: 'GET' } } } as const;
const restApi = { httpMethod: 'GET', path: '/pets', multiValueHeaders: {} };
const loadBalancer = { httpMethod: 'GET', path: '/pets', headers: {}, requestContext: { elb: {} } };
const headers = ['Content-Type', 'text/plain', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Length', '2'];

function handlerOf(answer: GatewayAnswer | ((request: GatewayRequest) => GatewayAnswer)) {
  const runtime = streamingRuntime();
  const handle = (request: GatewayRequest) => Promise.resolve(typeof answer === 'function' ? answer(request) : answer);
  return { handler: streamingHandler({ handle }, runtime.streaming), heads: runtime.heads };
}

test('a function URL gets the head with its cookies apart, and then the body', async () => {
  const { handler, heads } = handlerOf({ status: 201, headers, body: Buffer.from('ok') });
  expect(String(await streamedAnswer(handler, functionUrl))).toBe('ok');
  expect(heads).toEqual([{ statusCode: 201, headers: { 'Content-Type': 'text/plain' }, cookies: ['a=1', 'b=2'] }]);
});

test('a REST API gets every value of every header', async () => {
  const { handler, heads } = handlerOf({ status: 200, headers, body: Buffer.from('ok') });
  await streamedAnswer(handler, restApi);
  expect(heads).toEqual([
    { statusCode: 200, headers: {}, multiValueHeaders: { 'Content-Type': ['text/plain'], 'Set-Cookie': ['a=1', 'b=2'] } },
  ]);
});

test('a load balancer, which knows no streaming, gets its answer as one piece', async () => {
  const { handler, heads } = handlerOf({ status: 200, headers, body: Buffer.from('ok') });
  expect(JSON.parse(String(await streamedAnswer(handler, loadBalancer)))).toMatchObject({ statusCode: 200, body: 'ok' });
  expect(heads).toEqual([]);
});

test('an answer without a body ends', async () => {
  const { handler, heads } = handlerOf({ status: 204, headers: [], body: undefined });
  expect(await streamedAnswer(handler, functionUrl)).toHaveLength(0);
  expect(heads).toHaveLength(1);
});

test('a body arrives piece by piece', async () => {
  const body = new Readable({ read: () => undefined });
  const { handler } = handlerOf({ status: 200, headers: [], body });
  const response = new PassThrough();
  const done = handler(functionUrl, response);
  body.push('first');
  expect(String((await once(response, 'data'))[0])).toBe('first');
  body.push(null);
  await done;
});

test('a body that breaks off breaks the answer off', async () => {
  const body = new Readable({ read: () => undefined });
  const { handler } = handlerOf({ status: 200, headers: [], body });
  const done = handler(functionUrl, new PassThrough());
  setImmediate(() => body.destroy(new Error('reset')));
  await expect(done).rejects.toThrow('reset');
});

test('a client that leaves is told to the engine', async () => {
  let asked: GatewayRequest | undefined;
  const { handler } = handlerOf((request) => {
    asked = request;
    return { status: 200, headers: [], body: new Readable({ read: () => undefined }) };
  });
  const response = new PassThrough();
  const done = handler(functionUrl, response);
  setImmediate(() => response.destroy());
  await expect(done).rejects.toThrow();
  expect(asked?.client?.gone).toBe(true);
});
