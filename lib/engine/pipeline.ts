import type { MethodPlan } from '../plan';
import type { ApiRuntime } from './api-runtime';
import type { Call } from './call';
import type { EndpointAnswer, EndpointRequest, IntegrationStages, Outcome } from './exchange';
import { Failure } from './failure';
import type { CompileModel } from './models/model';
import { type CheckApiKey, compileApiKey } from './stages/api-key';
import { type Authorize, compileAuthorize } from './stages/authorize';
import { compileIntegration } from './stages/integration';
import { compileMethodRequest, type MethodRequest } from './stages/method-request';
import type { Templates } from './stages/request-template';

/** Everything between routing and the method response. */
export type Pipeline = (call: Call) => Promise<Outcome | Failure>;

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
}

export function compilePipeline({ method, api, templates, compileModel, apiKeys, listening }: PipelineParts): Pipeline {
  const authorize = compileAuthorize(method, api);
  const apiKey = compileApiKey(method, apiKeys);
  const methodRequest = compileMethodRequest(method, compileModel);
  const stages = compileIntegration(method.integration, api, templates, listening !== undefined);
  return listening ? observed(authorize, apiKey, methodRequest, stages, listening) : plain(authorize, apiKey, methodRequest, stages);
}

function plain(
  authorize: Authorize | undefined,
  apiKey: CheckApiKey | undefined,
  methodRequest: MethodRequest | undefined,
  stages: IntegrationStages,
): Pipeline {
  return async (call) => {
    const refused = (authorize && (await authorize(call))) ?? apiKey?.(call) ?? (methodRequest && (await methodRequest(call)));
    if (refused) return refused;
    let request = stages.request(call);
    if (request instanceof Promise) request = await request;
    if (request instanceof Failure) return request;
    let answer = stages.dispatch(call, request);
    if (answer instanceof Promise) answer = await answer;
    if (answer instanceof Failure) return answer;
    return stages.respond(call, request, answer);
  };
}

/** The same, with somebody listening after every stage. */
function observed(
  authorize: Authorize | undefined,
  apiKey: CheckApiKey | undefined,
  methodRequest: MethodRequest | undefined,
  stages: IntegrationStages,
  listening: Listening,
): Pipeline {
  return async (call) => {
    const listener = listening(call);
    const unauthorized = (await authorize?.(call)) ?? apiKey?.(call);
    listener.authorized(unauthorized);
    if (unauthorized) return unauthorized;
    const invalid = await methodRequest?.(call);
    listener.methodRequest(invalid);
    if (invalid) return invalid;
    const request = await stages.request(call);
    listener.integrationRequest(request);
    if (request instanceof Failure) return request;
    const answer = await stages.dispatch(call, request);
    listener.integration(answer);
    if (answer instanceof Failure) return answer;
    const outcome = await stages.respond(call, request, answer);
    listener.integrationResponse(outcome);
    return outcome;
  };
}
