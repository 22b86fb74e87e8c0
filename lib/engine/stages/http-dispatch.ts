import type { Readable } from 'node:stream';
import type { IntegrationPlan } from '../../plan';
import { brokenBody, type Call, requestTooLarge } from '../call';
import { Fault, type HttpBackend, type HttpEndpoint } from '../effects';
import type { EndpointAnswer } from '../exchange';
import type { Failure } from '../failure';
import { maxPayload } from '../limits';
import type { Body } from '../message';
import type { Soon } from '../pending';
import { beginBody } from './chunked-body';
import type { HttpRequest } from './http-request';

/** Request bodies up to this length are sent as one piece. */
const smallBody = 64 * 1024;

/** Sends integration requests to an HTTP endpoint. */
export class HttpDispatch {
  private readonly insecureSkipVerification: boolean;
  private readonly timeoutInMillis: number;
  private readonly maxBytes: number;
  private readonly immediate: boolean;
  /** undefined: each call has its own. */
  private readonly endpoint: HttpEndpoint | undefined;

  /** @param buffered whether somebody reads the answer's body as a whole */
  constructor(
    { insecureSkipVerification, timeoutInMillis, stream }: IntegrationPlan,
    private readonly http: HttpBackend,
    fixedOrigin: string | undefined,
    private readonly buffered: boolean,
  ) {
    this.insecureSkipVerification = insecureSkipVerification;
    this.timeoutInMillis = timeoutInMillis;
    this.maxBytes = stream ? Number.POSITIVE_INFINITY : maxPayload;
    this.immediate = stream && !buffered;
    this.endpoint = fixedOrigin === undefined ? undefined : this.open(fixedOrigin);
  }

  send(call: Call, request: HttpRequest): Soon<EndpointAnswer | Fault | Failure> {
    const { body } = request;
    if (body === undefined || body instanceof Uint8Array) return this.sendBody(call, request, body, undefined);
    const contentLength = declaredLength(call);
    if (contentLength !== undefined && contentLength > smallBody) return this.sendBody(call, request, body, contentLength);
    return this.sendChunked(call, request, body);
  }

  private open(origin: string): HttpEndpoint {
    return this.http.endpoint({ origin, insecureSkipVerification: this.insecureSkipVerification });
  }

  private sendBody(call: Call, request: HttpRequest, body: Body, contentLength: number | undefined): Soon<EndpointAnswer | Fault> {
    return (this.endpoint ?? this.open(request.origin)).call({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: nothingAsAbsent(body),
      contentLength,
      timeoutInMillis: this.timeoutInMillis,
      maxBytes: this.maxBytes,
      buffered: this.buffered,
      immediate: this.immediate,
      client: call.request.client,
    });
  }

  private async sendChunked(call: Call, request: HttpRequest, chunked: Readable): Promise<EndpointAnswer | Fault | Failure> {
    const body = await beginBody(chunked, smallBody, maxPayload);
    if (body === 'broken') return brokenBody();
    if (body instanceof Uint8Array) return this.sendBody(call, request, body, undefined);
    const answer = await this.sendBody(call, request, body.stream, undefined);
    return body.tooLarge && answer instanceof Fault ? requestTooLarge() : answer;
  }
}

/** Length of a body that is still to come; undefined for one in chunks, whose end only reading it tells. */
function declaredLength({ arrived: { contentLength } }: Call): number | undefined {
  return contentLength !== undefined && /^\d+$/.test(contentLength) ? Number(contentLength) : undefined;
}

function nothingAsAbsent(body: Body): Body {
  return body instanceof Uint8Array && body.length === 0 ? undefined : body;
}
