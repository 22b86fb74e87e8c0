import type { Stage, Unresolved } from '../definition';
import type { BucketPlan } from './stage/stage-plan';

export interface PlanOptions {
  readonly stage?: {
    /** @default the definition's first stage, else `test` */
    readonly name?: string;
    /** Added to the variables of the definition's stage of that name. */
    readonly variables?: Readonly<Record<string, string>>;
    /** Laid over what the definition's stage says, method settings member by member: what documents and CloudFormation cannot. */
    readonly settings?: Partial<
      Pick<Stage, 'methodSettings' | 'cacheClusterEnabled' | 'cacheClusterSize' | 'canarySetting' | 'accessLogSetting'>
    >;
  };
  readonly deployedAs?: {
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
  };
  /**
   * Gives a text for what synth cannot know. What it answers undefined for stands in the plan by its name, `Nlb.DNSName` for the
   * attribute `DNSName` of `Nlb`; account, region and partition are those of `deployedAs`.
   */
  readonly values?: (intrinsic: Unresolved) => string | undefined;
  /** Values that are accepted as API keys beside those of the definition, and that no usage plan limits. */
  readonly apiKeys?: readonly string[];
  /** Throttles all methods together as an account is; true: by the service's defaults, 10,000 a second and bursts of 5,000. @default none */
  readonly accountThrottle?: true | BucketPlan;
}
