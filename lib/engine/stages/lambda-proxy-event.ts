import { isUtf8 } from 'node:buffer';
import type { JsonObject } from '../../definition';
import type { IntegrationPlan, NamedText } from '../../plan';
import { foldedText } from '../address';
import { utf8 } from '../body';
import type { Call } from '../call';
import type { ContextTree } from '../context-tree';
import type { EndpointRequest } from '../exchange';
import { Failure } from '../failure';
import { headerValue } from '../headers';
import type { IsBinary } from '../media-types';
import type { RawHeaders } from '../message';
import { type Soon, whenCome } from '../pending';

/** Integration request of an AWS_PROXY integration: the event, member by member as recorded. Mappings and templates play no part. */
export function compileLambdaProxyRequest(
  target: Extract<IntegrationPlan['target'], { kind: 'lambda' }>,
  isBinary: IsBinary,
): (call: Call) => Soon<EndpointRequest | Failure> {
  const send = (call: Call, body: Uint8Array | Failure): EndpointRequest | Failure => {
    if (body instanceof Failure) return body;
    const binary = isBinary(call.header('content-type') ?? 'application/json') || !isUtf8(body);
    return {
      method: 'POST',
      address: foldedText(target.functionArn, call.api.stageVariables),
      headers: ['Content-Type', 'application/json'],
      body: Buffer.from(JSON.stringify(lambdaProxyEvent(call, body, binary))),
      template: undefined,
      conversion: binary && body.length > 0 ? 'encoded in base64' : 'unchanged',
      variables: undefined,
    };
  };
  return (call) => whenCome(call.readBody(), (body) => send(call, body));
}

function lambdaProxyEvent(call: Call, body: Uint8Array, binary: boolean): JsonObject {
  const headers = eventHeaders(call);
  const text = binary ? Buffer.from(body).toString('base64') : utf8(body);
  return {
    resource: call.method?.resourcePath ?? '',
    // Doubled slashes after the stage are gone here, and stay in requestContext.path.
    path: call.path.replace(/^\/+/, '/'),
    httpMethod: call.request.method,
    headers: firstValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: call.query.length > 0 ? object(call.query) : null,
    multiValueQueryStringParameters: call.query.length > 0 ? allValues(call.query) : null,
    pathParameters: call.pathVariables.length > 0 ? object(call.pathVariables) : null,
    stageVariables: call.api.stageVariables.size > 0 ? object(call.api.stageVariables) : null,
    requestContext: contextObject(call.context),
    body: body.length > 0 ? text : null,
    isBase64Encoded: body.length > 0 && binary,
  };
}

/** The client's headers, with those that the gateway adds. */
export function eventHeaders({ headers, request, traceId }: Call): readonly NamedText[] {
  const entries: NamedText[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (!/^x-(?:amzn-trace-id|forwarded-(?:for|port|proto))$/i.test(name)) entries.push([name, headers[i + 1]]);
  }
  const scheme = request.scheme ?? 'https';
  entries.push(['X-Amzn-Trace-Id', traceId]);
  entries.push(['X-Forwarded-For', forwardedFor(headers, request.sourceIp ?? '127.0.0.1')]);
  entries.push(['X-Forwarded-Port', scheme === 'https' ? '443' : '80'], ['X-Forwarded-Proto', scheme]);
  return entries;
}

function forwardedFor(headers: RawHeaders, sourceIp: string): string {
  const before = headerValue(headers, 'x-forwarded-for');
  return before === undefined ? sourceIp : `${before}, ${sourceIp}`;
}

/** Unset members are null; maps of maps as they nest. */
export function contextObject(tree: ContextTree): JsonObject {
  return object([...tree].map(([name, value]) => [name, value !== null && typeof value === 'object' ? contextObject(value) : value]));
}

/** Of several values of a header the first one counts; of a query parameter it is the last one. */
export function firstValues(entries: readonly NamedText[]): JsonObject {
  const values = new Map<string, string>();
  for (const [name, value] of entries) if (!values.has(name)) values.set(name, value);
  return object(values);
}

export function allValues(entries: readonly NamedText[]): JsonObject {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  return object(values);
}

/** Own members whatever their names: `fromEntries` defines, it does not assign. */
export function object(entries: Iterable<readonly [string, JsonObject[string]]>): JsonObject {
  return Object.fromEntries<JsonObject[string]>(entries);
}
