import http from 'node:http';
import { Readable } from 'node:stream';
import { isHeader } from '../../headers';
import type { Pending } from '../../pending';
import { Fault } from '../fault';
import type { HttpAnswer, HttpCall, HttpEndpoint, HttpOrigin } from '../http-backend';
import { AnswerCollector } from './answer-collector';
import { networkFault } from './network-fault';

/** True if the headers hold a name that undici refuses to send. */
export function needsNodeEndpoint(headers: readonly string[]): boolean {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (isHeader(name, 'upgrade') || isHeader(name, 'expect') || isHeader(name, 'keep-alive')) return true;
  }
  return false;
}

/** An origin behind Node's own client, one connection a call: sends what undici refuses. */
export class NodeEndpoint implements HttpEndpoint {
  private readonly url: URL;

  constructor(private readonly origin: HttpOrigin) {
    this.url = new URL(origin.origin);
  }

  call(call: HttpCall): Pending<HttpAnswer | Fault> {
    const secure = this.url.protocol === 'https:';
    const options: http.RequestOptions = {
      agent: false,
      host: this.url.hostname.replace(/^\[|\]$/g, ''),
      port: this.url.port || (secure ? 443 : 80),
      method: call.method,
      path: call.path,
      headers: framed(call),
      ...(secure && { rejectUnauthorized: !this.origin.insecureSkipVerification }),
    };
    const answer = new NodeCall(call);
    answer.send((secure ? loadHttps() : http).request(options), call);
    return answer;
  }
}

/** TLS and all of cryptography come with it, which many APIs never need. */
function loadHttps(): typeof import('node:https') {
  return require('node:https') as typeof import('node:https');
}

class NodeCall extends AnswerCollector {
  private request: http.ClientRequest | undefined;
  private response: http.IncomingMessage | undefined;

  send(request: http.ClientRequest, { body }: HttpCall): void {
    this.request = request;
    this.connected();
    request.on('error', (error) => this.broken(networkFault(error)));
    request.on('upgrade', () => this.broken(new Fault('protocol', 'the endpoint switched protocols')));
    request.on('response', (incoming) => {
      this.response = incoming;
      this.head(incoming.statusCode ?? 0, incoming.rawHeaders);
      incoming.on('data', (chunk: Buffer) => {
        if (!this.data(chunk)) incoming.pause();
      });
      incoming.on('end', () => this.complete());
      incoming.on('error', (error) => this.broken(networkFault(error)));
    });
    if (body instanceof Readable) body.on('error', (error) => request.destroy(error)).pipe(request);
    else request.end(body);
  }

  protected abort(): void {
    this.request?.destroy();
  }

  protected resume(): void {
    this.response?.resume();
  }
}

/** The call's headers with those that frame the message; Node adds none to a list. */
function framed({ headers, body, contentLength, method }: HttpCall): readonly string[] {
  if (body instanceof Uint8Array && (body.length > 0 || method === 'POST' || method === 'PUT' || method === 'PATCH')) {
    return [...headers, 'Content-Length', String(body.length)];
  }
  if (body instanceof Readable) {
    return [...headers, ...(contentLength === undefined ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(contentLength)])];
  }
  return headers;
}
