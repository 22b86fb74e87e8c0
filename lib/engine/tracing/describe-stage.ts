import type { Call } from '../call';
import type { Failure } from '../failure';
import type { CacheUse } from '../stages/cache';
import type { CacheTrace } from '../trace';

/** What became of the API key that a method requires. */
export function describeApiKey({ apiKey }: Call, failure: Failure | undefined): string {
  if (apiKey) return `required, accepted${apiKey.plan ? ` (usage plan ${apiKey.plan.name})` : ''}`;
  return failure?.type === 'INVALID_API_KEY' ? `required, ${failure.reason.split(', and ')[1]}` : 'required, not looked at';
}

export function tracedCache({ found, invalidation, kept }: CacheUse): CacheTrace {
  return { result: found ? 'hit' : 'miss', ...(invalidation && { invalidation }), kept: found !== undefined || kept };
}
