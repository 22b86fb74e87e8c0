import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AwsBackend,
  CannedBackend,
  countingIds,
  Fault,
  fixedClock,
  type HttpBackend,
  type LambdaBackend,
} from '../../lib/engine/core';
import type { CaseResult, ExecutionCase } from '../../lib/testing/case-runner';
import { backendAnswer, rawHeaders } from '../../lib/testing/case-runner/backend-answer';
import { passedOrFailed } from '../../lib/testing/case-runner/case-result';
import { definitionOf } from '../../lib/testing/case-runner/definition-of';
import { compareExchange, gatewayOptions, requestBody } from '../../lib/testing/case-runner/run-execution';
import { bufferBody } from '../../lib/testing/messages';
import { casesByFamily, surprises } from '../conformance/case-files';
import { HandlerFolders } from './handler-folders';

const folder = join(__dirname, '..', 'conformance', 'cases');
const files = readdirSync(folder).filter((name) => name.startsWith('execution'));

let handlers: HandlerFolders;
beforeAll(() => {
  handlers = new HandlerFolders();
});
afterAll(() => handlers.remove());

/** Answers of another copy of the engine: the bundle knows a fault by its own class. */
function inBundle(canned: CannedBackend): HttpBackend & LambdaBackend & AwsBackend {
  const own = <T>(answer: T | Fault): T | Fault =>
    answer instanceof Fault ? new handlers.core.Fault(answer.kind, answer.message) : answer;
  return {
    endpoint: (origin) => {
      const endpoint = canned.endpoint(origin);
      return { call: async (call) => own(await endpoint.call(call)) };
    },
    invoke: async (call) => own(await canned.invoke(call)),
    call: async (call) => own(await canned.call(call)),
    close: () => canned.close(),
  };
}

async function runInBundle(testCase: ExecutionCase): Promise<CaseResult> {
  const canned = new CannedBackend(backendAnswer(testCase.backend ?? { type: 'fault', fault: 'refused' }));
  const backend = inBundle(canned);
  const written = handlers.write(definitionOf(testCase), { ...gatewayOptions(testCase), allowUnsupported: true });
  const effects = { http: backend, lambda: backend, aws: backend, clock: fixedClock(), ids: countingIds() };
  const gateway = handlers.core.openGateway(effects, join(written, 'api.js'));
  const { method, path, headers } = testCase.request;
  const answer = await gateway.handle({ method, target: path, headers: rawHeaders(headers), body: requestBody(testCase) });
  const exchange = { status: answer.status, headers: answer.headers, body: await bufferBody(answer.body), calls: canned.calls };
  return passedOrFailed(testCase, compareExchange(testCase, exchange));
}

describe.each(files)('%s, compiled and bundled', (file) => {
  test.each(casesByFamily(join(folder, file)))('every case of %s behaves as it says', async (_family, cases) => {
    const results: CaseResult[] = [];
    for (const testCase of cases) if (testCase.kind === 'execution') results.push(await runInBundle(testCase));
    expect(results.length).toBeGreaterThan(0);
    expect(surprises(results)).toEqual([]);
  });
});
