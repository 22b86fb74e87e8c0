import { headerValue } from '../../headers';
import { Pending } from '../../pending';
import { Fault } from '../fault';
import type { HttpAnswer, HttpCall } from '../http-backend';
import { type Deadline, deadlineIn, forgetDeadline } from './deadlines';
import { EndpointStream } from './endpoint-stream';

/** Bytes that are held back before an answer is handed on as a stream. */
const heldBack = 64 * 1024;

/**
 * Makes one answer of what an HTTP client reports. A body that is small, or wanted as a whole, becomes bytes; a longer one becomes
 * a stream once more than 64 KB have come. Holds the timeout for the whole answer, and the client's leaving.
 */
export abstract class AnswerCollector extends Pending<HttpAnswer | Fault> implements Deadline {
  /** Where this deadline stands among the others. */
  due = 0;
  earlier: Deadline | undefined = undefined;
  later: Deadline | undefined = undefined;
  readonly milliseconds: number;

  private status = 0;
  private headers: string[] = [];
  /** The first piece of a body that is held back, and the others if there are any. */
  private first: Uint8Array | undefined = undefined;
  private more: Uint8Array[] | undefined = undefined;
  private size = 0;
  private stream: EndpointStream | undefined = undefined;
  private done = false;

  constructor(private readonly call: HttpCall) {
    super();
    this.milliseconds = call.timeoutInMillis;
    deadlineIn(this);
    const { client } = call;
    if (client) client.onGone = () => this.broken(new Fault('client-gone', 'the client left'));
  }

  /** Breaks off the connection, if there is one yet. */
  protected abstract abort(): void;
  /** Has the connection go on after {@link data} said no. */
  protected abstract resume(): void;

  expired(): void {
    this.broken(new Fault('timeout', `nothing complete within ${this.call.timeoutInMillis} ms`));
  }

  /** A connection was found. One that comes after the end is given back at once, or the pool would lose it for ever. */
  protected connected(): void {
    if (this.done) this.abort();
    else if (this.call.client?.gone) this.broken(new Fault('client-gone', 'the client left'));
  }

  protected head(status: number, headers: string[]): void {
    this.status = status;
    this.headers = headers;
    if (this.call.immediate === true && !this.done) this.startStream();
  }

  /** False: send no more until {@link resume} is called. */
  protected data(chunk: Uint8Array): boolean {
    if (this.done) return true;
    this.size += chunk.length;
    const { maxBytes, buffered } = this.call;
    if (this.size > maxBytes) {
      this.broken(new Fault('too-large', `a body of more than ${maxBytes} bytes`));
      return false;
    }
    if (this.stream) return this.stream.push(chunk);
    if (this.first === undefined) this.first = chunk;
    else if (this.more === undefined) this.more = [chunk];
    else this.more.push(chunk);
    return buffered || this.size <= heldBack || this.startStream();
  }

  protected complete(): void {
    if (!this.end()) return;
    if (this.stream) this.stream.push(null);
    else {
      const { first, more } = this;
      const body = first === undefined || more === undefined ? (first ?? nothing) : Buffer.concat([first, ...more]);
      this.settle({ status: this.status, headers: this.headers, body });
    }
  }

  protected broken(fault: Fault): void {
    if (!this.end()) return;
    if (this.stream) this.stream.destroy(new Error(fault.message));
    else this.settle(fault);
    this.abort();
  }

  private startStream(): boolean {
    // Said before the client has heard anything, it is an answer; said in the middle, it would only be a broken one.
    const declared = Number(headerValue(this.headers, 'content-length') ?? 0);
    if (declared > this.call.maxBytes) {
      this.broken(new Fault('too-large', `a body of ${declared} bytes`));
      return false;
    }
    const stream = new EndpointStream(
      () => this.resume(),
      () => this.broken(new Fault('client-gone', 'the client left')),
    );
    this.stream = stream;
    let more = true;
    if (this.first) more = stream.push(this.first);
    for (const chunk of this.more ?? []) more = stream.push(chunk);
    this.first = undefined;
    this.more = undefined;
    this.settle({ status: this.status, headers: this.headers, body: stream });
    return more;
  }

  /** True for the first call alone. */
  private end(): boolean {
    if (this.done) return false;
    this.done = true;
    forgetDeadline(this);
    if (this.call.client) this.call.client.onGone = undefined;
    return true;
  }
}

const nothing: Uint8Array = new Uint8Array();
