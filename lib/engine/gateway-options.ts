import type { Unresolved } from '../definition';
import type { AwsBackend } from './effects/aws-backend';
import type { Clock } from './effects/clock';
import type { HttpBackend } from './effects/http-backend';
import type { IdSource } from './effects/id-source';
import type { LambdaBackend } from './effects/lambda-backend';
import type { GatewayMessage, GatewayRequest, GivenCaller } from './message';
import type { Trace } from './trace';

/** What the API is called where it is deployed; shows in `$context`, in headers and in events. */
export interface DeployedAs {
  /** @default a1b2c3d4e5 */
  readonly apiId?: string;
  /** @default 123456789012 */
  readonly accountId?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default aws */
  readonly partition?: string;
  /** @default the client's Host header, else {apiId}.execute-api.{region}.amazonaws.com */
  readonly domainName?: string;
  /** @default abc123 */
  readonly deploymentId?: string;
}

export interface StageOptions {
  /** @default the definition's first stage, else `test` */
  readonly name?: string;
  /** Added to the variables of the definition's stage of that name. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What reaches out of the process. */
export interface Effects {
  readonly http: HttpBackend;
  readonly lambda: LambdaBackend;
  readonly aws: AwsBackend;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface GatewayOptions extends Partial<Effects> {
  readonly stage?: StageOptions;
  readonly deployedAs?: DeployedAs;
  /** Gives values for what synth cannot know; undefined for what it does not know either (see `compilePlan`). */
  readonly values?: (intrinsic: Unresolved) => string | undefined;
  /** Write a {@link Trace} for every call. Bodies are then buffered. @default false */
  readonly trace?: boolean;
  /** Serve methods whose authorizer is not run locally as if they had none. @default false: `createGateway` throws and names them */
  readonly allowUnsupported?: boolean;
  /** The caller of every request that does not name its own. Methods with an authorizer are open to it. */
  readonly given?: GivenCaller;
  /** Values that are accepted as API keys, beside those of the definition. */
  readonly apiKeys?: readonly string[];
}

/** The answer, with what happened where tracing is on. */
export interface GatewayAnswer extends GatewayMessage {
  readonly trace?: Trace;
}

/** A deployed stage of an API. */
export interface Gateway {
  /** Answers a request as the deployed stage would. Never rejects for what a client or an endpoint does. */
  handle(request: GatewayRequest): Promise<GatewayAnswer>;
  /** Ends the connections that the gateway opened itself; backends that were given to it stay open. */
  close(): Promise<void>;
}
