import type { ApiPlan, CanaryPlan, NamedText } from '../plan';
import { type AccessLog, compileAccessLog } from './access-log';
import type { Address } from './address';
import { Alike } from './alike';
import { Answering, type AnsweringParts } from './answering';
import type { ApiRuntime } from './api-runtime';
import { authorizerEnvironment } from './authorizer-environment';
import { Call } from './call';
import { type IdSource, missingBackend, NetworkHttpBackend, randomIds, systemClock } from './effects';
import type { Effects, Gateway, GatewayOptions } from './gateway-options';
import { loadAuthorizers } from './load-authorizers';
import type { ModelCompiler } from './models/model';
import { plainMessage } from './printed-message';
import { compileCompression } from './stages/compression';
import type { Templates } from './stages/request-template';
import { responsePrefix } from './stages/state-keys';
import { stateOf } from './state-of';
import { openTracedStage } from './tracing/traced-stage';
import { isGuarded, refuseUnsupported } from './unsupported';

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
  const { given, passStreams = false } = options;
  const state = stateOf(plan, options.state);
  const apiKeys = new Set([...plan.apiKeys, ...(options.apiKeys ?? [])]);
  const compileModel = compileModels(plan.models);
  const guards = isGuarded(plan) ? new (loadAuthorizers().Guards)(authorizerEnvironment(plan, effects, options)) : undefined;
  const log = options.accessLog && compileAccessLog(plan.stage.accessLog, options.accessLog);
  const handlerFor = (canary: boolean | undefined, variables: readonly NamedText[]): Gateway['answer'] => {
    const api: ApiRuntime = {
      plan,
      effects,
      userAgent: `AmazonAPIGateway_${plan.deployment.apiId}`,
      state,
      canary,
      timed: options.accessLog !== undefined,
      stageVariables: new Map(variables),
      given,
      guards,
      alike: new Alike(),
      addresses: new Array<Address | undefined>(plan.methods.length),
    };
    return openStage({ api, templates, compileModel, apiKeys, passStreams }, options.trace ?? false, log);
  };
  const { canary, variables } = plan.stage;
  const answer = canary
    ? shared(handlerFor(false, variables), handlerFor(true, canary.variables), canary, effects.ids)
    : handlerFor(undefined, variables);
  return {
    answer,
    handle: async (request) => plainMessage(await answer(request)),
    flushCache: async () => state?.flush(responsePrefix(plan)),
    close: async () => {
      await own?.close();
      if (typeof options.state !== 'object') await state?.close();
    },
  };
}

/** Answers the calls of a stage, or of its canary. */
function openStage(parts: Omit<AnsweringParts, 'listening'>, trace: boolean, log: AccessLog | undefined): Gateway['answer'] {
  const { api } = parts;
  const { minimumCompressionSize } = api.plan;
  const compress = minimumCompressionSize === undefined ? undefined : compileCompression(minimumCompressionSize);
  if (trace) return openTracedStage(parts, compress);
  const answering = new Answering({ ...parts, listening: undefined });
  if (!compress && !log) return (request) => answering.answer(new Call(api, request));
  return async (request) => {
    const call = new Call(api, request);
    const message = plainMessage(await answering.answer(call));
    const sent = compress ? await compress(call, message) : message;
    log?.(call, sent);
    return sent;
  };
}

/** Sends the canary its share of the calls. */
function shared(stage: Gateway['answer'], canary: Gateway['answer'], { percentTraffic }: CanaryPlan, ids: IdSource): Gateway['answer'] {
  return (request) => (ids.canaryDraw() < percentTraffic ? canary(request) : stage(request));
}
