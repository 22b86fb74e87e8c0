import type { MethodPlan } from '../../plan';
import type { Call } from '../call';
import { Failure } from '../failure';

/** Lets a call with a known API key through, or says why not. */
export type CheckApiKey = (call: Call) => Failure | undefined;

/** API keys are checked against those that are known; undefined for a method that asks for none. */
export function compileApiKey({ apiKeyRequired }: MethodPlan, knownKeys: ReadonlySet<string>): CheckApiKey | undefined {
  if (!apiKeyRequired) return undefined;
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
function sentKey(call: Call): string | undefined {
  return call.api.plan.apiKeySource === 'HEADER' ? call.header('x-api-key') : call.usageIdentifierKey;
}
