import type { Json } from '../../definition';
import type { ExpectedBody, ExpectedHeaders } from './case';
import { compareJson } from './compare-json';
import { type Difference, printValue } from './difference';

/** One header after another as name and value; names may repeat. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/**
 * Compares headers with an expectation that names some of them: null for one that must be absent, a list for one that is
 * repeated. A single expected text also agrees with repeated values joined by a comma.
 */
export function compareHeaders(at: string, expected: ExpectedHeaders, actual: HeaderPairs): Difference[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const values = actual.filter(([sent]) => sent.toLowerCase() === name.toLowerCase()).map(([, sent]) => sent);
    return compareHeader(`${at}.${name}`, value, values);
  });
}

function compareHeader(at: string, expected: Json, values: readonly string[]): Difference[] {
  if (expected === null) return values.length === 0 ? [] : [{ at, expected: 'absent', actual: printValue(values.join(', ')) }];
  if (Array.isArray(expected)) return compareJson(at, expected, values);
  if (values.length === 0) return compareJson(at, expected, undefined);
  const differences = compareJson(at, expected, values.join(', '));
  return differences.length > 0 && values.length > 1 && compareJson(at, expected, values.join(',')).length === 0 ? [] : differences;
}

/** Compares a body with an expectation: as text, as JSON or byte by byte. */
export function compareBody(at: string, expected: ExpectedBody, actual: Uint8Array): Difference[] {
  return [
    ...(expected.body === undefined ? [] : compareJson(`${at}.body`, expected.body, decode(actual))),
    ...(expected.bodyJson === undefined ? [] : compareJsonBody(`${at}.bodyJson`, expected.bodyJson, actual)),
    ...(expected.bodyBase64 === undefined
      ? []
      : compareJson(`${at}.bodyBase64`, canonicalBase64(expected.bodyBase64), Buffer.from(actual).toString('base64'))),
  ];
}

function compareJsonBody(at: string, expected: Json, body: Uint8Array): Difference[] {
  const text = decode(body);
  let actual: Json;
  try {
    actual = JSON.parse(text) as Json;
  } catch {
    return [{ at, expected: printValue(expected), actual: `text that is no JSON: ${printValue(text)}` }];
  }
  return compareJson(at, expected, actual);
}

function decode(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

function canonicalBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('base64');
}
