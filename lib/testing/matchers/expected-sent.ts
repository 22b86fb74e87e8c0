import type { SentRequest } from '../messages';
import type { MatcherContext } from './matcher';

/** What an endpoint should have been sent; what is absent here is not looked at. Asymmetric matchers may stand anywhere. */
export interface ExpectedSent {
  readonly method?: string;
  readonly url?: string | RegExp;
  /** Names in any case; `null` for a header that must be absent. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** The body as text. */
  readonly body?: string | RegExp;
  /** The body as JSON: at least these members. */
  readonly json?: unknown;
}

/** What differs, one line each. */
export function differencesFrom(context: MatcherContext, expected: ExpectedSent, sent: SentRequest): string[] {
  const differences: string[] = [];
  const compare = (what: string, wanted: unknown, actual: string | undefined): void => {
    if (!agreesWithText(context, wanted, actual)) differences.push(`${what} ${printed(wanted)}, was ${printed(actual)}`);
  };
  if (expected.method !== undefined) compare('method', expected.method, sent.method);
  if (expected.url !== undefined) compare('url', expected.url, sent.url);
  for (const [name, wanted] of Object.entries(expected.headers ?? {})) compare(`header ${name}:`, wanted, sent.headers[name.toLowerCase()]);
  if (expected.body !== undefined) compare('body', expected.body, sent.body);
  if (expected.json !== undefined && !sendsLike(context, sent, expected.json)) {
    differences.push(`body like ${printed(expected.json)}, was ${printed(sent.body)}`);
  }
  return differences;
}

/** True if the value has at least what is expected, member by member. */
export function agrees(context: MatcherContext, actual: unknown, expected: unknown): boolean {
  const { subsetEquality, iterableEquality } = context.utils;
  return context.equals(actual, expected, [...(context.customTesters ?? []), iterableEquality, subsetEquality]);
}

function sendsLike(context: MatcherContext, sent: SentRequest, expected: unknown): boolean {
  try {
    return agrees(context, sent.json, expected);
  } catch {
    return false;
  }
}

function agreesWithText(context: MatcherContext, wanted: unknown, actual: string | undefined): boolean {
  if (wanted === null) return actual === undefined;
  if (wanted instanceof RegExp) return actual !== undefined && wanted.test(actual);
  return context.equals(actual, wanted);
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  return value instanceof RegExp ? String(value) : JSON.stringify(value);
}
