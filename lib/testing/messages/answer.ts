import type { Json } from '../../definition';
import { type CannedHttpAnswer, type CannedLambdaAnswer, Fault } from '../../engine';
import { type HeadersInput, rawHeaders } from './headers-input';

/** Text and bytes as they are; anything else as JSON. */
export type BodyInput = string | Uint8Array | Json;

/**
 * An answer of an HTTP endpoint or AWS service.
 *
 * @param status status code
 * @param body text or bytes as they are, anything else as JSON with `Content-Type: application/json`
 * @param headers added to the content type; a name may have a list of values
 */
export function answer(status: number, body?: BodyInput, headers: HeadersInput = {}): CannedHttpAnswer {
  const given = rawHeaders(headers);
  const hasType = given.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  const type = hasType ? undefined : contentTypeOf(body);
  return { status, headers: [...(type === undefined ? [] : ['Content-Type', type]), ...given], body: bodyBytes(body) };
}

/** The result of a Lambda function. */
export function lambdaResult(payload: Json): CannedLambdaAnswer {
  return { payload };
}

/** The error of a Lambda function that failed. */
export function functionError(errorMessage: string, errorType = 'Error'): CannedLambdaAnswer {
  return { error: { errorMessage, errorType } };
}

const faults = {
  timeout: 'nothing within the timeout',
  refused: 'nobody listens',
  reset: 'the connection broke',
  dns: 'the host name has no address',
} as const;

/** An endpoint that gives no answer: `timeout`, `refused`, `reset` or `dns`. */
export function fault(kind: keyof typeof faults): Fault {
  return new Fault(kind, faults[kind]);
}

/** The bytes of a body as a test writes it. */
export function bodyBytes(body: BodyInput | undefined): Uint8Array {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}

/** The content type that goes with a body, undefined where nothing can be said. */
export function contentTypeOf(body: BodyInput | undefined): string | undefined {
  if (body === undefined || body instanceof Uint8Array) return undefined;
  return typeof body === 'string' ? undefined : 'application/json';
}
