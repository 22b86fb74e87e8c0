import type { Gateway } from '../../engine/core';
import { type HeaderSpelling, usualSpelling } from './header-spelling';
import { isHttpApiEvent, isLoadBalancerEvent, type LambdaEvent } from './lambda-event';
import { httpApiRequest, loadBalancerRequest, restApiRequest } from './lambda-request';
import { httpApiResult, type LambdaResult, loadBalancerResult, restApiResult } from './lambda-result';

export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaResult>;

/** Serves an API from a Lambda function, behind an API Gateway REST or HTTP API, a function URL or a load balancer. */
export function lambdaHandler(gateway: Pick<Gateway, 'handle'>, spelling: HeaderSpelling = usualSpelling): LambdaHandler {
  return async (event) => {
    if (!isHttpEvent(event)) throw new TypeError(notHttp);
    if (isHttpApiEvent(event)) return httpApiResult(await gateway.handle(httpApiRequest(event, spelling)));
    if (!isLoadBalancerEvent(event)) return restApiResult(await gateway.handle(restApiRequest(event)));
    const multiValue = event.multiValueHeaders !== undefined && event.multiValueHeaders !== null;
    return loadBalancerResult(await gateway.handle(loadBalancerRequest(event, spelling)), multiValue);
  };
}

const notHttp =
  'This function serves HTTP: call it with an event of an API Gateway API (payload format 1.0 or 2.0), a function URL or a load balancer.';

function isHttpEvent(event: unknown): event is LambdaEvent {
  if (event === null || typeof event !== 'object') return false;
  if ('httpMethod' in event && 'path' in event) return typeof event.httpMethod === 'string' && typeof event.path === 'string';
  return 'version' in event && event.version === '2.0' && 'rawPath' in event && 'requestContext' in event;
}
