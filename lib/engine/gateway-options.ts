import type { MethodPlan, PlanOptions } from '../plan';
import type { WriteAccessLog } from './access-log';
import type { AuthorizerOptions } from './authorizers/authorizer-options';
import type { AwsBackend } from './effects/aws-backend';
import type { Clock } from './effects/clock';
import type { HttpBackend } from './effects/http-backend';
import type { IdSource } from './effects/id-source';
import type { LambdaBackend } from './effects/lambda-backend';
import type { SharedState } from './effects/state';
import type { GatewayMessage, GatewayRequest, GivenCaller } from './message';
import type { Soon } from './pending';
import type { Trace } from './trace';

/** What reaches out of the process. */
export interface Effects {
  readonly http: HttpBackend;
  readonly lambda: LambdaBackend;
  readonly aws: AwsBackend;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** How a gateway runs. What concerns the definition alone ({@link PlanOptions}) has no effect on a plan that is compiled already. */
export interface GatewayOptions extends PlanOptions, AuthorizerOptions, Partial<Effects> {
  /**
   * Token buckets, quotas and cached responses of several gateways together. A function makes it where the API has any of them; the gateway
   * closes what was made so, and leaves open what was given.
   *
   * @default - those of this gateway, in memory
   */
  readonly state?: SharedState | (() => SharedState);
  /** Write a {@link Trace} for every call. Bodies are then buffered. @default false */
  readonly trace?: boolean;
  /**
   * Pass on answers with `responseTransferMode: STREAM` as they come while tracing, too; the trace is then written with their first piece, and
   * has nothing of their body. @default false
   */
  readonly passStreams?: boolean;
  /** Takes every line of the access log, in the stage's format or, where it has none, as JSON. @default - no access log */
  readonly accessLog?: WriteAccessLog;
  /** Serve methods whose authorizer is not run locally as if they had none. @default false: `createGateway` throws and names them */
  readonly allowUnsupported?: boolean;
  /** The caller of every request that does not name its own. Methods with an authorizer are open to it. */
  readonly given?: GivenCaller;
  /**
   * Asked before a method whose authorizer is not run locally serves a request that names no caller. What it throws ends the call
   * before any endpoint hears of it: {@link Gateway.handle} rejects with it.
   *
   * @default the method is open
   */
  readonly onUnknownCaller?: (method: MethodPlan) => void;
}

/** The answer, with what happened where tracing is on. */
export interface GatewayAnswer extends GatewayMessage {
  readonly trace?: Trace;
}

/** A deployed stage of an API. */
export interface Gateway {
  /**
   * Answers a request as the deployed stage would. Never rejects for what a client or an endpoint does, only with what
   * {@link GatewayOptions.onUnknownCaller} throws.
   */
  handle(request: GatewayRequest): Promise<GatewayAnswer>;
  /** The same for servers under load: answers at once where nothing has to be waited for, and throws where `handle` rejects. */
  answer(request: GatewayRequest): Soon<GatewayAnswer>;
  /** Forgets every cached response of the stage, as its owner can. */
  flushCache(): Promise<void>;
  /** Ends the connections that the gateway opened itself; backends that were given to it stay open. */
  close(): Promise<void>;
}
