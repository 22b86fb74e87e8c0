import type { IntegrationType } from '../definition';
import type { MethodPlan } from '../plan';
import { timedStages } from './access-log';
import type { ApiRuntime } from './api-runtime';
import type { Call } from './call';
import { Fault } from './effects';
import type { EndpointAnswer, EndpointRequest, IntegrationStages, Outcome } from './exchange';
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

/** Takes calls of a method from routing to their answers. */
export interface Pipeline {
  /** Answers at once where nothing has to be waited for. */
  run(call: Call): Soon<GatewayMessage>;
}

/** Makes the answer of what the stages of an integration of this type came to. */
export type Finish = (call: Call, outcome: Outcome | Failure, type: IntegrationType) => GatewayMessage;

/** Lets a call go on, or says why not. */
type Check = (call: Call) => Soon<Failure | undefined>;

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
  const { type } = method.integration;
  if (listening) return observed(authorize, admit, methodRequest, stages, type, listening, finish);
  const checks = [authorize, admit, methodRequest].filter((check) => check !== undefined);
  if (checks.length > 0) return new Plain(checks, stages, type, finish);
  return api.alike.behind(stages, () => new Plain(checks, stages, type, finish));
}

/** No promise where a stage needs none: what a stage promises alone is waited for. */
class Plain implements Pipeline {
  constructor(
    private readonly checks: readonly Check[],
    private readonly stages: IntegrationStages,
    private readonly type: IntegrationType,
    private readonly finish: Finish,
  ) {}

  run(call: Call): Soon<GatewayMessage> {
    return this.check(call, 0);
  }

  private check(call: Call, next: number): Soon<GatewayMessage> {
    const { checks } = this;
    for (let index = next; index < checks.length; index++) {
      const refused = checks[index](call);
      if (refused instanceof Failure) return this.finish(call, refused, this.type);
      if (refused) {
        return whenCome(refused, (failure) => (failure ? this.finish(call, failure, this.type) : this.check(call, index + 1)));
      }
    }
    return whenCome(this.stages.request(call), (request) => this.dispatch(call, request));
  }

  private dispatch(call: Call, request: EndpointRequest | Failure): Soon<GatewayMessage> {
    if (request instanceof Failure) return this.finish(call, request, this.type);
    return whenCome(this.stages.dispatch(call, request), (answer) => this.respond(call, request, answer));
  }

  private respond(call: Call, request: EndpointRequest, answer: EndpointAnswer | Fault | Failure): Soon<GatewayMessage> {
    if (answer instanceof Failure) return this.finish(call, answer, this.type);
    if (answer instanceof Fault) return this.finish(call, faultFailure(answer), this.type);
    return whenCome(this.stages.respond(call, request, answer), (outcome) => this.finish(call, outcome, this.type));
  }
}

/** The same, with somebody listening after every stage. */
function observed(
  authorize: Authorize | undefined,
  admit: Admit | undefined,
  methodRequest: MethodRequest | undefined,
  stages: IntegrationStages,
  type: IntegrationType,
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
  return { run: async (call) => finish(call, await run(call), type) };
}
