import { CannedBackend, countingIds, createGateway, fixedClock, type GatewayOptions, type RecordedCall } from '../../engine';
import { bufferBody, headerPairs } from '../messages';
import { backendAnswer, bodyBytes, rawHeaders } from './backend-answer';
import type { ExecutionCase, ExpectedBackendRequest, ExpectedResponse } from './case';
import { type CaseResult, passedOrFailed } from './case-result';
import { compareJson } from './compare-json';
import { compareBody, compareHeaders } from './compare-message';
import { definitionOf } from './definition-of';
import type { Difference } from './difference';

/** What a case looks at: what came back, and what the endpoint was asked. */
export interface Exchange {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  readonly calls: readonly RecordedCall[];
}

/** Runs an execution case in the process, with an endpoint that answers what the case says. */
export async function runExecution(testCase: ExecutionCase): Promise<CaseResult> {
  const backend = new CannedBackend(backendAnswer(testCase.backend ?? { type: 'fault', fault: 'refused' }));
  const gateway = createGateway(definitionOf(testCase), {
    ...gatewayOptions(testCase),
    http: backend,
    lambda: backend,
    aws: backend,
    clock: fixedClock(),
    ids: countingIds(),
  });
  try {
    const { method, path, headers } = testCase.request;
    const answer = await gateway.handle({ method, target: path, headers: rawHeaders(headers), body: requestBody(testCase) });
    const exchange = { status: answer.status, headers: answer.headers, body: await bufferBody(answer.body), calls: backend.calls };
    return passedOrFailed(testCase, compareExchange(testCase, exchange));
  } finally {
    await gateway.close();
  }
}

/** The body of the case's request; undefined where it has none. */
export function requestBody({ request }: ExecutionCase): Uint8Array | undefined {
  return request.body === undefined && request.bodyBase64 === undefined ? undefined : bodyBytes(request);
}

/** Methods whose authorizer does not run locally are open: a case says what comes of a call that was let in. */
export function gatewayOptions({ stage }: ExecutionCase): GatewayOptions {
  return { allowUnsupported: true, ...(stage && { stage }) };
}

/** Holds an exchange against the case's expectations. */
export function compareExchange({ backend, expect }: ExecutionCase, exchange: Exchange): Difference[] {
  const mustNotBeCalled = backend === null || expect.backendRequest === null;
  return [
    ...(mustNotBeCalled ? compareNoCall(exchange.calls) : []),
    ...(expect.backendRequest ? compareBackendRequest(expect.backendRequest, exchange.calls) : []),
    ...(expect.response ? compareResponse(expect.response, exchange) : []),
  ];
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
