import { createGateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { LocalApi } from '../../lib/testing';
import { document, headerObject } from '../engine/apis';
import { httpServer, type Loopback } from '../engine/loopback';

const seen: { url: string; headers: Record<string, string> }[] = [];
let server: Loopback;
let connections = 0;

beforeAll(async () => {
  const sockets = new WeakSet<object>();
  server = await httpServer((request, response) => {
    if (!sockets.has(request.socket)) connections++;
    sockets.add(request.socket);
    seen.push({ url: request.url ?? '', headers: headerObject(request.rawHeaders) });
    response.end('ok');
  });
});
beforeEach(() => {
  seen.splice(0);
  connections = 0;
});
afterAll(() => server.close());

const privateIntegration = (type: string) => ({
  type,
  httpMethod: 'GET',
  uri: 'http://nlb-1234.elb.us-east-1.amazonaws.com:8080/pets',
  connectionType: 'VPC_LINK',
  connectionId: '${stageVariables.link}',
  responses: { default: { statusCode: '200' } },
});

test.each(['http', 'http_proxy'])('a private integration (%s) goes to its URI, whose host it names', async (type) => {
  const api = LocalApi.from(document({ 'GET /x': privateIntegration(type) }), {
    backend: { 'http://nlb-1234.elb.us-east-1.amazonaws.com:8080': server.origin },
  });
  const call = await api.invoke('GET /x', { headers: { Host: 'api.example.com', Accept: 'text/plain' } });
  expect([call.status, call.body]).toEqual([200, 'ok']);
  expect(seen).toMatchObject([{ url: '/pets', headers: { host: 'nlb-1234.elb.us-east-1.amazonaws.com:8080' } }]);
});

test('connections to an endpoint are used again, across methods and calls', async () => {
  const proxy = { type: 'http_proxy', httpMethod: 'GET', uri: `${server.origin}/a` };
  const gateway = createGateway(readOpenApi(document({ 'GET /a': proxy, 'GET /b': { ...proxy, uri: `${server.origin}/b` } })).definition);
  for (let i = 0; i < 20; i++) await gateway.handle({ method: 'GET', target: i % 2 === 0 ? '/a' : '/b', headers: [] });
  await gateway.close();
  expect(seen).toHaveLength(20);
  expect(connections).toBeLessThanOrEqual(2);
});

test.each([
  ['50 ms', 50],
  ['the default of 29 s', undefined],
])('a timeout of %s is the one that counts', async (_what, timeoutInMillis) => {
  const given: number[] = [];
  const proxy = {
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'http://a.example/',
    ...(timeoutInMillis !== undefined && { timeoutInMillis }),
  };
  const endpoint = {
    call: (call: { readonly timeoutInMillis: number }) => {
      given.push(call.timeoutInMillis);
      return Promise.resolve({ status: 200, headers: [], body: undefined });
    },
  };
  const gateway = createGateway(readOpenApi(document({ 'GET /x': proxy })).definition, {
    http: { endpoint: () => endpoint, close: () => Promise.resolve() },
  });
  await gateway.handle({ method: 'GET', target: '/x', headers: [] });
  expect(given).toEqual([timeoutInMillis ?? 29_000]);
});
