import type { RecordedCall } from '../../engine';
import { headerRecord } from './headers-input';

/** A request that reached an endpoint. */
export interface SentRequest {
  readonly integration: 'http' | 'aws' | 'lambda';
  readonly method: string;
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name, value, name, value, … as sent. */
  readonly rawHeaders: readonly string[];
  readonly bytes: Uint8Array;
  /** The body as text; the payload for Lambda. */
  readonly body: string;
  /** The body as JSON. @throws Error if it is none */
  readonly json: unknown;
}

export function sentRequest({ integration, method, url, headers, body }: RecordedCall): SentRequest {
  const text = Buffer.from(body).toString('utf8');
  return {
    integration,
    method,
    url,
    headers: headerRecord(headers),
    rawHeaders: headers,
    bytes: body,
    body: text,
    get json() {
      return parseBody(text, `the body sent to ${url}`);
    },
  };
}

/** A body as JSON, with an error that shows the text where it is none. */
export function parseBody(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${what} is no JSON: ${text === '' ? 'it is empty' : text.slice(0, 200)}`);
  }
}
