import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client, GatewayAnswer, GatewayRequest } from '../../engine';
import { belowStage } from './below-stage';

/** Answers a request as a deployed stage does. */
export type Handle = (request: GatewayRequest) => Promise<GatewayAnswer>;

export interface ListenOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** 0: any that is free. @default 0 */
  readonly port?: number;
  /** Name of the stage, the first part of every path. */
  readonly stage: string;
  /** Empties the response cache when the service's own call for it comes: `aws apigateway flush-stage-cache --endpoint-url http://…`. */
  readonly flushCache?: () => Promise<void>;
  /** Hears of defects that kept a request from being answered; the connection is closed then. */
  readonly onDefect: (error: Error) => void;
}

/** A server that was asked for. */
export interface LocalServer {
  /** Address of the stage: `http://127.0.0.1:4000/dev`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

// The service refuses heads beyond 10,240 bytes with its own answer; Node only has to let them through to it.
const maxHeaderSize = 64 * 1024;

/** What the service says for a path that leads to no stage. */
const forbidden: GatewayAnswer = {
  status: 403,
  headers: ['Content-Type', 'application/json', 'x-amzn-ErrorType', 'ForbiddenException'],
  body: Buffer.from('{"message":"Forbidden"}'),
};

/** Serves a stage over HTTP. Rejects with the error of the operating system where the port cannot be had. */
export async function listen(handle: Handle, options: ListenOptions): Promise<LocalServer> {
  const { host = '127.0.0.1', port = 0, stage } = options;
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => void answer(handle, options, incoming, outgoing));
  // Node would drop headers beyond the thousandth without a word.
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const authority = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${authority}:${taken}/${stage}`, port: taken, close: () => close(server) };
}

async function answer(
  handle: Handle,
  { stage, onDefect, flushCache }: ListenOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const client: Client = { gone: false };
  outgoing.once('close', () => {
    if (outgoing.writableFinished) return;
    client.gone = true;
    client.onGone?.();
  });
  const target = belowStage(incoming.url ?? '/', stage);
  try {
    const reply =
      target === undefined ? await besideStage(incoming, stage, flushCache) : await handle(gatewayRequest(incoming, target, client));
    await send(reply, incoming, outgoing);
  } catch (error) {
    // Where the connection of the client or of the endpoint broke in the middle of the answer, all that is left is to break off.
    if (!client.gone && !outgoing.headersSent) onDefect(error as Error);
    outgoing.destroy();
  } finally {
    incoming.resume();
  }
}

/** Whatever is not below the stage is forbidden, but for the one call of the control plane that a running stage has a use for. */
async function besideStage({ method, url = '' }: IncomingMessage, stage: string, flushCache?: () => Promise<void>): Promise<GatewayAnswer> {
  const flushed = /^\/restapis\/[^/]+\/stages\/([^/]+)\/cache\/data$/.exec(url)?.[1];
  if (!flushCache || method !== 'DELETE' || flushed !== encodeURIComponent(stage)) return forbidden;
  await flushCache();
  return { status: 202, headers: [], body: undefined };
}

function gatewayRequest(incoming: IncomingMessage, target: string, client: Client): GatewayRequest {
  const hasBody = incoming.headers['transfer-encoding'] !== undefined || Number(incoming.headers['content-length'] ?? 0) > 0;
  return {
    method: incoming.method ?? 'GET',
    target,
    headers: incoming.rawHeaders,
    body: hasBody ? incoming : undefined,
    sourceIp: incoming.socket.remoteAddress?.replace(/^::ffff:/, ''),
    protocol: `HTTP/${incoming.httpVersion}`,
    scheme: 'http',
    client,
  };
}

async function send({ status, headers, body }: GatewayAnswer, { method }: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (body instanceof Readable) {
    outgoing.writeHead(status, [...headers]);
    if (method === 'HEAD') {
      body.destroy();
      outgoing.end();
    } else await pipeline(body, outgoing);
    return;
  }
  const bytes = body ?? new Uint8Array();
  const saysLength = headers.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-length');
  const mayHaveBody = status !== 204 && status !== 304;
  outgoing.writeHead(status, saysLength || !mayHaveBody ? [...headers] : [...headers, 'Content-Length', String(bytes.length)]);
  outgoing.end(mayHaveBody && method !== 'HEAD' ? bytes : undefined);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
