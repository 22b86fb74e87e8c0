import type { RawHeaders } from '../../message';
import { Fault } from '../fault';
import type { HttpAnswer, HttpCall } from '../http-backend';
import { EndpointStream } from './endpoint-stream';

/** Bytes that are held back before an answer is handed on as a stream. */
const heldBack = 64 * 1024;

/** How the collector drives the connection that it listens to. */
export interface Connection {
  abort(): void;
  resume(): void;
}

/**
 * Makes one answer of what an HTTP client reports. A body that is small, or wanted as a whole, becomes bytes; a longer one becomes
 * a stream once more than 64 KB have come. Holds the timeout for the whole answer, and the client's leaving.
 */
export class AnswerCollector {
  private connection: Connection | undefined;
  private status = 0;
  private headers: RawHeaders = [];
  private chunks: Uint8Array[] = [];
  private size = 0;
  private stream: EndpointStream | undefined;
  private done = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly call: HttpCall,
    private readonly settle: (answer: HttpAnswer | Fault) => void,
  ) {
    this.timer = setTimeout(
      () => this.fail(new Fault('timeout', `nothing complete within ${call.timeoutInMillis} ms`)),
      call.timeoutInMillis,
    );
    const { client } = call;
    if (client) client.onGone = () => this.fail(new Fault('client-gone', 'the client left'));
  }

  /** A connection was found. One that comes after the end is given back at once, or the pool would lose it for ever. */
  connected(connection: Connection): void {
    this.connection = connection;
    if (this.done) connection.abort();
    else if (this.call.client?.gone) this.fail(new Fault('client-gone', 'the client left'));
  }

  head(status: number, headers: RawHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  /** False: send no more until {@link Connection.resume} is called. */
  data(chunk: Uint8Array): boolean {
    if (this.done) return true;
    this.size += chunk.length;
    if (this.size > this.call.maxBytes) {
      this.fail(new Fault('too-large', `a body of more than ${this.call.maxBytes} bytes`));
      return false;
    }
    if (this.stream) return this.stream.push(chunk);
    this.chunks.push(chunk);
    return this.call.buffered || this.size <= heldBack || this.startStream();
  }

  complete(): void {
    if (!this.end()) return;
    if (this.stream) this.stream.push(null);
    else {
      const body = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
      this.settle({ status: this.status, headers: this.headers, body });
    }
  }

  fail(fault: Fault): void {
    if (!this.end()) return;
    if (this.stream) this.stream.destroy(new Error(fault.message));
    else this.settle(fault);
    this.connection?.abort();
  }

  private startStream(): boolean {
    const stream = new EndpointStream(
      () => this.connection?.resume(),
      () => this.fail(new Fault('client-gone', 'the client left')),
    );
    this.stream = stream;
    let more = true;
    for (const chunk of this.chunks) more = stream.push(chunk);
    this.chunks = [];
    this.settle({ status: this.status, headers: this.headers, body: stream });
    return more;
  }

  /** True for the first call alone. */
  private end(): boolean {
    if (this.done) return false;
    this.done = true;
    clearTimeout(this.timer);
    if (this.call.client) this.call.client.onGone = undefined;
    return true;
  }
}
