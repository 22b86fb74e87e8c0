import type { Gateway, GatewayMessage, GatewayRequest } from '../../engine/core';
import { type HeaderSpelling, usualSpelling } from './header-spelling';
import { isHttpApiEvent, isLoadBalancerEvent, type LambdaEvent } from './lambda-event';
import { httpApiRequest, loadBalancerRequest, restApiRequest } from './lambda-request';
import {
  httpApiHead,
  httpApiResult,
  type LambdaResult,
  loadBalancerResult,
  restApiHead,
  restApiResult,
  type StreamHead,
} from './lambda-result';

export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaResult>;

/** What an event asks, and how the answer goes back in its form. */
export interface LambdaExchange {
  readonly request: GatewayRequest;
  readonly result: (message: GatewayMessage) => Promise<LambdaResult>;
  /** undefined: the form cannot be answered piece by piece. */
  readonly head: ((message: GatewayMessage) => StreamHead) | undefined;
}

/** Serves an API from a Lambda function, behind an API Gateway REST or HTTP API, a function URL or a load balancer. */
export function lambdaHandler(gateway: Pick<Gateway, 'handle'>, spelling: HeaderSpelling = usualSpelling): LambdaHandler {
  return async (event) => {
    const { request, result } = lambdaExchange(event, spelling);
    return result(await gateway.handle(request));
  };
}

/** @throws TypeError for what is no event of HTTP */
export function lambdaExchange(event: LambdaEvent, spelling: HeaderSpelling): LambdaExchange {
  if (!isHttpEvent(event)) throw new TypeError(notHttp);
  if (isHttpApiEvent(event)) return { request: httpApiRequest(event, spelling), result: httpApiResult, head: httpApiHead };
  if (!isLoadBalancerEvent(event)) return { request: restApiRequest(event), result: restApiResult, head: restApiHead };
  const multiValue = event.multiValueHeaders !== undefined && event.multiValueHeaders !== null;
  return {
    request: loadBalancerRequest(event, spelling),
    result: (message) => loadBalancerResult(message, multiValue),
    head: undefined,
  };
}

const notHttp =
  'This function serves HTTP: call it with an event of an API Gateway API (payload format 1.0 or 2.0), a function URL or a load balancer.';

function isHttpEvent(event: unknown): event is LambdaEvent {
  if (event === null || typeof event !== 'object') return false;
  if ('httpMethod' in event && 'path' in event) return typeof event.httpMethod === 'string' && typeof event.path === 'string';
  return 'version' in event && event.version === '2.0' && 'rawPath' in event && 'requestContext' in event;
}
