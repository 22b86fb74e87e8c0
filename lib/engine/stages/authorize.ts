import type { MethodPlan } from '../../plan';
import { timedGuard } from '../access-log/timed-guard';
import type { ApiRuntime } from '../api-runtime';
import type { Verdict } from '../authorizers/decision';
import type { Call } from '../call';
import type { Later } from '../exchange';
import { Failure } from '../failure';

/** Lets a call through, or says why not. */
export type Authorize = (call: Call) => Later<Failure | undefined>;

/** Who may call a method; undefined for everybody, so that an open method does not even ask. */
export function compileAuthorize(method: MethodPlan, { guards, timed, effects }: ApiRuntime): Authorize | undefined {
  const decide = guards?.forMethod(method);
  if (!decide) return undefined;
  const guard = timed ? timedGuard(decide, effects.clock) : decide;
  return (call) => {
    const verdict = guard(call);
    return verdict instanceof Promise ? verdict.then((settled) => settle(call, settled)) : settle(call, verdict);
  };
}

function settle(call: Call, { refusal, record }: Verdict): Failure | undefined {
  call.authorization = refusal ? { ...record, refused: refusal.reason } : record;
  if (!refusal) return undefined;
  const { type, message, reason, status, errorType } = refusal;
  return new Failure(type, message, 'authorize', reason, status, errorType);
}
