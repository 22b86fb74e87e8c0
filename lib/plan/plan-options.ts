import type { Unresolved } from '../definition';

export interface PlanOptions {
  readonly stage?: {
    /** @default the definition's first stage, else `test` */
    readonly name?: string;
    /** Added to the variables of the definition's stage of that name. */
    readonly variables?: Readonly<Record<string, string>>;
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
  /** Values that are accepted as API keys, beside those of the definition. */
  readonly apiKeys?: readonly string[];
}
