import type { MethodPlan } from '../../plan';
import type { Call } from '../call';
import { Failure } from '../failure';

/** Lets a call through, or says why not. */
export type Authorize = (call: Call) => Failure | undefined;

/**
 * Methods with an authorizer are open here: the gateway refused to start unless it was told to serve them so, or given a caller.
 * Who wants to know of a call without one is asked. API keys are checked against those that are known.
 */
export function compileAuthorize(method: MethodPlan, knownKeys: ReadonlySet<string>): Authorize {
  const { authorization, apiKeyRequired } = method;
  const authorize = apiKeyRequired ? requireKey(knownKeys) : () => undefined;
  if (authorization === 'NONE') return authorize;
  return (call) => {
    if ((call.request.given ?? call.api.given) === undefined) call.api.onUnknownCaller?.(method);
    return authorize(call);
  };
}

function requireKey(knownKeys: ReadonlySet<string>): Authorize {
  return (call) => {
    const key = sentKey(call);
    if (key !== undefined && knownKeys.has(key)) {
      call.apiKey = key;
      return undefined;
    }
    const reason = key === undefined ? 'API key required, and none sent' : 'API key required, and the one sent is not known';
    return new Failure('INVALID_API_KEY', 'Forbidden', 'authorize', reason);
  };
}

/** From the header, or what a Lambda authorizer returned as `usageIdentifierKey`. */
export function sentKey(call: Call): string | undefined {
  if (call.api.plan.apiKeySource === 'HEADER') return call.header('x-api-key');
  const { authorizer = {} } = call.request.given ?? call.api.given ?? {};
  const key = Object.hasOwn(authorizer, 'usageIdentifierKey') ? authorizer['usageIdentifierKey'] : undefined;
  return typeof key === 'string' ? key : undefined;
}
