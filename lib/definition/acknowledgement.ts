import type { Origin } from './origin';

/** Somebody's decision to live with what a rule says. What the service rejects cannot be acknowledged. */
export interface Acknowledgement {
  /** Name of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Only for this method (`GET /pets`) or resource path. @default everywhere in the API */
  readonly where?: string;
  /** Only for what this construct or one below it declared. @default everywhere in the API */
  readonly constructPath?: string;
  /** True if it speaks of other APIs, too, and so may match nothing here. @default false */
  readonly shared?: boolean;
  /** Where it is written. @default the construct */
  readonly origin?: Origin;
}
