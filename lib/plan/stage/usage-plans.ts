import { createHash } from 'node:crypto';
import type { ApiDefinition, ApiKey, UsagePlan } from '../../definition';
import type { Resolver } from '../resolver';
import { type ApiKeyPlan, type QuotaPlan, quotaPeriods, type UsagePlanPlan, type UsagePlansPlan } from './stage-plan';
import { bucketPlan } from './throttle';

/** The usage plans that have the stage, and the keys; undefined where the definition has neither. */
export function usagePlans(api: ApiDefinition, stage: string, resolver: Resolver): UsagePlansPlan | undefined {
  if (api.apiKeys.length === 0) return undefined;
  const ofStage = api.usagePlans.filter(({ apiStages }) => apiStages.some((with_) => resolver.text(with_.stage) === stage));
  return {
    plans: ofStage.map((plan, index) => usagePlanPlan(plan, index, stage, resolver)),
    keys: api.apiKeys.map((key) => apiKeyPlan(key, ofStage, resolver)),
  };
}

function usagePlanPlan(plan: UsagePlan, index: number, stage: string, resolver: Resolver): UsagePlanPlan {
  const throttle = bucketPlan(plan.throttle, resolver);
  const quota = quotaPlan(plan.quota, resolver);
  const methods = plan.apiStages.filter((with_) => resolver.text(with_.stage) === stage).flatMap((with_) => with_.throttle);
  return {
    name: resolver.text(plan.name) ?? plan.origin.logicalId ?? `plan ${index + 1}`,
    ...(throttle && { throttle }),
    ...(quota && { quota }),
    methods: methods.flatMap(({ key, ...settings }) => {
      const bucket = bucketPlan(settings, resolver);
      return bucket ? [[key, bucket] as const] : [];
    }),
  };
}

function quotaPlan(quota: UsagePlan['quota'], resolver: Resolver): QuotaPlan | undefined {
  const limit = resolver.number(quota?.limit);
  const period = quotaPeriods.find((known) => known === resolver.text(quota?.period)?.toUpperCase());
  return limit === undefined || !period ? undefined : { limit, period, offset: resolver.number(quota?.offset) ?? 0 };
}

function apiKeyPlan(key: ApiKey, plans: readonly UsagePlan[], resolver: Resolver): ApiKeyPlan {
  const { name, enabled, origin } = key;
  const usagePlan = plans.findIndex(({ apiKeys }) => apiKeys.includes(name));
  return {
    name,
    id: keyId(name),
    value: resolver.text(key.value ?? generatedValue(origin.logicalId ?? name)),
    enabled: resolver.boolean(enabled),
    ...(usagePlan >= 0 && { usagePlan }),
  };
}

/** The service makes up a value where the template has none: nobody knows it at synth, and no attribute of the key tells it. */
function generatedValue(logicalId: string) {
  return { unresolved: { 'Fn::GetAtt': [logicalId, 'Value'] } };
}

/** An id like the service's (ten letters and digits), always the same for the same key. */
function keyId(name: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(`key ${name}`).digest('hex').slice(0, 16)}`);
  return digits.toString(36).padStart(10, '0').slice(0, 10);
}
