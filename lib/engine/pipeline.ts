import type { MethodPlan } from '../plan';
import { timedStages } from './access-log';
import type { ApiRuntime } from './api-runtime';
import type { Call } from './call';
import { Fault } from './effects';
import type { EndpointAnswer, EndpointRequest, IntegrationStages, Later, Outcome } from './exchange';
import { Failure } from './failure';
import type { GatewayMessage } from './message';
import type { CompileModel } from './models/model';
import { type Soon, whenCome } from './pending';
import { type Admit, compileAdmission } from './stages/admission';
import { type Authorize, compileAuthorize } from './stages/authorize';
import { compileCachedStages } from './stages/cache';
import { faultFailure } from './stages/dispatch-fault';
import { compileIntegration } from './stages/integration';
import { compileMethodRequest, type MethodRequest } from './stages/method-request';
import type { Templates } from './stages/request-template';

/** Takes a call from routing to its answer: at once where nothing of it has to be waited for. */
export type Pipeline = (call: Call) => Soon<GatewayMessage>;

/** Makes the answer of what the stages came to. */
export type Finish = (call: Call, outcome: Outcome | Failure) => GatewayMessage;

/** Lets a call go on, or says why not. */
type Check = (call: Call) => Later<Failure | undefined>;

/** Listens at the joints of one call. */
export interface Listener {
  authorized(failure: Failure | undefined): void;
  methodRequest(failure: Failure | undefined): void;
  integrationRequest(request: EndpointRequest | Failure): void;
  integration(answer: EndpointAnswer | Failure): void;
  integrationResponse(outcome: Outcome | Failure): void;
}

export type Listening = (call: Call) => Listener;

export interface PipelineParts {
  readonly method: MethodPlan;
  readonly api: ApiRuntime;
  readonly templates: Templates;
  readonly compileModel: CompileModel;
  readonly apiKeys: ReadonlySet<string>;
  /** undefined: nobody listens, and nobody asks. */
  readonly listening: Listening | undefined;
  /** Whoever listens does without the bodies of answers with `responseTransferMode: STREAM`. */
  readonly passStreams: boolean;
  readonly finish: Finish;
}

export function compilePipeline(parts: PipelineParts): Pipeline {
  const { method, api, templates, compileModel, apiKeys, listening, passStreams, finish } = parts;
  const authorize = compileAuthorize(method, api);
  const admit = compileAdmission(method, api, apiKeys);
  const methodRequest = compileMethodRequest(method, compileModel);
  const compressed = api.plan.minimumCompressionSize !== undefined && !method.integration.stream;
  const passed = method.integration.stream && passStreams;
  const whole = (listening !== undefined && !passed) || method.cache !== undefined || compressed;
  const integration = compileIntegration(method.integration, api, templates, whole);
  const stages = compileCachedStages(method, api, api.timed ? timedStages(integration) : integration);
  if (listening) return observed(authorize, admit, methodRequest, stages, listening, finish);
  return plain(
    [authorize, admit, methodRequest].filter((check) => check !== undefined),
    stages,
    finish,
  );
}

/** No promise where a stage needs none: what a stage promises alone is waited for. */
function plain(checks: readonly Check[], stages: IntegrationStages, finish: Finish): Pipeline {
  const respond = (call: Call, request: EndpointRequest, answer: EndpointAnswer | Fault | Failure): Soon<GatewayMessage> => {
    if (answer instanceof Failure) return finish(call, answer);
    if (answer instanceof Fault) return finish(call, faultFailure(answer));
    return whenCome(stages.respond(call, request, answer), (outcome) => finish(call, outcome));
  };
  const dispatch = (call: Call, request: EndpointRequest | Failure): Soon<GatewayMessage> => {
    if (request instanceof Failure) return finish(call, request);
    return whenCome(stages.dispatch(call, request), (answer) => respond(call, request, answer));
  };
  const send = (call: Call): Soon<GatewayMessage> => whenCome(stages.request(call), (request) => dispatch(call, request));
  const check = (call: Call, next: number): Soon<GatewayMessage> => {
    for (let index = next; index < checks.length; index++) {
      const refused = checks[index](call);
      if (refused instanceof Promise) {
        return refused.then((failure) => (failure ? finish(call, failure) : check(call, index + 1)));
      }
      if (refused) return finish(call, refused);
    }
    return send(call);
  };
  return (call) => check(call, 0);
}

/** The same, with somebody listening after every stage. */
function observed(
  authorize: Authorize | undefined,
  admit: Admit | undefined,
  methodRequest: MethodRequest | undefined,
  stages: IntegrationStages,
  listening: Listening,
  finish: Finish,
): Pipeline {
  const run = async (call: Call): Promise<Outcome | Failure> => {
    const listener = listening(call);
    const unauthorized = (await authorize?.(call)) ?? (await admit?.(call));
    listener.authorized(unauthorized);
    if (unauthorized) return unauthorized;
    const invalid = await methodRequest?.(call);
    listener.methodRequest(invalid);
    if (invalid) return invalid;
    const request = await stages.request(call);
    listener.integrationRequest(request);
    if (request instanceof Failure) return request;
    const given = await stages.dispatch(call, request);
    const answer = given instanceof Fault ? faultFailure(given) : given;
    listener.integration(answer);
    if (answer instanceof Failure) return answer;
    const outcome = await stages.respond(call, request, answer);
    listener.integrationResponse(outcome);
    return outcome;
  };
  return async (call) => finish(call, await run(call));
}
