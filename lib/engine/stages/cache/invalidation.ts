import type { MethodCachePlan } from '../../../plan';
import type { Call } from '../../call';
import type { Outcome } from '../../exchange';
import { Failure } from '../../failure';

const asksForFresh = /(?:^|,)\s*max-age\s*=\s*"?0+"?\s*(?:,|$)/i;

/**
 * Whether a client that sends `Cache-Control: max-age=0` gets a fresh answer: everybody does where no authorization is required, else who
 * has the permission `execute-api:InvalidateCache`.
 */
export function compileInvalidation(cache: MethodCachePlan): (call: Call) => 'allowed' | 'refused' | undefined | Failure {
  return (call) => {
    const control = call.header('cache-control');
    if (control === undefined || !asksForFresh.test(control)) return undefined;
    if (!cache.requireAuthorization || call.caller?.mayInvalidateCache) return 'allowed';
    if (cache.unauthorized !== 'FAIL_WITH_403') return 'refused';
    const reason = 'Cache-Control: max-age=0 needs the permission execute-api:InvalidateCache';
    return new Failure('ACCESS_DENIED', 'Unauthorized', 'authorize', reason);
  };
}

/** The service documents that there is a warning header; its text is ours. */
export function withWarning(outcome: Outcome): Outcome {
  outcome.headers.push('Warning', '199 - "Cache-Control: max-age=0 was ignored: not authorized to invalidate the cache"');
  return outcome;
}
