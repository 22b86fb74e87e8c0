import { Readable } from 'node:stream';
import type { IntegrationPlan } from '../../plan';
import type { Call } from '../call';
import { Fault, type HttpBackend, type HttpEndpoint } from '../effects';
import type { EndpointAnswer } from '../exchange';
import { Failure } from '../failure';
import { headerValue } from '../headers';
import { maxPayload } from '../limits';
import type { Body } from '../message';
import { faultFailure } from './dispatch-fault';
import type { HttpRequest } from './http-request';

/** Request bodies up to this length are sent as one piece. */
const smallBody = 64 * 1024;

/** Sends an integration request to an HTTP endpoint. `buffered`: somebody reads the answer's body as a whole. */
export function compileHttpDispatch(
  integration: IntegrationPlan,
  http: HttpBackend,
  fixedOrigin: string | undefined,
  buffered: boolean,
): (call: Call, request: HttpRequest) => Promise<EndpointAnswer | Failure> {
  const { insecureSkipVerification, timeoutInMillis, stream } = integration;
  const open = (origin: string): HttpEndpoint => http.endpoint({ origin, insecureSkipVerification });
  const fixed = fixedOrigin === undefined ? undefined : open(fixedOrigin);
  return async (call, request) => {
    const { method, path, headers } = request;
    let { body } = request;
    let contentLength: number | undefined;
    if (body instanceof Readable) {
      contentLength = declaredLength(call);
      if (contentLength === undefined || contentLength <= smallBody) {
        const bytes = await call.readBody();
        if (bytes instanceof Failure) return bytes;
        body = bytes;
        contentLength = undefined;
      }
    }
    const answer = await (fixed ?? open(request.origin)).call({
      method,
      path,
      headers,
      body: nothingAsAbsent(body),
      contentLength,
      timeoutInMillis,
      maxBytes: stream ? Number.POSITIVE_INFINITY : maxPayload,
      buffered,
      client: call.request.client,
    });
    if (answer instanceof Fault) return faultFailure(answer);
    return { status: answer.status, headers: answer.headers, body: answer.body, functionError: false };
  };
}

/** Length of a body that is still to come; undefined for one in chunks, whose end only reading it tells. */
function declaredLength(call: Call): number | undefined {
  const value = headerValue(call.request.headers, 'content-length');
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

function nothingAsAbsent(body: Body): Body {
  return body instanceof Uint8Array && body.length === 0 ? undefined : body;
}
