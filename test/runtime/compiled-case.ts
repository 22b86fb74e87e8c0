import {
  type AwsBackend,
  type CannedBackend,
  Fault,
  type GatewayOptions,
  type HttpBackend,
  type LambdaBackend,
} from '../../lib/engine/core';
import type { ExecutionCase } from '../../lib/testing/case-runner';
import { CaseWorld, gatewayOptions } from '../../lib/testing/case-runner/case-world';
import { definitionOf } from '../../lib/testing/case-runner/definition-of';
import type { HandlerFolders } from './handler-folders';

/** A case's API as synth writes it, with endpoints that answer what the case says. */
export interface CompiledCase {
  readonly file: string;
  readonly options: GatewayOptions;
  readonly world: CaseWorld;
}

const files = new WeakMap<ExecutionCase, string>();

export function compiledCase(testCase: ExecutionCase, handlers: Pick<HandlerFolders, 'core' | 'writeApi'>): CompiledCase {
  const world = new CaseWorld(testCase);
  const backend = inBundle(world.canned, handlers.core.Fault);
  const { given, ...planned } = gatewayOptions(testCase);
  const file = files.get(testCase) ?? handlers.writeApi(definitionOf(testCase), { ...planned, allowUnsupported: true });
  files.set(testCase, file);
  const { clock, ids } = world;
  const authorizerFunctions = ({ name }: { readonly name: string }) => lambdaInBundle(world.authorizers.backend(name), handlers.core.Fault);
  const { userPools, callers } = planned;
  const authorizing = { authorizerFunctions, allowUnsigned: false, ...(userPools && { userPools }), ...(callers && { callers }) };
  return { file, options: { http: backend, lambda: backend, aws: backend, clock, ids, ...authorizing, ...(given && { given }) }, world };
}

function lambdaInBundle(backend: LambdaBackend, BundledFault: typeof Fault): LambdaBackend {
  return {
    invoke: async (call) => {
      const answer = await backend.invoke(call);
      return answer instanceof Fault ? new BundledFault(answer.kind, answer.message) : answer;
    },
  };
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
