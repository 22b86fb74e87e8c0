import type { ApiKeyPlan, ApiPlan, UsagePlanPlan } from '../../../plan';
import type { Call } from '../../call';
import { Failure } from '../../failure';

/** A key that a client may call the stage with. */
export interface AcceptedKey {
  readonly value: string;
  /** undefined: a key that somebody gave beside the definition; no plan limits it. */
  readonly id?: string;
  readonly plan?: UsagePlanPlan;
}

/** The key of a call, or why it may not go on. */
export type CheckApiKey = (call: Call) => AcceptedKey | Failure;

/** Checks keys against those of the stage's usage plans and those that were given beside them. */
export function compileApiKey({ usage, apiKeySource }: ApiPlan, given: ReadonlySet<string>): CheckApiKey {
  // A value that nobody knows opens nothing, not even to who sends none.
  const known = (usage?.keys ?? []).filter(({ value }) => value !== '');
  const defined = new Map(known.map((key) => [key.value, key]));
  return (call) => {
    // From the header, or what a Lambda authorizer returned as `usageIdentifierKey`.
    const value = apiKeySource === 'HEADER' ? call.header('x-api-key') : call.usageIdentifierKey;
    if (value === undefined) return refused('none sent');
    if (given.has(value)) return { value };
    const key = defined.get(value);
    return key ? opened(key, usage?.plans ?? []) : refused('the one sent is not known');
  };
}

function opened({ value, id, name, enabled, usagePlan }: ApiKeyPlan, plans: readonly UsagePlanPlan[]): AcceptedKey | Failure {
  if (!enabled) return refused(`the key ${name} is not enabled`);
  const plan = usagePlan === undefined ? undefined : plans[usagePlan];
  return plan ? { value, id, plan } : refused(`the key ${name} is in no usage plan of the stage`);
}

/** Whatever is wrong with a key, the client is told the same. */
function refused(why: string): Failure {
  return new Failure('INVALID_API_KEY', 'Forbidden', 'authorize', `API key required, and ${why}`);
}
