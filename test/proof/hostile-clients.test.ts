import net from 'node:net';
import type { JsonObject } from '../../lib/definition';
import { CannedBackend, createGateway, type Gateway, type RecordedCall } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { startServer } from '../../lib/runtime/server';
import { listen } from '../../lib/testing/server';
import { document } from '../engine/apis';

const operations: Record<string, JsonObject> = {
  'ANY /files/{proxy+}': {
    type: 'http_proxy',
    httpMethod: 'ANY',
    uri: 'http://files.example.com/public/{proxy}',
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  },
  'POST /custom': {
    type: 'http',
    httpMethod: 'POST',
    uri: 'http://custom.example.com/',
    requestParameters: { 'integration.request.header.X-From': 'method.request.querystring.from' },
    requestTemplates: {
      'application/json':
        "$input.params('constructor')|$input.params('__proto__')|$input.params().querystring.keySet()|$input.path('$.constructor')|$input.path('$.__proto__')|$input.body",
    },
    responses: { default: { statusCode: '200' } },
  },
};

interface Served {
  readonly port: number;
  readonly stage: string;
  close(): Promise<void>;
}

const servers: readonly (readonly [string, (gateway: Gateway) => Promise<Served>])[] = [
  [
    'the local server',
    async (gateway) => ({ ...(await listen((request) => gateway.handle(request), { stage: 'dev', onDefect: fail })), stage: '/dev' }),
  ],
  [
    'the handler’s server',
    async (gateway) => {
      const server = await startServer(gateway, { port: 0, onDefect: fail });
      return { port: server.port, stage: '', close: () => server.stop(0) };
    },
  ],
];

function fail(error: unknown): void {
  throw error;
}

