import type { MethodPlan } from '../../../plan';
import type { ApiRuntime } from '../../api-runtime';
import type { Call } from '../../call';
import type { SharedState } from '../../effects';
import type { Later } from '../../exchange';
import { Failure } from '../../failure';
import { type AcceptedKey, compileApiKey } from './api-key';
import { compileLimits, type Limits } from './limits';
import { quotaPeriod } from './quota-period';

/** Lets a call go on whose key is good and whose limits are not reached, or says why not. */
export type Admit = (call: Call) => Later<Failure | undefined>;

/** What stands before a method beside its authorizer: keys, usage plans and throttles; undefined for one that takes every call. */
export function compileAdmission(method: MethodPlan, api: ApiRuntime, givenKeys: ReadonlySet<string>): Admit | undefined {
  const limit = compileLimiting(method, api);
  if (!method.apiKeyRequired) return limit && ((call) => limit(call, undefined));
  const checkKey = compileApiKey(api.plan, givenKeys);
  return (call) => {
    const key = checkKey(call);
    if (key instanceof Failure) return key;
    call.apiKey = key;
    return limit?.(call, key);
  };
}

type Limiting = (call: Call, key: AcceptedKey | undefined) => Later<Failure | undefined>;

function compileLimiting(method: MethodPlan, api: ApiRuntime): Limiting | undefined {
  const { state } = api;
  if (!state) return undefined;
  const limitsOf = compileLimits(method, api);
  const known = new Map<string | undefined, Limits>();
  return (call, key) => {
    // Keys without an id have no plan, and all of them the same limits: the table is as long as the list of keys.
    let limits = known.get(key?.id);
    if (!limits) {
      limits = limitsOf(key);
      known.set(key?.id, limits);
    }
    return limits.buckets.length > 0 || limits.quota ? take(limits, state, call.startedAt) : undefined;
  };
}

function take(limits: Limits, state: SharedState, now: number): Later<Failure | undefined> {
  const { buckets, quota } = limits;
  const period = quota && quotaPeriod(quota.plan, now);
  const counter = quota && period && { key: `${quota.key}:${period.begins}`, limit: quota.plan.limit, endsAt: period.ends };
  const refusing = state.take(buckets, counter, now);
  return typeof refusing === 'number' ? outcome(refusing, limits) : refusing.then((index) => outcome(index, limits));
}

function outcome(refusing: number, { buckets, quota }: Limits): Failure | undefined {
  if (refusing < 0) return undefined;
  const bucket = buckets[refusing];
  if (bucket) return new Failure('THROTTLED', 'Too Many Requests', 'authorize', `throttled by ${bucket.what}`);
  const { what, plan } = quota as NonNullable<Limits['quota']>;
  return new Failure('QUOTA_EXCEEDED', 'Limit Exceeded', 'authorize', `the quota of ${what} is used up: ${plan.limit} in a ${plan.period}`);
}
