/** Names of parameters, headers and query strings that the service accepts (its own message gives this set). */
export const parameterNamePattern = /^[a-zA-Z0-9:._$-]+$/;

/** Where a request parameter stands. */
export type RequestLocation = 'path' | 'querystring' | 'header';

/** `method.request.{path|querystring|header}.{name}`: a declared parameter, also a cache key. */
export interface MethodRequestParameter {
  readonly location: RequestLocation;
  readonly name: string;
}

/** `integration.request.{path|querystring|header}.{name}`: a target of a request mapping. */
export type IntegrationRequestParameter = MethodRequestParameter;

const methodRequest = /^method\.request\.(path|querystring|header)\.(.+)$/s;
const integrationRequest = /^integration\.request\.(path|querystring|header)\.(.+)$/s;
const methodResponseHeader = /^method\.response\.header\.(.+)$/s;
const gatewayResponseHeader = /^gatewayresponse\.header\.(.+)$/s;

/** Parses the key of a method request parameter; undefined if it is none. The name's characters are not judged. */
export function parseMethodRequestParameter(text: string): MethodRequestParameter | undefined {
  return located(methodRequest.exec(text));
}

/** Parses the target of a request mapping; undefined if it is none. The name's characters are not judged. */
export function parseIntegrationRequestTarget(text: string): IntegrationRequestParameter | undefined {
  return located(integrationRequest.exec(text));
}

/** The header that `method.response.header.{name}` names; undefined for any other text. */
export function parseMethodResponseHeader(text: string): string | undefined {
  return methodResponseHeader.exec(text)?.[1];
}

/** The header that `gatewayresponse.header.{name}` names; undefined for any other text. */
export function parseGatewayResponseHeader(text: string): string | undefined {
  return gatewayResponseHeader.exec(text)?.[1];
}

function located(match: RegExpExecArray | null): MethodRequestParameter | undefined {
  return match ? { location: match[1] as RequestLocation, name: match[2] } : undefined;
}
