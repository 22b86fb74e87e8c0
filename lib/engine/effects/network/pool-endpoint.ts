import type { Dispatcher, Pool } from 'undici';
import type { Pending } from '../../pending';
import type { Fault } from '../fault';
import type { HttpAnswer, HttpCall, HttpEndpoint, HttpOrigin } from '../http-backend';
import { AnswerCollector } from './answer-collector';
import { headerText } from './header-text';
import { networkFault } from './network-fault';

/** An origin behind undici's pool, driven by its lowest public interface: raw headers in and out, nothing parsed. */
export class PoolEndpoint implements HttpEndpoint {
  private readonly pool: Pool;

  constructor({ origin, insecureSkipVerification }: HttpOrigin, connections: number) {
    // Half of what the engine takes to load, and not needed by who answers for the endpoints: loaded with the first call of a real one.
    const undici = require('undici') as typeof import('undici');
    this.pool = new undici.Pool(origin, {
      connections,
      // The collector holds the one timeout that counts.
      headersTimeout: 0,
      bodyTimeout: 0,
      ...(insecureSkipVerification && { connect: { rejectUnauthorized: false } }),
    });
  }

  call(call: HttpCall): Pending<HttpAnswer | Fault> {
    const { method, path, body, contentLength } = call;
    const headers = contentLength === undefined ? call.headers : [...call.headers, 'content-length', String(contentLength)];
    const answer = new PoolCall(call);
    // The pool takes any method that is a token; its type lists the usual ones.
    this.pool.dispatch({ path, method, headers: headers as string[], body: body ?? null }, answer);
    return answer;
  }

  /** Closes once the calls under way are answered. */
  retire(): Promise<void> {
    return this.pool.close();
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

const ignored = (): void => undefined;

/** Undici's raw handler: its newer one parses every head into an object, for which nobody here asks. */
class PoolCall extends AnswerCollector implements Dispatcher.DispatchHandler {
  private abortConnection: (error?: Error) => void = ignored;
  private resumeConnection: () => void = ignored;

  onConnect(abort: (error?: Error) => void): void {
    this.abortConnection = abort;
    this.connected();
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void): boolean {
    // 1xx are announcements, not answers.
    if (status < 200) return true;
    this.resumeConnection = resume;
    const headers = new Array<string>(raw.length);
    for (let i = 0; i < raw.length; i++) headers[i] = headerText(raw[i]);
    this.head(status, headers);
    return true;
  }

  onData(chunk: Buffer): boolean {
    return this.data(chunk);
  }

  onComplete(): void {
    this.complete();
  }

  onError(error: Error): void {
    this.broken(networkFault(error));
  }

  protected abort(): void {
    this.abortConnection();
  }

  protected resume(): void {
    this.resumeConnection();
  }
}
