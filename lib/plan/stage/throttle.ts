import type { ThrottleSettings } from '../../definition';
import type { Resolver } from '../resolver';
import type { MethodSettings } from './method-settings';
import type { BucketPlan } from './stage-plan';

/** What an account has of its own accord (documented); of a limit with one half only, the other one is the account's. */
export const accountThrottle: BucketPlan = { rate: 10_000, burst: 5000 };

/** The bucket of these limits; undefined where there are none. A negative number means no limit. */
export function bucketPlan(settings: ThrottleSettings | undefined, resolver: Resolver): BucketPlan | undefined {
  const rate = limit(resolver.number(settings?.rateLimit));
  const burst = limit(resolver.number(settings?.burstLimit));
  if (rate === undefined && burst === undefined) return undefined;
  return { rate: rate ?? accountThrottle.rate, burst: burst ?? accountThrottle.burst };
}

/** The bucket that all clients of a method share. */
export function methodThrottle({ merged }: MethodSettings, resolver: Resolver): BucketPlan | undefined {
  const { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit } = merged;
  return bucketPlan({ ...(rateLimit !== undefined && { rateLimit }), ...(burstLimit !== undefined && { burstLimit }) }, resolver);
}

function limit(number: number | undefined): number | undefined {
  return number !== undefined && number >= 0 ? number : undefined;
}
