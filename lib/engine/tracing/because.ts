import type { ApiPlan, IntegrationResponsePlan } from '../../plan';
import type { Call } from '../call';
import type { EndpointAnswer } from '../exchange';
import type { Failure } from '../failure';
import type { Because } from '../trace';
import { nearestRoutes } from './nearest-routes';

/** Why a call left through a gateway response. */
export function becauseOfFailure(plan: ApiPlan, call: Call, failure: Failure, answer: EndpointAnswer | undefined): Because {
  const { stage, reason, type } = failure;
  if (type === 'MISSING_AUTHENTICATION_TOKEN' && stage === 'route') {
    const nearest = nearestRoutes(plan.methods, call.request.method, call.path);
    return { stage, text: 'no route', ...(nearest.length > 0 && { detail: `nearest: ${nearest.join(', ')}` }) };
  }
  const responses = call.method?.integration.responses ?? [];
  if (stage === 'integrationResponse' && answer && reason.startsWith('No match for output mapping')) {
    return { stage, text: `backend said ${answer.status}, no integration response matches`, detail: listed(responses) };
  }
  return { stage, text: reason };
}

/** Why a client reads success where the endpoint failed: the default response took the status. */
export function becauseOfDefault(
  selected: IntegrationResponsePlan | undefined,
  answer: EndpointAnswer | undefined,
  status: number,
): Because | undefined {
  if (!selected || !answer || selected.selectionPattern !== undefined) return undefined;
  const failed = answer.functionError || answer.status >= 400;
  if (!failed || status >= 400) return undefined;
  const said = answer.functionError ? 'the function failed' : `backend said ${answer.status}`;
  return { stage: 'integrationResponse', text: `${said}, the default integration response answers ${status}` };
}

/** `responses: 200 (2xx), 404 (404) — no default` */
function listed(responses: readonly IntegrationResponsePlan[]): string {
  const patterns = responses.map(({ statusCode, selectionPattern }) => `${statusCode} (${readable(selectionPattern ?? 'default')})`);
  return patterns.length > 0 ? `responses: ${patterns.join(', ')} — no default` : 'no integration responses are defined';
}

/** `4\d{2}` and `4\d\d` read as the class that they are. */
function readable(pattern: string): string {
  const digit = /^([1-5])(?:\\d\{2\}|\\d\\d|\[0-9\]\{2\}|\[0-9\]\[0-9\])$/.exec(pattern)?.[1];
  return digit === undefined ? pattern : `${digit}xx`;
}
