import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import type { Readable } from 'node:stream';
import type { Body, GatewayMessage, RawHeaders } from '../../engine/core';

interface ResultBody {
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** What a proxy event of an API Gateway REST API is answered with. */
export interface RestApiResult extends ResultBody {
  readonly statusCode: number;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
}

/** What an event of payload format 2.0 is answered with. */
export interface HttpApiResult extends ResultBody {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** What a load balancer is answered with. */
export interface LoadBalancerResult extends ResultBody {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
}

export type LambdaResult = RestApiResult | HttpApiResult | LoadBalancerResult;

// The service frames the message anew; a length or coding of ours would contradict it.
const framing = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

export async function restApiResult({ status, headers, body }: GatewayMessage): Promise<RestApiResult> {
  return { statusCode: status, multiValueHeaders: Object.fromEntries(byName(headers)), ...(await resultBody(body)) };
}

export async function httpApiResult({ status, headers, body }: GatewayMessage): Promise<HttpApiResult> {
  return { statusCode: status, ...headersAndCookies(headers), ...(await resultBody(body)) };
}

/** Without multi-value headers a load balancer takes one value of each: repeated ones are joined, of several cookies the last is set. */
export async function loadBalancerResult({ status, headers, body }: GatewayMessage, multiValue: boolean): Promise<LoadBalancerResult> {
  const values = byName(headers);
  const single = [...values].map(([name, list]) => [name, isSetCookie(name) ? (list.at(-1) as string) : list.join(',')] as const);
  return {
    statusCode: status,
    statusDescription: `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(),
    ...(multiValue ? { multiValueHeaders: Object.fromEntries(values) } : { headers: Object.fromEntries(single) }),
    ...(await resultBody(body)),
  };
}

/** Values by name; names that differ in case alone are one header, spelled as it came first. */
function byName(headers: RawHeaders): ReadonlyMap<string, string[]> {
  const spelling = new Map<string, string>();
  const values = new Map<string, string[]>();
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index];
    const value = headers[index + 1];
    const lowerName = name.toLowerCase();
    if (framing.has(lowerName)) continue;
    const spelled = spelling.get(lowerName);
    if (spelled !== undefined) values.get(spelled)?.push(value);
    else {
      spelling.set(lowerName, name);
      values.set(name, [value]);
    }
  }
  return values;
}

function isSetCookie(name: string): boolean {
  return name.toLowerCase() === 'set-cookie';
}

/** What precedes a streamed answer: the head alone. */
export interface StreamHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly cookies?: readonly string[];
}

/** Head of a streamed answer to an event of payload format 2.0. */
export function httpApiHead({ status, headers }: GatewayMessage): StreamHead {
  return { statusCode: status, ...headersAndCookies(headers) };
}

/** Head of a streamed answer to a proxy event of an API Gateway REST API. */
export function restApiHead({ status, headers }: GatewayMessage): StreamHead {
  return { statusCode: status, headers: {}, multiValueHeaders: Object.fromEntries(byName(headers)) };
}

function headersAndCookies(headers: RawHeaders): Pick<HttpApiResult, 'headers' | 'cookies'> {
  const values = byName(headers);
  const cookies = [...values].filter(([name]) => isSetCookie(name)).flatMap(([, list]) => list);
  const others = [...values].filter(([name]) => !isSetCookie(name)).map(([name, list]) => [name, list.join(',')] as const);
  return { headers: Object.fromEntries(others), ...(cookies.length > 0 && { cookies }) };
}

/** Text where the bytes are text, whatever their type says, so that every byte arrives as it was. */
async function resultBody(body: Body): Promise<ResultBody> {
  if (body === undefined) return { body: '', isBase64Encoded: false };
  const bytes = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : await wholeOf(body);
  return isUtf8(bytes)
    ? { body: bytes.toString('utf8'), isBase64Encoded: false }
    : { body: bytes.toString('base64'), isBase64Encoded: true };
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
