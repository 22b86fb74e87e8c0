import type { ApiPlan } from '../plan';
import type { Address } from './address';
import type { Alike } from './alike';
import type { Guards } from './authorizers';
import type { SharedState } from './effects';
import type { Effects } from './gateway-options';
import type { GivenCaller } from './message';

/** What every call of a gateway shares. */
export interface ApiRuntime {
  readonly plan: ApiPlan;
  readonly effects: Effects;
  /** What the gateway calls itself to endpoints. */
  readonly userAgent: string;
  /** undefined: nothing of the API leaves anything behind. */
  readonly state: SharedState | undefined;
  /** Whether these are the calls of the canary; undefined: the stage has none. */
  readonly canary: boolean | undefined;
  /** Whether calls of endpoints are noted for an access log. */
  readonly timed: boolean;
  readonly stageVariables: ReadonlyMap<string, string>;
  readonly given: GivenCaller | undefined;
  /** undefined: everybody may call everything. */
  readonly guards: Guards | undefined;
  /** What its methods have in common. */
  readonly alike: Alike;
  /** Where methods with HTTP_PROXY lead, by their index in the plan; found with the first call of each. */
  readonly addresses: (Address | undefined)[];
}
