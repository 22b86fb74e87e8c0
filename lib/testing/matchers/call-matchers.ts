import { LocalCall } from '../local-call';
import { agrees, differencesFrom, type ExpectedSent } from './expected-sent';
import { type MatcherContext, type MatcherResult, marked, result } from './matcher';

/** Passes if the client got this status. */
export function toHaveStatus(this: MatcherContext, received: unknown, status: number): MatcherResult {
  const call = callOf(received, 'toHaveStatus');
  const seen = marked(call.describe(), (_line, index) => index === 0);
  return result(this, call.status === status, `status ${status}, was ${call.status}`, seen);
}

/** Passes if the endpoint was sent a request with at least these members; `null` stands for a header that must be absent. */
export function toHaveSent(this: MatcherContext, received: unknown, expected: ExpectedSent): MatcherResult {
  const call = callOf(received, 'toHaveSent');
  const card = call.describe();
  if (!call.sent)
    return result(
      this,
      false,
      'a request to the endpoint, and none was sent',
      marked(card, (line) => line.startsWith('  route')),
    );
  const differences = differencesFrom(this, expected, call.sent);
  const seen = marked(card, (line) => line.startsWith('  integration request'));
  const text = differences.length === 0 ? 'a request that differs' : `the endpoint to be sent\n  ${differences.join('\n  ')}`;
  return result(this, differences.length === 0, text, seen);
}

/** Passes if the endpoint was called this many times; at least once where no number is given. */
export function toHaveCalledBackend(this: MatcherContext, received: unknown, times?: number): MatcherResult {
  const call = callOf(received, 'toHaveCalledBackend');
  const made = call.calls.length;
  const pass = times === undefined ? made > 0 : made === times;
  const wanted = times === undefined ? 'a call' : `${times} ${times === 1 ? 'call' : 'calls'}`;
  return result(
    this,
    pass,
    `${wanted} of the endpoint, there were ${made}`,
    marked(call.describe(), (line) => line.startsWith('  integration')),
  );
}

/** Passes if the client got this status and a JSON body with at least these members. */
export function toAnswerLike(this: MatcherContext, received: unknown, status: number, json?: unknown): MatcherResult {
  const call = callOf(received, 'toAnswerLike');
  const body = json === undefined ? undefined : parsedBody(call);
  const isStatus = call.status === status;
  const isBody = json === undefined || (body !== undefined && agrees(this, body.json, json));
  const wanted = json === undefined ? '' : ` with a body like ${JSON.stringify(json)}`;
  const seen = marked(call.describe(), (line, index) => (isStatus ? /^ {2}(method|gateway) response/.test(line) : index === 0));
  return result(this, isStatus && isBody, `status ${status}${wanted}`, seen);
}

function parsedBody(call: LocalCall): { json: unknown } | undefined {
  try {
    return { json: call.json };
  } catch {
    return undefined;
  }
}

function callOf(received: unknown, matcher: string): LocalCall {
  if (received instanceof LocalCall) return received;
  const remedy = received instanceof Promise ? 'await the call: expect(await api.invoke(…))' : 'give it what `await api.invoke(…)` returns';
  throw new Error(`${matcher} looks at a call: ${remedy}`);
}
