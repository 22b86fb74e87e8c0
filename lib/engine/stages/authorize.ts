import type { MethodPlan } from '../../plan';
import type { ApiRuntime } from '../api-runtime';
import type { Call } from '../call';
import type { Later } from '../exchange';
import type { Failure } from '../failure';

/** Lets a call through, or says why not. */
export type Authorize = (call: Call) => Later<Failure | undefined>;

/** Who may call a method; undefined for everybody, so that an open method does not even ask. */
export function compileAuthorize(method: MethodPlan, { onUnknownCaller }: ApiRuntime): Authorize | undefined {
  if (method.authorization === 'NONE' || !onUnknownCaller) return undefined;
  return (call) => {
    if (call.caller === undefined) onUnknownCaller(method);
    return undefined;
  };
}
