import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGateway, type Gateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { document } from '../engine/apis';
import { type Loopback, rawServer } from '../engine/loopback';

/** Generous: a busy machine may be late, a hanging engine would never answer. */
const timeoutInMillis = 2000;
const patience = 20_000;
/** For many calls at once. */
const longTimeoutInMillis = 8000;

/** Plays an endpoint; the path of the request says how. */
const behaviours: Readonly<Record<string, (socket: Socket) => void>> = {
  dies: (socket) => void socket.destroy(),
  resets: (socket) => void socket.resetAndDestroy(),
  hangs: () => undefined,
  'hangs-after-head': (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'),
  trickles: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 20);
    socket.once('close', () => clearInterval(drip));
  },
  'trickles-head': (socket) => {
    const text = `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(1000)}`;
    let at = 0;
    const drip = setInterval(() => socket.write(text[at++ % text.length]), 20);
    socket.once('close', () => clearInterval(drip));
  },
  'wrong-length': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'),
  'bad-chunk': (socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n'),
  'open-chunk': (socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'),
  'two-lengths': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'),
  'length-and-chunks': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
  'no-http': (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'bare-cr': (socket) => void socket.end('HTTP/1.1 200 OK\r\nX-A: b\rSet-Cookie: evil=1\r\nContent-Length: 0\r\n\r\n'),
  'huge-head': (socket) => void socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}\r\nContent-Length: 0\r\n\r\n`),
  'huge-body': (socket) => void socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 10485761\r\n\r\n${'a'.repeat(10_485_761)}`),
  'endless-body': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n');
    const flow = setInterval(() => socket.write(Buffer.alloc(1_000_000)), 1);
    socket.once('close', () => clearInterval(flow));
  },
  good: (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ngood'),
};

let endpoint: Loopback;
let gateway: Gateway;

beforeAll(async () => {
  endpoint = await rawServer((socket, request) => behaviours[/^GET \/([\w-]+)/.exec(request)?.[1] as string](socket));
  const requestParameters = { 'integration.request.path.how': 'method.request.path.how' };
  const usual = { httpMethod: 'GET', uri: `${endpoint.origin}/{how}`, requestParameters, responses: { default: { statusCode: '200' } } };
  const operations = {
    'GET /proxy/{how}': { ...usual, type: 'http_proxy', timeoutInMillis },
    'GET /custom/{how}': { ...usual, type: 'http', timeoutInMillis },
    'GET /patient-proxy/{how}': { ...usual, type: 'http_proxy', timeoutInMillis: longTimeoutInMillis },
    'GET /patient-custom/{how}': { ...usual, type: 'http', timeoutInMillis: longTimeoutInMillis },
  };
  gateway = createGateway(readOpenApi(document(operations)).definition);
});
afterAll(async () => {
  await gateway.close();
  await endpoint.close();
});

async function call(target: string): Promise<{ status: number; body: string }> {
  const { status, body } = await gateway.handle({ method: 'GET', target, headers: [] });
  if (!(body instanceof Readable)) return { status, body: Buffer.from(body ?? []).toString() };
  return buffer(body).then(
    (bytes) => ({ status, body: bytes.toString() }),
    () => ({ status, body: 'broken off' }),
  );
}

const timedOut = [504, '{"message": "Endpoint request timed out"}'] as const;
const failed = [500, '{"message": "Internal server error"}'] as const;

describe.each(['proxy', 'custom'])('%s', (kind) => {
  test.each([
    ['dies', failed],
    ['resets', failed],
    ['hangs', timedOut],
    ['hangs-after-head', timedOut],
    ['trickles', timedOut],
    ['trickles-head', timedOut],
    ['wrong-length', failed],
    ['bad-chunk', failed],
    ['open-chunk', failed],
    ['two-lengths', failed],
    ['length-and-chunks', failed],
    ['no-http', failed],
    ['bare-cr', failed],
    ['huge-head', failed],
    ['huge-body', failed],
    // More than can be held back and nobody said how much: a proxy has begun its answer by then.
    ['endless-body', kind === 'proxy' ? ([200, 'broken off'] as const) : failed],
  ] as const)(
    'an endpoint that %s gets the answer of the service, and the next call its own',
    async (how, answer) => {
      const { status, body } = await call(`/${kind}/${how}`);
      expect([status, body]).toEqual(answer);
      expect(await call(`/${kind}/good`)).toEqual({ status: 200, body: 'good' });
    },
    patience,
  );

  test('two hundred of them at once, of every sort, all get theirs', async () => {
    const names = Object.keys(behaviours).filter((how) => !how.endsWith('-body'));
    const calls = Array.from({ length: 210 }, (_, index) => names[index % names.length]);
    const answers = await Promise.all(calls.map((how) => call(`/patient-${kind}/${how}`)));
    const unexpected = answers.filter(
      ({ status }, index) => status !== (calls[index] === 'good' ? 200 : /^(?:hangs|trickles)/.test(calls[index]) ? 504 : 500),
    );
    expect(unexpected).toEqual([]);
  }, 60_000);
});
