import type { DeploymentPlan } from '../../plan';
import { type Call, requestTooLarge } from '../call';
import { Failure } from '../failure';
import { maxHeaders, maxPayload, maxTarget } from '../limits';

/** Checks the limits that hold for every request, known path or not. */
export function checkArrival({ request, arrived }: Call, { edgeOptimized }: DeploymentPlan): Failure | undefined {
  const { target, body } = request;
  const longest = edgeOptimized ? maxTarget.edge : maxTarget.regional;
  if (target.length > longest) return refused(414, 'Request-URI Too Long', `the target is longer than ${longest} bytes`);
  if (arrived.bytes > maxHeaders) {
    return refused(431, `HTTP header is larger than ${maxHeaders} bytes.`, `the headers are longer than ${maxHeaders} bytes`);
  }
  if (body === undefined) return undefined;
  const length = body instanceof Uint8Array ? body.length : Number(arrived.contentLength ?? 0);
  return length > maxPayload ? requestTooLarge() : undefined;
}

function refused(status: number, message: string, reason: string): Failure {
  return new Failure('DEFAULT_4XX', message, 'route', reason, status);
}
