import { emptyBody, utf8 } from '../body';
import type { Call } from '../call';
import type { EndpointAnswer, EndpointRequest, Outcome } from '../exchange';
import { Failure } from '../failure';
import type { Body, GatewayMessage } from '../message';
import type { Listener } from '../pipeline';
import { isFromCache } from '../stages/cache';
import { selectionText } from '../stages/integration-response';
import type {
  AuthorizeTrace,
  IntegrationRequestTrace,
  IntegrationResponseTrace,
  IntegrationTrace,
  MethodRequestTrace,
  RouteTrace,
  Trace,
  TracedMessage,
} from '../trace';
import { becauseOfDefault, becauseOfFailure } from './because';
import { describeAuthorization } from './describe-authorization';
import { describeApiKey, tracedCache } from './describe-stage';
import { describeRequestTemplate, describeResponseTemplate } from './describe-template';
import { addedHeaders, droppedHeaders, responseHeaderFates } from './header-changes';
import { nearestRoutes } from './nearest-routes';
import { tracedRequestMappings, tracedResponseMappings } from './traced-mappings';
import { describeParameters } from './traced-parameters';

/** Writes down one call. Works out afterwards what the stages did; they themselves keep no books. */
export class TraceRecorder implements Listener {
  private readonly started = performance.now();
  private mark = this.started;
  private route: RouteTrace | undefined;
  private authorize: AuthorizeTrace | undefined;
  private method: MethodRequestTrace | undefined;
  private request: IntegrationRequestTrace | undefined;
  private endpoint: IntegrationTrace | undefined;
  private response: IntegrationResponseTrace | undefined;
  private sent: EndpointRequest | undefined;
  private answer: EndpointAnswer | undefined;
  private outcome: Outcome | undefined;

  constructor(private readonly call: Call) {}

  authorized(failure: Failure | undefined): void {
    this.route = this.routeTrace();
    const { method } = this.call;
    this.authorize = {
      ...describeAuthorization(this.call),
      ...(method?.apiKeyRequired && { apiKey: describeApiKey(this.call, failure) }),
      ms: this.lap(),
    };
  }

  methodRequest(failure: Failure | undefined): void {
    this.method = { ...describeParameters(this.call, failure), ms: this.lap() };
  }

  integrationRequest(request: EndpointRequest | Failure): void {
    const ms = this.lap();
    if (request instanceof Failure || isFromCache(this.call)) return;
    this.sent = request;
    const { integration } = this.call.method!;
    this.request = {
      type: integration.type,
      method: request.method,
      ...(request.address !== undefined && { url: request.address }),
      headers: request.headers,
      body: bytesOf(request.body),
      mappings: tracedRequestMappings(integration.type === 'AWS_PROXY' ? [] : integration.mappings, this.call, request),
      droppedHeaders: droppedHeaders(this.call.request.headers, request.headers),
      addedHeaders: addedHeaders(this.call.request.headers, request.headers),
      template: describeRequestTemplate(integration, this.call, request),
      contentHandling: request.conversion,
      ms,
    };
  }

  integration(answer: EndpointAnswer | Failure): void {
    const ms = this.lap();
    if (isFromCache(this.call)) return;
    if (answer instanceof Failure) {
      this.endpoint = { headers: [], body: emptyBody, fault: answer.reason, ms };
      return;
    }
    this.answer = answer;
    this.endpoint = {
      status: answer.status,
      headers: answer.headers,
      body: bytesOf(answer.body),
      ...(answer.functionError && { functionError: true }),
      ms,
    };
  }

  integrationResponse(outcome: Outcome | Failure): void {
    if (isFromCache(this.call)) return;
    const { integration } = this.call.method!;
    const [sent, answer] = [this.sent!, this.answer!];
    const chosen = outcome instanceof Failure ? undefined : outcome.response;
    const proxy = integration.type.endsWith('_PROXY');
    const patterns = integration.responses.filter(({ selectionPattern }) => selectionPattern !== undefined);
    const tried = chosen?.selectionPattern === undefined ? patterns : patterns.slice(0, patterns.indexOf(chosen));
    const reading = { call: this.call, headers: answer.headers, body: () => utf8(bytesOf(answer.body)) };
    this.outcome = outcome instanceof Failure ? undefined : outcome;
    this.response = {
      ...(chosen && { chosen: named(chosen) }),
      tried: proxy ? [] : tried.map(named),
      ...(!proxy && { selectedBy: selectionText(answer, integration.target.kind === 'lambda') }),
      mappings: tracedResponseMappings(chosen?.mappings ?? [], reading, sent),
      template: describeResponseTemplate(chosen, this.call, this.outcome),
      contentHandling: this.outcome?.conversion ?? 'unchanged',
      ms: this.lap(),
    };
  }

  /** The whole trace, once the answer is known. */
  finish(message: GatewayMessage): Trace {
    const { call, outcome, answer } = this;
    const { request, failure } = call;
    const plan = call.api.plan;
    const because = failure ? becauseOfFailure(plan, call, failure, answer) : becauseOfDefault(outcome?.response, answer, message.status);
    return {
      requestId: call.requestId,
      stage: plan.stage.name,
      ...(call.api.canary !== undefined && { canary: call.api.canary }),
      startedAt: call.startedAt,
      ms: performance.now() - this.started,
      request: { method: request.method, target: request.target, ...traced(request.headers, call.untouchedBody) },
      route: this.route ?? this.routeTrace(),
      ...(this.authorize && { authorize: this.authorize }),
      ...(this.method && { methodRequest: this.method }),
      ...(call.cache && { cache: tracedCache(call.cache) }),
      ...(this.request && { integrationRequest: this.request }),
      ...(this.endpoint && { integration: this.endpoint }),
      ...(this.response && { integrationResponse: this.response }),
      ...(failure && { gatewayResponse: { type: failure.type, message: failure.message, stage: failure.stage } }),
      methodResponse: {
        status: message.status,
        ...traced(message.headers, message.body),
        ...responseHeaderFates(call.method?.integration.type, failure ? undefined : answer, message.headers),
      },
      ...(because && { because }),
    };
  }

  private routeTrace(): RouteTrace {
    const { method, request, path, pathVariables, api } = this.call;
    return {
      ...(method && { resourcePath: method.resourcePath, resourceMethod: method.httpMethod }),
      pathVariables,
      nearest: method ? [] : nearestRoutes(api.plan.methods, request.method, path),
      ms: this.lap(),
    };
  }

  private lap(): number {
    const now = performance.now();
    const ms = now - this.mark;
    this.mark = now;
    return ms;
  }
}

function named({ statusCode, selectionPattern }: { readonly statusCode: string; readonly selectionPattern?: string }) {
  return { statusCode, ...(selectionPattern !== undefined && { selectionPattern }) };
}

function traced(headers: readonly string[], body: Body): TracedMessage {
  return { headers, body: bytesOf(body) };
}

/** With tracing on every body is bytes, but for a stream that is passed on. */
function bytesOf(body: Body): Uint8Array {
  return body instanceof Uint8Array ? body : emptyBody;
}
