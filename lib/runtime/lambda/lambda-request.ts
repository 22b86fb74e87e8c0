import type { AuthorizerContext, GatewayRequest, GivenCaller } from '../../engine/core';
import type { HeaderSpelling } from './header-spelling';
import { eventBody, eventHeaders, eventQuery, type HttpApiEvent, type LoadBalancerEvent, type RestApiEvent } from './lambda-event';

/** The request of a proxy event, format 1.0. */
export function restApiRequest(event: RestApiEvent): GatewayRequest {
  const { identity, authorizer, protocol } = event.requestContext ?? {};
  const query = eventQuery(event).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return {
    method: event.httpMethod.toUpperCase(),
    target: target(event.path, query.join('&')),
    headers: eventHeaders(event),
    body: eventBody(event),
    sourceIp: textMember(identity, 'sourceIp'),
    protocol,
    given: givenCaller(identity, authorizer),
  };
}

/** The request of an event of payload format 2.0. */
export function httpApiRequest(event: HttpApiEvent, spelling: HeaderSpelling): GatewayRequest {
  const { stage, http, authorizer } = event.requestContext;
  const cookies = event.cookies && event.cookies.length > 0 ? ['Cookie', event.cookies.join('; ')] : [];
  return {
    method: http.method.toUpperCase(),
    target: target(withoutStage(event.rawPath, stage), event.rawQueryString ?? ''),
    headers: [...respelled(eventHeaders({ headers: event.headers }), spelling), ...cookies],
    body: eventBody(event),
    sourceIp: http.sourceIp,
    protocol: http.protocol,
    given: givenCaller(undefined, authorizer),
  };
}

/** The request of a load balancer's event. */
export function loadBalancerRequest(event: LoadBalancerEvent, spelling: HeaderSpelling): GatewayRequest {
  const headers = respelled(eventHeaders(event), spelling);
  const query = eventQuery(event).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  // The load balancer appends the address that it saw itself.
  const sourceIp = lastHeader(headers, 'x-forwarded-for')?.split(',').at(-1)?.trim();
  return {
    method: event.httpMethod.toUpperCase(),
    target: target(event.path, query.join('&')),
    headers,
    body: eventBody(event),
    sourceIp,
    scheme: lastHeader(headers, 'x-forwarded-proto') === 'http' ? 'http' : 'https',
  };
}

function target(path: string, query: string): string {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return query === '' ? absolute : `${absolute}?${query}`;
}

function withoutStage(rawPath: string, stage: string | undefined): string {
  if (stage === undefined || stage === '$default') return rawPath;
  return rawPath === `/${stage}` || rawPath.startsWith(`/${stage}/`) ? rawPath.slice(stage.length + 1) : rawPath;
}

function respelled(headers: readonly string[], spelling: HeaderSpelling): string[] {
  return headers.map((text, index) => (index % 2 === 0 ? spelling(text.toLowerCase()) : text));
}

function lastHeader(headers: readonly string[], lowerName: string): string | undefined {
  for (let index = headers.length - 2; index >= 0; index -= 2) if (headers[index]?.toLowerCase() === lowerName) return headers[index + 1];
  return undefined;
}

function textMember(object: Readonly<Record<string, unknown>> | null | undefined, name: string): string | undefined {
  const value = object && Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** What the service in front found out about the caller. */
function givenCaller(
  identity: Readonly<Record<string, unknown>> | null | undefined,
  authorizer: Readonly<Record<string, unknown>> | null | undefined,
): GivenCaller | undefined {
  if (!identity && !authorizer) return undefined;
  const texts = Object.entries(identity ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  // An HTTP API's event of format 1.0 has members of null where nobody authorized.
  const found = Object.entries(authorizer ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...(texts.length > 0 && { identity: Object.fromEntries(texts) }),
    ...(found.length > 0 && { authorizer: Object.fromEntries(found) as AuthorizerContext }),
  };
}
