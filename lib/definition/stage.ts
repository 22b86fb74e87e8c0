import type { NamedValue } from './api-parts';
import type { Origin } from './origin';
import type { JsonDocument, Value } from './value';

export interface MethodSetting {
  /** `/`, `/*` or `/~1pets~1{petId}`, as CloudFormation writes it. */
  readonly resourcePath: Value<string>;
  readonly httpMethod: Value<string>;
  readonly cachingEnabled?: Value<boolean>;
  readonly cacheTtlInSeconds?: Value<number>;
  readonly cacheDataEncrypted?: Value<boolean>;
  readonly dataTraceEnabled?: Value<boolean>;
  readonly loggingLevel?: Value<string>;
  readonly metricsEnabled?: Value<boolean>;
  readonly throttlingBurstLimit?: Value<number>;
  readonly throttlingRateLimit?: Value<number>;
  /** CloudFormation cannot say it. @default true (service) */
  readonly requireAuthorizationForCacheControl?: Value<boolean>;
  /** CloudFormation cannot say it. @default SUCCEED_WITH_RESPONSE_HEADER (service) */
  readonly unauthorizedCacheControlHeaderStrategy?: Value<string>;
}

export interface CanarySetting {
  readonly deploymentId?: Value<string>;
  readonly percentTraffic?: Value<number>;
  readonly stageVariableOverrides: readonly NamedValue[];
  readonly useStageCache?: Value<boolean>;
}

export interface AccessLogSetting {
  readonly destinationArn?: Value<string>;
  readonly format?: Value<string>;
}

export interface Stage {
  readonly name: Value<string>;
  readonly description?: Value<string>;
  readonly variables: readonly NamedValue[];
  readonly methodSettings: readonly MethodSetting[];
  readonly cacheClusterEnabled?: Value<boolean>;
  readonly cacheClusterSize?: Value<string>;
  readonly canarySetting?: CanarySetting;
  readonly accessLogSetting?: AccessLogSetting;
  readonly tracingEnabled?: Value<boolean>;
  readonly clientCertificateId?: Value<string>;
  readonly documentationVersion?: Value<string>;
  readonly tags?: readonly NamedValue[];
  /** True for a stage that a deployment makes or moves on. @default false */
  readonly isOfDeployment?: boolean;
  readonly origin: Origin;
}

export interface ThrottleSettings {
  readonly burstLimit?: Value<number>;
  readonly rateLimit?: Value<number>;
}

export interface UsagePlanStage {
  readonly stage: Value<string>;
  /** Key `/path/VERB`. */
  readonly throttle: readonly ({ readonly key: string } & ThrottleSettings)[];
}

export interface UsagePlan {
  readonly name?: Value<string>;
  /** Stages of this API; those of other APIs are left out. */
  readonly apiStages: readonly UsagePlanStage[];
  readonly quota?: { readonly limit?: Value<number>; readonly offset?: Value<number>; readonly period?: Value<string> };
  readonly throttle?: ThrottleSettings;
  /** Names of the {@link ApiKey}s in the plan. */
  readonly apiKeys: readonly string[];
  readonly origin: Origin;
}

export interface ApiKey {
  /** Name, or the logical id where it has none. */
  readonly name: string;
  readonly value?: Value<string>;
  readonly enabled: Value<boolean>;
  readonly origin: Origin;
}

/** A resource of the template that bears on the API and that this model keeps as it is (VPC link, domain name, …). */
export interface OtherResource {
  readonly type: string;
  readonly properties: JsonDocument;
  readonly origin: Origin;
}
