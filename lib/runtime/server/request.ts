import type { IncomingMessage } from 'node:http';
import type { Client, GatewayRequest } from '../../engine/core';
import { Connection, type Waiting } from './connections';

/** One request on the wire, without a copy of anything. */
export class ServerRequest implements GatewayRequest, Waiting {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly protocol: string;
  readonly scheme = 'http';
  readonly given = undefined;
  /**
   * An object of its own: calls of endpoints hold it, and would otherwise hold request and answer, too. Where one of them outlives a
   * collection of young objects, all that it holds does, and what that holds: measured, every request then lived until the next
   * collection of old ones.
   */
  readonly client: Client = { gone: false, onGone: undefined };
  earlier: Waiting | undefined = undefined;
  later: Waiting | undefined = undefined;
  private readonly connection: Connection;
  private waiting = true;

  constructor(readonly incoming: IncomingMessage) {
    this.method = incoming.method as string;
    this.target = originForm(incoming.url as string);
    this.headers = incoming.rawHeaders;
    this.protocol = incoming.httpVersion === '1.1' ? 'HTTP/1.1' : `HTTP/${incoming.httpVersion}`;
    this.connection = Connection.of(incoming.socket);
    this.connection.expecting(this);
  }

  get sourceIp(): string | undefined {
    return this.connection.sourceIp;
  }

  /** The engine takes it for none where the headers announce none. */
  get body(): IncomingMessage {
    return this.incoming;
  }

  /** The whole answer is on its way: nobody needs to hear any more that the client left. */
  answered(): void {
    if (!this.waiting) return;
    this.waiting = false;
    this.connection.answered(this);
  }

  left(): void {
    this.client.gone = true;
    this.client.onGone?.();
  }
}

/** Path and query of a request target: clients of proxies send `http://host/path`, and OPTIONS may ask for `*`. */
function originForm(target: string): string {
  if (target.charCodeAt(0) === slash) return target;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target);
  const rest = path ? target.slice(path[0].length) : target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

const slash = '/'.charCodeAt(0);
