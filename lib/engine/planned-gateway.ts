import type { ApiPlan } from '../plan';
import { Answering } from './answering';
import type { ApiRuntime } from './api-runtime';
import { Call } from './call';
import { missingBackend, NetworkHttpBackend, randomIds, systemClock } from './effects';
import type { Effects, Gateway, GatewayAnswer, GatewayOptions } from './gateway-options';
import type { GatewayRequest } from './message';
import type { ModelCompiler } from './models/model';
import type { Templates } from './stages/request-template';
import { TraceRecorder } from './tracing/trace-recorder';
import { refuseUnsupported } from './unsupported';

/** What a plan leaves to be made executable. */
export interface Executables {
  /** The function for a template's id. */
  readonly templates: Templates;
  readonly compileModels: ModelCompiler;
}

/** Makes a gateway of a plan whose templates are executable already. @throws Error naming what the engine does not run */
export function createPlannedGateway(plan: ApiPlan, { templates, compileModels }: Executables, options: GatewayOptions = {}): Gateway {
  refuseUnsupported(plan, options);
  const own = options.http ? undefined : new NetworkHttpBackend();
  const effects: Effects = {
    http: options.http ?? (own as NetworkHttpBackend),
    lambda: options.lambda ?? missingBackend,
    aws: options.aws ?? missingBackend,
    clock: options.clock ?? systemClock,
    ids: options.ids ?? randomIds,
  };
  const { given, onUnknownCaller } = options;
  const api: ApiRuntime = { plan, effects, stageVariables: new Map(plan.stage.variables), given, onUnknownCaller };
  const recorders = new WeakMap<Call, TraceRecorder>();
  const answering = new Answering({
    api,
    templates,
    compileModel: compileModels(plan.models),
    apiKeys: new Set([...plan.apiKeys, ...(options.apiKeys ?? [])]),
    listening: options.trace ? (call) => recorders.get(call) as TraceRecorder : undefined,
  });
  const traced = async (request: GatewayRequest): Promise<GatewayAnswer> => {
    const call = new Call(api, request);
    const recorder = new TraceRecorder(call);
    recorders.set(call, recorder);
    await call.readBody();
    const message = await answering.answer(call);
    return { ...message, trace: recorder.finish(message) };
  };
  const answer = options.trace ? traced : (request: GatewayRequest) => answering.answer(new Call(api, request));
  return {
    answer,
    handle: async (request) => answer(request),
    close: () => own?.close() ?? Promise.resolve(),
  };
}
