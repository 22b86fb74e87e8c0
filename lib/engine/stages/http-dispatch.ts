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

/** Sends an integration request to an HTTP endpoint. `buffered`: somebody reads the answer's body as a whole. */
export function compileHttpDispatch(
  integration: IntegrationPlan,
  http: HttpBackend,
  fixedOrigin: string | undefined,
  buffered: boolean,
): (call: Call, request: HttpRequest) => Soon<EndpointAnswer | Fault | Failure> {
  const { insecureSkipVerification, timeoutInMillis, stream } = integration;
  const open = (origin: string): HttpEndpoint => http.endpoint({ origin, insecureSkipVerification });
  const fixed = fixedOrigin === undefined ? undefined : open(fixedOrigin);
  const send = (call: Call, request: HttpRequest, body: Body, contentLength: number | undefined): Soon<EndpointAnswer | Fault> =>
    (fixed ?? open(request.origin)).call({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: nothingAsAbsent(body),
      contentLength,
      timeoutInMillis,
      maxBytes: stream ? Number.POSITIVE_INFINITY : maxPayload,
      buffered,
      immediate: stream && !buffered,
      client: call.request.client,
    });
  const sendChunked = async (call: Call, request: HttpRequest, chunked: Readable): Promise<EndpointAnswer | Fault | Failure> => {
    const body = await beginBody(chunked, smallBody, maxPayload);
    if (body === 'broken') return brokenBody();
    if (body instanceof Uint8Array) return send(call, request, body, undefined);
    const answer = await send(call, request, body.stream, undefined);
    return body.tooLarge && answer instanceof Fault ? requestTooLarge() : answer;
  };
  return (call, request) => {
    const { body } = request;
    if (body === undefined || body instanceof Uint8Array) return send(call, request, body, undefined);
    const contentLength = declaredLength(call);
    if (contentLength !== undefined && contentLength > smallBody) return send(call, request, body, contentLength);
    return sendChunked(call, request, body);
  };
}

/** Length of a body that is still to come; undefined for one in chunks, whose end only reading it tells. */
function declaredLength({ arrived: { contentLength } }: Call): number | undefined {
  return contentLength !== undefined && /^\d+$/.test(contentLength) ? Number(contentLength) : undefined;
}

function nothingAsAbsent(body: Body): Body {
  return body instanceof Uint8Array && body.length === 0 ? undefined : body;
}
