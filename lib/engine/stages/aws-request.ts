import type { IntegrationPlan } from '../../plan';
import { foldedText } from '../address';
import { utf8 } from '../body';
import type { Call } from '../call';
import { encodePathValue, encodeQueryValue, uriText } from '../endpoint-url';
import type { EndpointRequest } from '../exchange';
import { Failure } from '../failure';
import { headerValue, setHeader } from '../headers';
import { type Soon, whenCome } from '../pending';
import { queryText } from './http-request';
import type { MappedParameters } from './request-mappings';
import type { TemplatedRequest } from './templated-request';

type Templated = (call: Call) => Soon<TemplatedRequest | Failure>;
type AwsTarget = Extract<IntegrationPlan['target'], { kind: 'aws' | 'lambda' }>;

/** Integration request of an AWS integration: a call of a service, or the invocation of a function. */
export function compileAwsRequest(
  integration: IntegrationPlan,
  target: AwsTarget,
  templated: Templated,
): (call: Call) => Soon<EndpointRequest | Failure> {
  const send = (call: Call, request: TemplatedRequest | Failure): EndpointRequest | Failure => {
    if (request instanceof Failure) return request;
    const { mapped, body, template, conversion, variables } = request;
    const headers = awsHeaders(call, mapped.headers, target.kind === 'lambda', body.length > 0);
    const query = target.kind === 'aws' && target.by === 'action' ? actionQuery(call, target, headers, body, mapped) : queryText(mapped);
    const address = addressOf(target, call, mapped.path, query);
    return { method: integration.httpMethod ?? call.request.method, address, headers, body, template, conversion, variables };
  };
  return (call) => whenCome(templated(call), (request) => send(call, request));
}

function addressOf(target: AwsTarget, call: Call, path: ReadonlyMap<string, string>, query: string): string {
  const { stageVariables } = call.api;
  if (target.kind === 'lambda') return foldedText(target.functionArn, stageVariables);
  // A service takes its arguments from the path as they are decoded; what a path variable left open is encoded with the rest.
  const rest = target.by === 'action' ? '' : encodeBraces(uriText(target.rest, path, stageVariables));
  const separator = rest.includes('?') ? '&' : '?';
  return `https://${target.host}/${rest}${query === '' ? '' : separator + query}`;
}

/**
 * Names the action: by X-Amz-Target where the service knows that and has a body to read, else as parameters (SSM with a mapped
 * parameter and no body takes the older way; recorded). What mappings or the template say themselves stays.
 */
function actionQuery(
  call: Call,
  { action, rest }: Extract<AwsTarget, { kind: 'aws' }>,
  headers: string[],
  body: Uint8Array,
  mapped: MappedParameters,
): string {
  const query = queryText(mapped);
  const name = foldedText(rest, call.api.stageVariables);
  const { json, queryVersion } = action ?? {};
  if (json && (body.length > 0 || query === '')) {
    if (headerValue(headers, 'x-amz-target') === undefined) headers.push('X-Amz-Target', `${json.targetPrefix}.${name}`);
    const contentType = headerValue(headers, 'content-type');
    if (contentType === undefined || contentType === 'application/json') setHeader(headers, 'Content-Type', json.contentType);
    return query;
  }
  // Services that speak several protocols tell them by the content type.
  if (headerValue(headers, 'content-type') === undefined) headers.push('Content-Type', 'application/x-www-form-urlencoded');
  const named = mapped.query.has('Action') || headerValue(headers, 'x-amz-target') !== undefined || /(?:^|&)Action=/.test(utf8(body));
  if (named) return query;
  const parameters = [`Action=${encodeQueryValue(name)}`, ...(queryVersion === undefined ? [] : [`Version=${queryVersion}`])];
  return [...parameters, ...(query === '' ? [] : [query])].join('&');
}

function encodeBraces(path: string): string {
  return path.replace(/[{}]/g, encodePathValue);
}

/** Headers of the call before it is signed; recorded by the test-invoke log. Referer is dropped by LocalStack's reading. */
function awsHeaders(call: Call, mapped: readonly string[], lambda: boolean, hasBody: boolean): string[] {
  const headers: string[] = [];
  for (let i = 0; i < mapped.length; i += 2) {
    if (mapped[i].toLowerCase() !== 'referer') headers.push(mapped[i], mapped[i + 1]);
  }
  const { apiId } = call.api.plan.deployment;
  if (lambda) headers.push('x-amzn-lambda-integration-tag', call.requestId);
  headers.push('x-amzn-apigateway-api-id', apiId);
  if (headerValue(headers, 'accept') === undefined) headers.push('Accept', 'application/json');
  if (headerValue(headers, 'user-agent') === undefined) headers.push('User-Agent', call.api.userAgent);
  if (headerValue(headers, 'content-type') === undefined && (lambda || hasBody)) headers.push('Content-Type', 'application/json');
  headers.push('X-Amzn-Trace-Id', call.traceId);
  return headers;
}
