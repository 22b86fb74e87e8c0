import {
  type AwsBackend,
  CannedBackend,
  countingIds,
  Fault,
  fixedClock,
  type GatewayOptions,
  type HttpBackend,
  type LambdaBackend,
} from '../../lib/engine/core';
import type { ExecutionCase } from '../../lib/testing/case-runner';
import { backendAnswer } from '../../lib/testing/case-runner/backend-answer';
import { definitionOf } from '../../lib/testing/case-runner/definition-of';
import { gatewayOptions } from '../../lib/testing/case-runner/run-execution';
import type { HandlerFolders } from './handler-folders';

/** A case's API as synth writes it, with an endpoint that answers what the case says. */
export interface CompiledCase {
  readonly file: string;
  readonly options: GatewayOptions;
  readonly canned: CannedBackend;
}

const files = new WeakMap<ExecutionCase, string>();

export function compiledCase(testCase: ExecutionCase, handlers: HandlerFolders): CompiledCase {
  const canned = new CannedBackend(backendAnswer(testCase.backend ?? { type: 'fault', fault: 'refused' }));
  const backend = inBundle(canned, handlers.core.Fault);
  const file = files.get(testCase) ?? handlers.writeApi(definitionOf(testCase), { ...gatewayOptions(testCase), allowUnsupported: true });
  files.set(testCase, file);
  const options = { http: backend, lambda: backend, aws: backend, clock: fixedClock(), ids: countingIds() };
  return { file, options, canned };
}

/** Answers of another copy of the engine: the bundle knows a fault by its own class. */
function inBundle(canned: CannedBackend, BundledFault: typeof Fault): HttpBackend & LambdaBackend & AwsBackend {
  const own = <T>(answer: T | Fault): T | Fault => (answer instanceof Fault ? new BundledFault(answer.kind, answer.message) : answer);
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
