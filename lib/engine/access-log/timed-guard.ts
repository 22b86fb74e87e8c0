import type { Verdict } from '../authorizers/decision';
import type { Guard } from '../authorizers/guards';
import type { Call } from '../call';
import type { Clock } from '../effects/clock';

/** A guard that notes on the call how it decided, and how long that took. */
export function timedGuard(guard: Guard, clock: Clock): Guard {
  return (call) => {
    const begun = clock.now();
    const noted = (verdict: Verdict): Verdict => note(call, clock.now() - begun, verdict);
    const verdict = guard(call);
    return verdict instanceof Promise ? verdict.then(noted) : noted(verdict);
  };
}

function note(call: Call, milliseconds: number, verdict: Verdict): Verdict {
  call.decision = { milliseconds, refused: verdict.refusal !== undefined };
  return verdict;
}
