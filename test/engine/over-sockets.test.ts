import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CannedBackend, createGateway, type Gateway, NetworkHttpBackend, type RecordedCall } from '../../lib/engine';
import { backendAnswer } from '../../lib/testing/case-runner/backend-answer';
import type { ExecutionCase, ExecutionStep } from '../../lib/testing/case-runner/case';
import { compareExchange } from '../../lib/testing/case-runner/compare-exchange';
import { definitionOf } from '../../lib/testing/case-runner/definition-of';
import { FileReferences } from '../../lib/testing/case-runner/file-references';
import { readCase } from '../../lib/testing/case-runner/read-case';
import { requestBody } from '../../lib/testing/case-runner/run-execution';

/**
 * Every recorded execution case with the request written on a raw socket, byte for byte, the gateway behind a server of its own and the
 * endpoint a real one that plays the canned answer. What a well-bred client cannot send (a chunked GET, Expect, Trailer) is sent, too.
 */
const folder = path.join(__dirname, '..', 'conformance', 'cases');
const cases = readFileSync(path.join(folder, 'execution-localstack.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line, index) => readCase(line, `line ${index + 1}`, new FileReferences(folder)) as ExecutionCase);

const endpointOrigin = 'https://backend.example.com';

test.each(cases.map((testCase) => [testCase.id, testCase] as const))('%s', async (_id, testCase) => {
  const [step] = testCase.steps;
  const answer = step.backend ?? { type: 'fault' as const, fault: 'refused' as const };
  const canned = new CannedBackend(backendAnswer(answer));
  const calls: RecordedCall[] = [];
  const endpoint = await served((incoming, outgoing) => void play(step, calls, incoming, outgoing));
  const backend = new NetworkHttpBackend({
    redirects: { [endpointOrigin]: endpoint.origin, 'https://stage-backend.example.com': endpoint.origin },
  });
  const gateway = createGateway(definitionOf(testCase), {
    ...(testCase.stage && { stage: testCase.stage }),
    http: backend,
    lambda: canned,
    aws: canned,
  });
  const server = await served((incoming, outgoing) => void serve(gateway, incoming, outgoing));
  try {
    const got = await sendRaw(server.port, step);
    expect(compareExchange(step, { ...got, calls: [...calls, ...canned.calls], events: [] })).toEqual([]);
  } finally {
    await Promise.all([backend.close(), gateway.close(), server.close(), endpoint.close()]);
  }
});

async function play(
  { backend }: ExecutionStep,
  calls: RecordedCall[],
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const body = await buffer(incoming);
  const url = `https://${incoming.headers.host === 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com' ? 'backend.example.com' : incoming.headers.host}${incoming.url}`;
  calls.push({ integration: 'http', method: incoming.method ?? '', url, headers: withoutFraming(incoming.rawHeaders), body });
  if (backend?.type !== 'http') return;
  outgoing.sendDate = false;
  const headers = backend.headers.filter(([name]) => !/^(?:connection|transfer-encoding)$/i.test(name)).flat();
  const { body: bytes } = backendAnswer(backend) as { body: Uint8Array };
  // The recorded endpoint kept its connection alive, and said so.
  outgoing.shouldKeepAlive = true;
  outgoing.writeHead(backend.status, headers);
  outgoing.end(bytes);
}

/** The headers without those by which the two ends of a connection agree on it. */
function withoutFraming(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !/^(?:connection|transfer-encoding)$/i.test(headers[index - (index % 2)]));
}

async function serve(gateway: Gateway, incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
  const { method = '', url = '', rawHeaders } = incoming;
  const { status, headers, body } = await gateway.handle({ method, target: url, headers: rawHeaders, body: incoming });
  outgoing.sendDate = false;
  const bytes = body instanceof Readable ? await buffer(body) : (body ?? Buffer.alloc(0));
  outgoing.writeHead(status, [...headers, 'Content-Length', String(bytes.length)]);
  outgoing.end(bytes);
}

async function served(listener: http.RequestListener) {
  const server = http.createServer({ insecureHTTPParser: false }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Writes the request as the case has it; chunks end at once, and a length is added where a body has neither. */
async function sendRaw(port: number, { request }: ExecutionStep): Promise<{ status: number; headers: string[]; body: Uint8Array }> {
  const { method, path: target, headers } = request;
  const body = requestBody(request) ?? new Uint8Array();
  const chunked = headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  if (!headers.some(([name]) => name.toLowerCase() === 'host')) lines.push(`Host: 127.0.0.1:${port}`);
  if (body.length > 0 && !chunked) lines.push(`Content-Length: ${body.length}`);
  const socket = net.connect(port, '127.0.0.1');
  socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  socket.write(chunked ? '0\r\n\r\n' : body);
  try {
    return await readAnswer(socket);
  } finally {
    socket.destroy();
  }
}

/** The answer as it stands on the wire: a head, and as many bytes as it says. */
async function readAnswer(socket: net.Socket) {
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer]);
    const announced = /^HTTP\/1\.1 100 [^\r]*\r\n\r\n/.exec(received.toString('latin1'))?.[0] ?? '';
    received = received.subarray(announced.length);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) continue;
    const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
    const headers = lines.flatMap((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const length = Number(headers[headers.indexOf('Content-Length') + 1]);
    const body = received.subarray(end + 4);
    if (body.length >= length) return { status: Number(statusLine.split(' ')[1]), headers: withoutFraming(headers), body };
  }
  throw new Error(`The connection ended within the answer: ${received.toString('latin1')}`);
}
