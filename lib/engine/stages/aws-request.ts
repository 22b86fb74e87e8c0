import type { IntegrationPlan } from '../../plan';
import { foldedText } from '../address';
import type { Call } from '../call';
import { encodePathValue, uriText } from '../endpoint-url';
import type { EndpointRequest, Later } from '../exchange';
import { Failure } from '../failure';
import { headerValue } from '../headers';
import { queryText } from './http-request';
import type { TemplatedRequest } from './templated-request';

type Templated = (call: Call) => Later<TemplatedRequest | Failure>;
type AwsTarget = Extract<IntegrationPlan['target'], { kind: 'aws' | 'lambda' }>;

/** Integration request of an AWS integration: a call of a service, or the invocation of a function. */
export function compileAwsRequest(
  integration: IntegrationPlan,
  target: AwsTarget,
  templated: Templated,
): (call: Call) => Later<EndpointRequest | Failure> {
  const send = (call: Call, request: TemplatedRequest | Failure): EndpointRequest | Failure => {
    if (request instanceof Failure) return request;
    const { mapped, body, template, conversion, variables } = request;
    const address = addressOf(target, call, mapped.path, queryText(mapped));
    const headers = awsHeaders(call, mapped.headers, target.kind === 'lambda');
    return { method: integration.httpMethod ?? call.request.method, address, headers, body, template, conversion, variables };
  };
  return (call) => {
    const request = templated(call);
    return request instanceof Promise ? request.then((made) => send(call, made)) : send(call, request);
  };
}

function addressOf(target: AwsTarget, call: Call, path: ReadonlyMap<string, string>, query: string): string {
  const { stageVariables } = call.api;
  if (target.kind === 'lambda') return foldedText(target.functionArn, stageVariables);
  const host = `${target.subdomain === undefined ? '' : `${target.subdomain}.`}${target.service}.${target.region}.amazonaws.com`;
  // A service takes its arguments from the path as they are decoded; what a path variable left open is encoded with the rest.
  const rest = target.by === 'action' ? '' : encodeBraces(uriText(target.rest, path, stageVariables));
  const separator = rest.includes('?') ? '&' : '?';
  return `https://${host}/${rest}${query === '' ? '' : separator + query}`;
}

function encodeBraces(path: string): string {
  return path.replace(/[{}]/g, encodePathValue);
}

/** Headers of the call before it is signed; recorded by the test-invoke log. Referer is dropped by LocalStack's reading. */
function awsHeaders(call: Call, mapped: readonly string[], lambda: boolean): string[] {
  const headers: string[] = [];
  for (let i = 0; i < mapped.length; i += 2) {
    if (mapped[i].toLowerCase() !== 'referer') headers.push(mapped[i], mapped[i + 1]);
  }
  const { apiId } = call.api.plan.deployment;
  if (lambda) headers.push('x-amzn-lambda-integration-tag', call.requestId);
  headers.push('x-amzn-apigateway-api-id', apiId);
  if (headerValue(headers, 'accept') === undefined) headers.push('Accept', 'application/json');
  if (headerValue(headers, 'user-agent') === undefined) headers.push('User-Agent', `AmazonAPIGateway_${apiId}`);
  if (headerValue(headers, 'content-type') === undefined) headers.push('Content-Type', 'application/json');
  headers.push('X-Amzn-Trace-Id', call.traceId);
  return headers;
}
