import type { MappingSource } from '../../mapping/expressions';
import type { SubstitutionPiece } from '../gateway-response-plan';

/** Name and value. */
export type NamedText = readonly [name: string, value: string];

/** A token bucket. */
export interface BucketPlan {
  /** Tokens a second that come in. */
  readonly rate: number;
  /** Tokens that it holds. */
  readonly burst: number;
}

export const quotaPeriods = ['DAY', 'WEEK', 'MONTH'] as const;
export type QuotaPeriod = (typeof quotaPeriods)[number];

export interface QuotaPlan {
  /** Requests of one key in a period. */
  readonly limit: number;
  readonly period: QuotaPeriod;
  /** Days after Sunday or after the first of the month on which a period begins, at midnight UTC. */
  readonly offset: number;
}

/** A usage plan with the stage: what each of its keys may do. */
export interface UsagePlanPlan {
  readonly name: string;
  readonly throttle?: BucketPlan;
  readonly quota?: QuotaPlan;
  /** `/pets/GET` and its bucket. */
  readonly methods: readonly (readonly [method: string, bucket: BucketPlan])[];
}

export interface ApiKeyPlan {
  readonly name: string;
  /** `$context.identity.apiKeyId` */
  readonly id: string;
  readonly value: string;
  readonly enabled: boolean;
  /** Index of the usage plan that has the key and the stage; undefined: the key opens nothing here. */
  readonly usagePlan?: number;
}

/** Usage plans of the stage, and every key of the definition. */
export interface UsagePlansPlan {
  readonly plans: readonly UsagePlanPlan[];
  readonly keys: readonly ApiKeyPlan[];
}

export const cacheControlStrategies = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const;
export type CacheControlStrategy = (typeof cacheControlStrategies)[number];

/** How a method's answers are cached. */
export interface MethodCachePlan {
  /** 1 to 3600. */
  readonly ttlInSeconds: number;
  readonly namespace: string;
  /** What tells requests apart, beside the namespace and the verb. */
  readonly keys: readonly MappingSource[];
  /** An ANY method that nobody set: only its GET requests are cached. */
  readonly onlyGet: boolean;
  /** Whether `Cache-Control: max-age=0` needs the permission to invalidate. */
  readonly requireAuthorization: boolean;
  /** What becomes of who asks without it. */
  readonly unauthorized: CacheControlStrategy;
}

/** What the stage adds to a method. */
export interface MethodStagePlan {
  /** The bucket that all clients of the method share. */
  readonly throttle?: BucketPlan;
  readonly cache?: MethodCachePlan;
}

/** A part of the traffic that goes to a deployment of its own. */
export interface CanaryPlan {
  /** 0 to 100. */
  readonly percentTraffic: number;
  /** All variables that hold there: the stage's, and those that the canary has others for. */
  readonly variables: readonly NamedText[];
  /** Whether it shares the cached answers of the stage. */
  readonly useStageCache: boolean;
}

export interface StagePlan {
  readonly name: string;
  readonly variables: readonly NamedText[];
  /** Bytes of the cache cluster; undefined where the stage has none. */
  readonly cacheBytes?: number;
  readonly canary?: CanaryPlan;
  /** The format of the access log in pieces; undefined: the stage has none. */
  readonly accessLog?: readonly SubstitutionPiece[];
}
