import type { DeploymentPlan } from '../../plan';
import { type Call, requestTooLarge } from '../call';
import { Failure } from '../failure';
import { headerValue } from '../headers';
import { maxHeaders, maxPayload, maxTarget } from '../limits';
import type { RawHeaders } from '../message';

/** Checks the limits that hold for every request, known path or not. */
export function checkArrival({ request }: Call, { edgeOptimized }: DeploymentPlan): Failure | undefined {
  const { target, headers, body } = request;
  const longest = edgeOptimized ? maxTarget.edge : maxTarget.regional;
  if (target.length > longest) return refused(414, 'Request-URI Too Long', `the target is longer than ${longest} bytes`);
  if (headerBytes(headers) > maxHeaders) {
    return refused(431, `HTTP header is larger than ${maxHeaders} bytes.`, `the headers are longer than ${maxHeaders} bytes`);
  }
  if (body === undefined) return undefined;
  const length = body instanceof Uint8Array ? body.length : Number(headerValue(headers, 'content-length') ?? 0);
  return length > maxPayload ? requestTooLarge() : undefined;
}

function refused(status: number, message: string, reason: string): Failure {
  return new Failure('DEFAULT_4XX', message, 'route', reason, status);
}

/** Names, values and the four characters that a line has besides. */
function headerBytes(headers: RawHeaders): number {
  let bytes = headers.length * 2;
  for (const text of headers) bytes += text.length;
  return bytes;
}
