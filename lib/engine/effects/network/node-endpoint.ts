import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { Fault } from '../fault';
import type { HttpAnswer, HttpCall, HttpEndpoint, HttpOrigin } from '../http-backend';
import { AnswerCollector } from './answer-collector';
import { networkFault } from './network-fault';

const refusedByPool = new Set(['upgrade', 'expect', 'keep-alive']);

/** True if the headers hold a name that undici refuses to send. */
export function needsNodeEndpoint(headers: readonly string[]): boolean {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if ((name.length === 6 || name.length === 7 || name.length === 10) && refusedByPool.has(name.toLowerCase())) return true;
  }
  return false;
}

/** An origin behind Node's own client, one connection a call: sends what undici refuses. */
export class NodeEndpoint implements HttpEndpoint {
  private readonly url: URL;

  constructor(private readonly origin: HttpOrigin) {
    this.url = new URL(origin.origin);
  }

  call(call: HttpCall): Promise<HttpAnswer | Fault> {
    return new Promise((settle) => this.send(call, new AnswerCollector(call, settle)));
  }

  private send(call: HttpCall, collector: AnswerCollector): void {
    const secure = this.url.protocol === 'https:';
    const request = (secure ? https : http).request({
      agent: false,
      host: this.url.hostname.replace(/^\[|\]$/g, ''),
      port: this.url.port || (secure ? 443 : 80),
      method: call.method,
      path: call.path,
      headers: framed(call) as unknown as http.OutgoingHttpHeaders,
      rejectUnauthorized: !this.origin.insecureSkipVerification,
    });
    let response: http.IncomingMessage | undefined;
    collector.connected({ abort: () => request.destroy(), resume: () => response?.resume() });
    request.on('error', (error) => collector.fail(networkFault(error)));
    request.on('upgrade', () => collector.fail(new Fault('protocol', 'the endpoint switched protocols')));
    request.on('response', (incoming) => {
      response = incoming;
      collector.head(incoming.statusCode ?? 0, incoming.rawHeaders);
      incoming.on('data', (chunk: Buffer) => {
        if (!collector.data(chunk)) incoming.pause();
      });
      incoming.on('end', () => collector.complete());
      incoming.on('error', (error) => collector.fail(networkFault(error)));
    });
    if (call.body instanceof Readable) call.body.on('error', (error) => request.destroy(error)).pipe(request);
    else request.end(call.body);
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
