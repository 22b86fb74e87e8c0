import type { ApiPlan, MethodPlan } from '../plan';
import type { Effects } from './gateway-options';
import type { GivenCaller } from './message';

/** What every call of a gateway shares. */
export interface ApiRuntime {
  readonly plan: ApiPlan;
  readonly effects: Effects;
  readonly stageVariables: ReadonlyMap<string, string>;
  readonly given: GivenCaller | undefined;
  readonly onUnknownCaller: ((method: MethodPlan) => void) | undefined;
}
