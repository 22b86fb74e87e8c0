import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { type Gateway, type GatewayMessage, whenCome } from '../../engine/core';
import { Connections } from './connections';
import { IncomingRequest } from './incoming-request';
import { ServerRequest } from './request';
import { sendAnswer } from './response';

export interface ServerOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Path that is answered with 200 while the server takes requests, and with 503 when it is about to stop. @default - none */
  readonly healthPath?: string;
  /** Hears of defects that kept a request from being answered. */
  readonly onDefect: (error: unknown) => void;
}

/** A server of an API. */
export interface GatewayServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no new connection, answers what is under way and what still comes on open connections, and ends.
   *
   * @param grace milliseconds after which connections that are still open are broken off
   */
  stop(grace: number): Promise<void>;
}

// The service refuses heads beyond 10,240 bytes by itself, with its own answer; Node only has to let them through to it.
const maxHeaderSize = 64 * 1024;
// Longer than the 60 seconds after which load balancers give up idle connections, so that none is closed under their hands.
const idleTimeout = 65_000;
const idleLook = 5000;
// What a client may have sent on an idle connection before it learns that the server stops.
const idleGrace = 300;

/** Serves the gateway over HTTP. Rejects with the error of the operating system where the port cannot be had. */
export async function startServer(gateway: Pick<Gateway, 'answer'>, options: ServerOptions): Promise<GatewayServer> {
  const { host = '127.0.0.1', port, healthPath, onDefect } = options;
  const state = { stopping: false };
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (incoming.url === healthPath) {
      health(incoming, outgoing, state.stopping);
      return;
    }
    const request = new ServerRequest(incoming);
    const send = (reply: GatewayMessage): void => sendAnswer(reply, request, outgoing, state.stopping);
    const failed = (error: unknown): void => {
      if (!request.client.gone) onDefect(error);
      request.answered();
      fail(outgoing);
    };
    try {
      const sent = whenCome(gateway.answer(request), send);
      if (sent) sent.then(undefined, failed);
    } catch (error) {
      failed(error);
    }
  };
  const server = createServer({ IncomingMessage: IncomingRequest, maxHeaderSize, keepAliveTimeout: 0, noDelay: true }, answer);
  const connections = new Connections(idleTimeout, idleLook);
  server.on('connection', (socket) => connections.add(socket));
  // Node would drop headers beyond the thousandth without a word; their bytes are limited already.
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.on('error', onDefect);
  const address = server.address() as AddressInfo;
  const authority = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${authority}:${address.port}`,
    port: address.port,
    stop: (grace) => {
      state.stopping = true;
      connections.stop();
      return stop(server, grace);
    },
  };
}

function health(incoming: IncomingMessage, outgoing: ServerResponse, stopping: boolean): void {
  const body = stopping ? '{"status":"stopping"}' : '{"status":"ok"}';
  const headers = ['Content-Type', 'application/json', 'Content-Length', String(body.length), 'Cache-Control', 'no-store'];
  outgoing.writeHead(stopping ? 503 : 200, stopping ? [...headers, 'Connection', 'close'] : headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

function fail(outgoing: ServerResponse): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const body = '{"message":"Internal server error"}';
  outgoing.writeHead(500, ['Content-Type', 'application/json', 'Content-Length', String(body.length), 'Connection', 'close']);
  outgoing.end(body);
}

function stop(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    // http.Server.close would close idle connections at once, under the hands of clients that are just using them again.
    NetServer.prototype.close.call(server, () => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
    const sweep = setInterval(() => server.closeIdleConnections(), idleGrace);
    const end = setTimeout(() => server.closeAllConnections(), grace);
  });
}
