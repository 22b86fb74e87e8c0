import type { IntegrationPlan } from '../../plan';
import type { Address } from '../address';
import type { Call } from '../call';
import { escapedTarget } from '../endpoint-url';
import type { EndpointRequest, Later } from '../exchange';
import { configurationError, Failure } from '../failure';
import { arrivalOf, reachesEndpoint } from '../header-rules';
import { headerValue, isHeader, setHeader } from '../headers';
import { type Soon, whenCome } from '../pending';
import { type MappedParameters, RequestMappings } from './request-mappings';
import type { TemplatedRequest } from './templated-request';

/** An integration request with its URL taken apart. */
export interface HttpRequest extends EndpointRequest {
  readonly origin: string;
  readonly path: string;
}

/** Methods of the client whose Content-Type does not go to the endpoint (LocalStack's reading; recorded for GET). */
const withoutContentType = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Integration request of an HTTP integration. */
export function compileHttpRequest(
  integration: IntegrationPlan,
  address: Address,
  templated: (call: Call) => Soon<TemplatedRequest | Failure>,
): (call: Call) => Soon<HttpRequest | Failure> {
  const send = (call: Call, request: TemplatedRequest | Failure): HttpRequest | Failure => {
    if (request instanceof Failure) return request;
    const { mapped, body, template, conversion, variables } = request;
    const url = address.url(mapped.path, queryText(mapped));
    if (typeof url === 'string') return configurationError('integrationRequest', url);
    const headers = customHeaders(call, mapped.headers, template !== undefined);
    if (headerValue(headers, 'host') === undefined) headers.push('Host', url.host);
    const method = integration.httpMethod ?? call.request.method;
    return { method, address: url.origin + url.path, origin: url.origin, path: url.path, headers, body, template, conversion, variables };
  };
  return (call) => whenCome(templated(call), (request) => send(call, request));
}

/** Integration request of an HTTP_PROXY integration: everything of the client's but what a mapping replaces. The body is not touched. */
export class HttpProxyRequest {
  private readonly httpMethod: string | undefined;
  private readonly mappings: RequestMappings;
  private readonly readsBody: boolean;

  constructor({ httpMethod, mappings }: IntegrationPlan) {
    this.httpMethod = httpMethod;
    this.mappings = new RequestMappings(mappings);
    this.readsBody = mappings.some(({ source }) => source.kind === 'body');
  }

  of(call: Call, address: Address): Later<HttpRequest | Failure> {
    return this.readsBody ? this.withBody(call, address) : this.made(call, address);
  }

  private async withBody(call: Call, address: Address): Promise<HttpRequest | Failure> {
    const body = await call.readBody();
    return body instanceof Failure ? body : this.made(call, address);
  }

  private made(call: Call, address: Address): HttpRequest | Failure {
    const mapped = this.mappings.map(call);
    if (mapped instanceof Failure) return mapped;
    const own = queryText(mapped);
    const query = call.rawQuery === '' ? own : own === '' ? escapedTarget(call.rawQuery) : `${escapedTarget(call.rawQuery)}&${own}`;
    const url = address.url(mapped.path, query);
    if (typeof url === 'string') return configurationError('integrationRequest', url);
    const headers = proxyHeaders(call, mapped.headers);
    if (headerValue(mapped.headers, 'host') === undefined) headers.push('Host', url.host);
    return {
      method: this.httpMethod ?? call.request.method,
      address: url.origin + url.path,
      origin: url.origin,
      path: url.path,
      headers,
      body: call.untouchedBody,
      template: undefined,
      conversion: 'unchanged',
      variables: undefined,
    };
  }
}

/** Headers of a custom integration; Accept and User-Agent are the gateway's own unless mapped (recorded). */
function customHeaders(call: Call, mapped: readonly string[], templated: boolean): string[] {
  const headers: string[] = [];
  if (!withoutContentType.has(call.request.method)) {
    const contentType = call.header('content-type');
    if (contentType !== undefined) headers.push('Content-Type', contentType);
  }
  for (let i = 0; i < mapped.length; i += 2) {
    if (reachesEndpoint(mapped[i])) setHeader(headers, mapped[i], mapped[i + 1]);
  }
  if (headerValue(headers, 'accept') === undefined) headers.push('Accept', 'application/json');
  if (templated && headerValue(headers, 'content-type') === undefined) headers.push('Content-Type', 'application/json');
  return withGatewayHeaders(call, headers);
}

function proxyHeaders(call: Call, mapped: readonly string[]): string[] {
  const headers: string[] = [];
  const sent = call.headers;
  for (let i = 0; i < sent.length; i += 2) {
    const name = sent[i];
    if (arrivalOf(name) !== 'forwarded' || isHeader(name, 'x-amzn-trace-id')) continue;
    if (mapped.length === 0 || headerValue(mapped, name.toLowerCase()) === undefined) headers.push(name, sent[i + 1]);
  }
  for (let i = 0; i < mapped.length; i += 2) {
    if (reachesEndpoint(mapped[i])) headers.push(mapped[i], mapped[i + 1]);
  }
  return withGatewayHeaders(call, headers);
}

function withGatewayHeaders(call: Call, headers: string[]): string[] {
  const { apiId } = call.api.plan.deployment;
  if (headerValue(headers, 'user-agent') === undefined) headers.push('User-Agent', call.api.userAgent);
  headers.push('X-Amzn-Apigateway-Api-Id', apiId, 'X-Amzn-Trace-Id', call.traceId);
  return headers;
}

/** `a=1&a=2&b=3` */
export function queryText({ query }: MappedParameters): string {
  if (query.size === 0) return '';
  const pairs: string[] = [];
  for (const [name, values] of query) for (const value of values) pairs.push(`${name}=${value}`);
  return pairs.join('&');
}
