import type { Json } from '../../definition';
import type { RecordedCall } from '../../engine';
import { headerPairs } from '../messages';
import type { ExecutionStep, ExpectedBackendRequest, ExpectedResponse } from './case';
import { compareJson } from './compare-json';
import { compareBody, compareHeaders } from './compare-message';
import type { Difference } from './difference';

/** What a step looks at: what came back, and what the endpoint was asked. */
export interface Exchange {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  readonly calls: readonly RecordedCall[];
  /** What functions of authorizers were asked. */
  readonly events: readonly Json[];
}

/** Holds an exchange against a step's expectations. */
export function compareExchange({ backend, expect }: ExecutionStep, exchange: Exchange): Difference[] {
  const mustNotBeCalled = backend === null || expect.backendRequest === null;
  return [
    ...(expect.authorizer === undefined ? [] : compareEvents(expect.authorizer, exchange.events)),
    ...(mustNotBeCalled ? compareNoCall(exchange.calls) : []),
    ...(expect.backendRequest ? compareBackendRequest(expect.backendRequest, exchange.calls) : []),
    ...(expect.response ? compareResponse(expect.response, exchange) : []),
  ];
}

function compareEvents(expected: Json, [event]: readonly Json[]): Difference[] {
  if (expected !== null) return compareJson('authorizer', expected, event);
  return event === undefined ? [] : [{ at: 'authorizer', expected: 'no call', actual: JSON.stringify(event) }];
}

function compareNoCall(calls: readonly RecordedCall[]): Difference[] {
  return calls.map(({ method, url }) => ({ at: 'backendRequest', expected: 'no call', actual: `${method} ${url}` }));
}

function compareBackendRequest(expected: ExpectedBackendRequest, calls: readonly RecordedCall[]): Difference[] {
  const [call] = calls;
  if (!call) return [{ at: 'backendRequest', expected: 'a call', actual: 'no call' }];
  return [
    ...(expected.method === undefined ? [] : compareJson('backendRequest.method', expected.method, call.method)),
    ...(expected.url === undefined ? [] : compareJson('backendRequest.url', expected.url, call.url)),
    ...compareHeaders('backendRequest.headers', expected.headers ?? {}, headerPairs(call.headers)),
    ...compareBody('backendRequest', expected, call.body),
  ];
}

function compareResponse(expected: ExpectedResponse, { status, headers, body }: Exchange): Difference[] {
  return [
    ...(expected.status === undefined ? [] : compareJson('response.status', expected.status, status)),
    ...compareHeaders('response.headers', expected.headers ?? {}, headerPairs(headers)),
    ...compareBody('response', expected, body),
  ];
}
