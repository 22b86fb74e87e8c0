import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client, GatewayRequest } from '../../engine/core';

/** One request on the wire and the answer to it, without a copy of anything. */
export class Exchange implements GatewayRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly sourceIp: string | undefined;
  readonly protocol: string;
  readonly scheme = 'http';
  readonly given = undefined;
  /**
   * An object of its own: calls of endpoints hold it, and would otherwise hold request and answer, too. Where one of them outlives a
   * collection of young objects, all that it holds does, and what that holds: measured, every request then lived until the next
   * collection of old ones.
   */
  readonly client: Client = { gone: false, onGone: undefined };

  constructor(
    readonly incoming: IncomingMessage,
    readonly outgoing: ServerResponse,
  ) {
    this.method = incoming.method as string;
    this.target = originForm(incoming.url as string);
    this.headers = incoming.rawHeaders;
    // Asked now: a connection that has closed has no address any more.
    const address = incoming.socket.remoteAddress;
    // An IPv4 client of a server that listens on IPv6.
    this.sourceIp = address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    this.protocol = incoming.httpVersion === '1.1' ? 'HTTP/1.1' : `HTTP/${incoming.httpVersion}`;
  }

  /** The engine takes it for none where the headers announce none. */
  get body(): IncomingMessage {
    return this.incoming;
  }

  /** The connection closed. */
  closed(): void {
    if (this.outgoing.writableFinished) return;
    this.client.gone = true;
    this.client.onGone?.();
  }
}

/** Path and query of a request target: clients of proxies send `http://host/path`, and OPTIONS may ask for `*`. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target);
  const rest = path ? target.slice(path[0].length) : target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
