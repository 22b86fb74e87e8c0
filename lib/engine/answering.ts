import type { IntegrationType } from '../definition';
import type { MethodPlan } from '../plan';
import type { ApiRuntime } from './api-runtime';
import type { Call } from './call';
import type { Outcome } from './exchange';
import { Failure } from './failure';
import type { GatewayMessage } from './message';
import type { CompileModel } from './models/model';
import type { Soon } from './pending';
import { compilePipeline, type Listening, type Pipeline } from './pipeline';
import { checkArrival } from './stages/arrival';
import { decodeRequest } from './stages/compression';
import { compileGatewayResponses, type GatewayResponses } from './stages/gateway-response';
import { finishedGatewayResponse, methodResponse } from './stages/method-response';
import type { Templates } from './stages/request-template';
import { compileRouter, type Routed, type Router } from './stages/route';

export interface AnsweringParts {
  readonly api: ApiRuntime;
  readonly templates: Templates;
  readonly compileModel: CompileModel;
  readonly apiKeys: ReadonlySet<string>;
  readonly listening: Listening | undefined;
  readonly passStreams: boolean;
}

/** Takes a call through all stages. A method's stages are compiled with its first call. */
export class Answering {
  private readonly router: Router;
  private readonly gatewayResponses: GatewayResponses;
  private readonly pipelines: (Pipeline | undefined)[];

  constructor(private readonly parts: AnsweringParts) {
    const { plan } = parts.api;
    this.router = compileRouter(plan.routes);
    this.gatewayResponses = compileGatewayResponses(plan);
    this.pipelines = new Array<Pipeline | undefined>(plan.methods.length);
  }

  /** Answers at once where nothing has to be waited for. */
  answer(call: Call): Soon<GatewayMessage> {
    const { plan } = this.parts.api;
    const early = checkArrival(call, plan.deployment);
    if (early) return this.leave(call, early);
    const encoding = call.contentEncoding;
    if (encoding === undefined) return this.route(call);
    return decodeRequest(call, encoding).then((failure) => (failure ? this.leave(call, failure) : this.route(call)));
  }

  private route(call: Call): Soon<GatewayMessage> {
    const { plan } = this.parts.api;
    const routed = this.router(call.request.method, call.path) ?? (plan.testInvoke && anyPath);
    if (!routed) return this.leave(call, unknownPath());
    call.route = routed.method;
    call.pathVariables = routed.pathVariables;
    const pipeline = this.pipelines[routed.method] ?? this.compile(routed.method, plan.methods[routed.method]);
    return pipeline.run(call);
  }

  private compile(index: number, method: MethodPlan): Pipeline {
    const pipeline = compilePipeline({ ...this.parts, method, finish: this.finish });
    this.pipelines[index] = pipeline;
    return pipeline;
  }

  private readonly finish = (call: Call, outcome: Outcome | Failure, type: IntegrationType): GatewayMessage =>
    outcome instanceof Failure ? this.leave(call, outcome) : methodResponse(call, type, outcome);

  private leave(call: Call, failure: Failure): GatewayMessage {
    call.failure = failure;
    return finishedGatewayResponse(call, this.gatewayResponses(call, failure));
  }
}

/** A test call reaches its method by whatever path. */
const anyPath: Routed = { method: 0, pathVariables: [] };

/** An unknown path and a known one without the method are answered alike (recorded). */
function unknownPath(): Failure {
  return new Failure('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', 'route', 'no route');
}
