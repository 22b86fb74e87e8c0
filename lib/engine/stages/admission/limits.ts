import type { BucketPlan, MethodPlan, QuotaPlan } from '../../../plan';
import type { ApiRuntime } from '../../api-runtime';
import type { BucketUse } from '../../effects';
import { stateKeys } from '../state-keys';
import type { AcceptedKey } from './api-key';

/** A bucket, and what it is for. */
export interface Limit extends BucketUse {
  /** `usage plan Basic, GET /pets: rate 5, burst 10`; for the trace. */
  readonly what: string;
}

/** All that a call of one method by one key has to get past, in the order in which the service looks (documented). */
export interface Limits {
  readonly buckets: readonly Limit[];
  readonly quota?: { readonly plan: QuotaPlan; readonly key: string; readonly what: string };
}

/** The limits of a method, by the key that calls it. */
export function compileLimits(
  { resourcePath, httpMethod, throttle }: MethodPlan,
  api: ApiRuntime,
): (key: AcceptedKey | undefined) => Limits {
  const keys = stateKeys(api);
  const name = `${httpMethod} ${resourcePath}`;
  const limit = (key: string, what: string, bucket: BucketPlan | undefined): Limit[] =>
    bucket ? [{ key, ...bucket, what: `${what}: rate ${bucket.rate}, burst ${bucket.burst}` }] : [];
  const { accountThrottle } = api.plan;
  const ofEverybody = [
    ...limit(`${keys.stage}:method:${name}`, `stage ${api.plan.stage.name}, ${name}`, throttle),
    ...limit(`${keys.api}:account`, 'account', accountThrottle),
  ];
  return (accepted) => {
    if (!accepted?.plan) return { buckets: ofEverybody };
    const { plan, id } = accepted;
    const what = `usage plan ${plan.name}`;
    const key = `${keys.api}:plan:${encodeURIComponent(plan.name)}:${id}`;
    // Documented as `/path/VERB`; the root is written with one slash or two.
    const own = plan.methods.find(
      ([method]) => method === `${resourcePath}/${httpMethod}` || `/${method}` === `${resourcePath}/${httpMethod}`,
    );
    return {
      buckets: [
        ...limit(`${key}:${keys.stage}:${name}`, `${what}, ${name}`, own?.[1]),
        ...limit(`${key}:throttle`, what, plan.throttle),
        ...ofEverybody,
      ],
      ...(plan.quota && { quota: { plan: plan.quota, key: `${key}:quota`, what } }),
    };
  };
}