describe.each(servers)('%s', (_name, serve) => {
  const backend = new CannedBackend(({ url, body }) => ({
    status: 200,
    headers: ['Content-Type', 'text/plain'],
    body: body.length > 0 ? body : url,
  }));
  let gateway: Gateway;
  let server: Served;

  beforeAll(async () => {
    gateway = createGateway(readOpenApi(document(operations)).definition, { http: backend });
    server = await serve(gateway);
  });
  beforeEach(() => void backend.calls.splice(0));
  afterAll(async () => {
    await server.close();
    await gateway.close();
  });

  /** Writes bytes on a connection of its own, and reads all that comes back. */
  function raw(text: string | Buffer): Promise<string> {
    return new Promise((resolve) => {
      const socket = net.connect(server.port, '127.0.0.1');
      let received = '';
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        received += chunk;
        // One answer to a request that keeps its connection is all there is.
        if (!closes(text) && /\r\n\r\n/.test(received)) socket.end();
      });
      socket.on('error', () => undefined).on('close', () => resolve(received));
      socket.write(typeof text === 'string' ? Buffer.from(text.replaceAll('{stage}', server.stage), 'latin1') : text);
    });
  }
  const closes = (text: string | Buffer) => text.toString('latin1').includes('Connection: close');
  const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
  const urls = () => backend.calls.map(({ method, url }: RecordedCall) => `${method} ${url}`);

  test.each<[string, string, readonly number[]]>([
    [
      'length and chunks together',
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET {stage}/files/smuggled HTTP/1.1\r\nHost: a\r\n\r\n',
      [400],
    ],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 43\r\n\r\nGET {stage}/files/smuggled HTTP/1.1\r\nHost: a\r\n\r\n', [400]],
    ['a length that is no number', 'Content-Length: +4\r\n\r\nabcd', [400]],
    ['a length in hexadecimal', 'Content-Length: 0x4\r\n\r\nabcd', [400]],
    ['chunks that are not the last encoding', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n', [400]],
    ['an obfuscated encoding', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n', [400]],
    ['a chunk length that is no number', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n', [400]],
    ['a line that is folded', 'X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n', [400]],
    ['a bare carriage return in a header', 'X-A: b\rX-Evil: c\r\n\r\n', [400]],
    ['a zero byte in a header', 'X-A: b\0c\r\n\r\n', [400]],
    ['a space in a header’s name', 'X A: b\r\n\r\n', [400]],
  ])('a request with %s is refused, and nothing of it reaches an endpoint', async (_what, rest, expected) => {
    expect(statuses(await raw(`POST {stage}/files/first HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${rest}`))).toEqual(expected);
    expect(urls()).not.toContainEqual(expect.stringContaining('smuggled'));
  });

  test.each([
    ['no method', '{stage}/files/a HTTP/1.1\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n'],
    ['another version', 'GET {stage}/files/a HTTP/9.9\r\nHost: a\r\n\r\n'],
  ])('a request line with %s is refused', async (_what, text) => {
    const answer = await raw(`${text.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')}`);
    expect(statuses(answer).every((status) => status === 400 || status === 403)).toBe(true);
    expect(urls()).toEqual([]);
  });

  test.each([
    ['dots', '/files/../../etc/passwd', 'http://files.example.com/public/../../etc/passwd'],
    ['escaped dots', '/files/%2e%2e/%2e%2e/etc/passwd', 'http://files.example.com/public/%2e%2e/%2e%2e/etc/passwd'],
    ['an escaped slash', '/files/..%2f..%2fetc', 'http://files.example.com/public/..%2f..%2fetc'],
    ['another host', '/files//evil.example.com/x', 'http://files.example.com/public//evil.example.com/x'],
    ['user and host', '/files/@evil.example.com', 'http://files.example.com/public/@evil.example.com'],
    ['an escaped line end', '/files/a%0d%0aX-Evil:%201', 'http://files.example.com/public/a%0d%0aX-Evil:%201'],
    ['an escaped question mark', '/files/a%3fb=c', 'http://files.example.com/public/a%3fb=c'],
  ])('%s in a greedy value stay what they are, below the endpoint’s own host', async (_what, path, url) => {
    const answer = await raw(`GET {stage}${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(statuses(answer)).toEqual([200]);
    expect(urls()).toEqual([`GET ${url}`]);
    expect(backend.calls[0]?.headers.join('\n')).not.toContain('X-Evil');
  });

  test.each([
    ['escaped line ends', 'a%0D%0AX-Evil:%201', 500],
    ['an escaped zero', 'a%00', 500],
    ['bytes that are no UTF-8', '%ff%fe', 200],
    ['letters beyond ASCII', '%C3%BC', 200],
  ])('%s in a value that becomes a header never make a second one', async (_what, value, status) => {
    const answer = await raw(`POST {stage}/custom?from=${value} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`);
    expect(statuses(answer)).toEqual([status]);
    for (const { headers } of backend.calls) expect(headers.filter((_, index) => index % 2 === 0)).not.toContain('X-Evil');
  });

  test('names of prototypes are parameters like any other, and members like any other', async () => {
    const body = '{"constructor":"c","__proto__":"p"}';
    const answer = await raw(
      `POST {stage}/custom?constructor=1&__proto__=2&toString=3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer.split('\r\n\r\n')[1]).toBe(`1|2|[constructor, __proto__, toString]|c|p|${body}`);
    const none = await raw('POST {stage}/custom HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}');
    expect(none.split('\r\n\r\n')[1]).toBe('||[]|||{}');
    expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  });

  test('bytes that are no UTF-8 reach a template as U+FFFD', async () => {
    const head = `POST ${server.stage}/custom HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\n`;
    const answer = await raw(Buffer.concat([Buffer.from(head), Buffer.from([0x61, 0xff, 0x62])]));
    expect(Buffer.from(answer.split('\r\n\r\n')[1], 'latin1').toString()).toMatch(/\|a\ufffdb$/);
  });

  test.each([
    ['headers beyond 10,240 bytes', `X-A: ${'a'.repeat(11_000)}\r\n`, 431],
    ['headers beyond all measure', `X-A: ${'a'.repeat(200_000)}\r\n`, 431],
    ['six thousand headers', 'X-A: b\r\n'.repeat(6000), 431],
    ['a body beyond 10 MB', 'Content-Length: 10485761\r\n', 413],
  ])('%s are refused with the status that says so', async (_what, headers, status) => {
    const answer = await raw(`POST {stage}/custom HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`);
    expect(statuses(answer)).toEqual([status]);
    expect(backend.calls).toEqual([]);
  });

  test('a path beyond the limit is refused with 414', async () => {
    expect(statuses(await raw(`GET {stage}/files/${'a'.repeat(11_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`))).toEqual([414]);
  });

  test('two requests in one packet get two answers, each its own', async () => {
    const one = (name: string, rest = '') => `GET {stage}/files/${name} HTTP/1.1\r\nHost: a\r\n${rest}\r\n`;
    const answer = await raw(one('first') + one('second', 'Connection: close\r\n'));
    expect(statuses(answer)).toEqual([200, 200]);
    expect(urls()).toEqual(['GET http://files.example.com/public/first', 'GET http://files.example.com/public/second']);
  });
});
