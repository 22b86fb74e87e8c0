import type { Json, JsonObject } from '../../definition';
import { utf8 } from '../body';
import type { Call } from '../call';
import { type Conversion, decodeBase64 } from '../content-handling';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { badGateway, configurationError, type Failure } from '../failure';
import { appendResponseHeaders, mappedResponseName } from '../header-rules';
import { headerValue, isHeaderName, isHeaderValue, wireText } from '../headers';
import type { IsBinary } from '../media-types';
import type { Body } from '../message';

const members = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);
/** What a function that streams may say before its body; `cookies` are what Lambda's own helper writes there. */
const streamMembers = new Set(['statusCode', 'headers', 'multiValueHeaders', 'cookies']);

/** Makes a response of what a function behind a Lambda proxy integration returned; what it takes and refuses is recorded. */
export function compileLambdaProxyResponse(
  isBinary: IsBinary,
): (call: Call, request: EndpointRequest, answer: EndpointAnswer) => Outcome | Failure {
  return (call, _request, answer) => {
    const payload = utf8(answer.body as Uint8Array);
    if (answer.functionError) return functionFailed(payload);
    const result = parsedObject(payload);
    const head = result ? headOf(result, members) : 'the result is no JSON object';
    if (!result || typeof head === 'string') return malformed(String(head));
    const { status, headers } = head;
    const encoded = member(result, 'isBase64Encoded') ?? false;
    const body = member(result, 'body') ?? '';
    if (typeof encoded !== 'boolean') return malformed('isBase64Encoded is no boolean');
    if (typeof body !== 'string') return malformed('body is no text');
    const decode = encoded && isBinary(call.header('accept'));
    const bytes = decode ? decodeBase64(body) : Buffer.from(body);
    if (!bytes) return configurationError('integrationResponse', 'Unable to base64 decode the body.');
    return outcome(status, headers, bytes, decode ? 'decoded from base64' : 'unchanged');
  };
}

export function functionFailed(payload: string): Failure {
  return badGateway(`Lambda execution failed with status 200 due to customer function error: ${payload}`);
}

/** The outcome of a function that streams, by what stands before its body. */
export function streamedOutcome(prelude: string, body: Body): Outcome | Failure {
  const metadata = parsedObject(prelude);
  const head = metadata ? headOf(metadata, streamMembers) : 'the metadata is no JSON object';
  if (!metadata || typeof head === 'string') return malformed(String(head));
  const cookies = member(metadata, 'cookies') ?? [];
  if (!Array.isArray(cookies) || !cookies.every((cookie: Json) => typeof cookie === 'string' && isHeaderValue(wireText(cookie)))) {
    return malformed('cookies is no list of texts');
  }
  const set = cookies.flatMap((cookie: Json) => ['Set-Cookie', wireText(cookie as string)]);
  return outcome(head.status, [...head.headers, ...set], body, 'unchanged');
}

function outcome(status: number, headers: readonly string[], body: Body, conversion: Conversion): Outcome {
  const kept: string[] = [];
  appendResponseHeaders(kept, headers, mappedResponseName);
  if (headerValue(kept, 'content-type') === undefined) kept.push('Content-Type', 'application/json');
  return { status, headers: kept, body, response: undefined, template: undefined, conversion };
}

/** Status and headers; or what is wrong. */
function headOf(result: JsonObject, known: ReadonlySet<string>): { status: number; headers: string[] } | string {
  const unknown = Object.keys(result).find((name) => !known.has(name));
  if (unknown !== undefined) return `${unknown} is no member of it`;
  const status = statusOf(member(result, 'statusCode'));
  if (status === undefined) return 'statusCode is no HTTP status';
  const headers = headersOf(member(result, 'headers'), member(result, 'multiValueHeaders'));
  return typeof headers === 'string' ? headers : { status, headers };
}

export function malformed(detail: string): Failure {
  return badGateway(`Malformed Lambda proxy response: ${detail}`);
}

function parsedObject(payload: string): JsonObject | undefined {
  try {
    const json = JSON.parse(payload) as Json;
    return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function member(result: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(result, name) ? (result[name] ?? undefined) : undefined;
}

/** A number or numeric text; 200 where there is none. */
function statusOf(value: Json | undefined): number | undefined {
  if (value === undefined) return 200;
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}

/** One list of both maps, the multi-value ones first, each name in the spelling in which it came first; or what is wrong. */
function headersOf(single: Json | undefined, multi: Json | undefined): string[] | string {
  const byName = new Map<string, { name: string; values: string[] }>();
  const add = (name: string, value: Json): boolean => {
    if (typeof value !== 'string' && typeof value !== 'boolean') return false;
    const text = wireText(String(value));
    if (!isHeaderName(name) || !isHeaderValue(text)) return false;
    const known = byName.get(name.toLowerCase());
    if (known) known.values.push(text);
    else byName.set(name.toLowerCase(), { name, values: [text] });
    return true;
  };
  for (const [name, values] of entriesOf(multi) ?? []) {
    if (!Array.isArray(values)) return `multiValueHeaders.${name} is no list`;
    if (!values.every((value: Json) => add(name, value))) return `multiValueHeaders.${name} holds no header value`;
  }
  for (const [name, value] of entriesOf(single) ?? []) if (!add(name, value)) return `headers.${name} is no header value`;
  if (!entriesOf(multi)) return 'multiValueHeaders is no object';
  if (!entriesOf(single)) return 'headers is no object';
  return [...byName.values()].flatMap(({ name, values }) => values.flatMap((value) => [name, value]));
}

/** Members of a map; none where it is absent or null; undefined where it is no map. */
function entriesOf(map: Json | undefined): [string, Json][] | undefined {
  if (map === undefined || map === null) return [];
  return typeof map === 'object' && !Array.isArray(map) ? Object.entries(map as JsonObject) : undefined;
}
