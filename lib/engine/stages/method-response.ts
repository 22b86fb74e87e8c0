import type { IntegrationType } from '../../definition';
import type { Call } from '../call';
import type { Outcome } from '../exchange';
import type { GatewayMessage } from '../message';
import { PrintedMessage, PrintedOutcome } from '../printed-message';
import type { RenderedGatewayResponse } from './gateway-response';

/** Types whose responses carry the call's trace id; an HTTP_PROXY endpoint's own passes, and MOCK has none (recorded). */
const traced = new Set<IntegrationType>(['HTTP', 'AWS', 'AWS_PROXY']);

/** What goes to the client: the outcome with the headers that every response has. */
export function methodResponse(call: Call, type: IntegrationType, outcome: Outcome): GatewayMessage {
  const { status, headers } = outcome;
  if (traced.has(type)) headers.push('X-Amzn-Trace-Id', call.traceId);
  withIds(call, headers);
  return outcome instanceof PrintedOutcome ? new PrintedMessage(status, headers, outcome) : { status, headers, body: outcome.body };
}

/** A gateway response has no trace id. */
export function finishedGatewayResponse(call: Call, { status, headers, body }: RenderedGatewayResponse): GatewayMessage {
  return { status, headers: withIds(call, headers), body };
}

function withIds({ requestId, extendedRequestId }: Call, headers: string[]): string[] {
  headers.push('x-amzn-RequestId', requestId, 'x-amz-apigw-id', extendedRequestId);
  return headers;
}
