import type { ApiPlan } from '../../plan';
import type { Call } from '../call';
import { accessDenied, type Refusal } from './decision';
import { maskedArn } from './method-arn';
import { compilePolicy, type Policy } from './policy/policy';
import type { PolicyAnswer, PolicyRequest } from './policy/policy-request';
import { conditionKeys, principalOf } from './policy-keys';

const compiled = new WeakMap<ApiPlan, Policy | string>();

/** The API's resource policy, compiled once; a text says what is wrong with it; undefined where it has none. */
export function compileResourcePolicy(plan: ApiPlan): Policy | string | undefined {
  if (plan.policy === undefined) return undefined;
  const policy = compiled.get(plan) ?? compilePolicy(plan.policy, { principals: true, longestResource: Number.POSITIVE_INFINITY });
  compiled.set(plan, policy);
  return policy;
}

/** The question that a call is to a policy. */
export function policyRequest(call: Call, resource: string): PolicyRequest {
  return { resource, principal: principalOf(call), key: conditionKeys(call) };
}

/** What a client reads whom the resource policy, or IAM, does not let in. */
export function refusedByPolicy(answer: PolicyAnswer, request: PolicyRequest, whose: string): Refusal {
  const user = request.principal.arn ?? 'anonymous';
  const explicit = answer === 'Deny' ? ' with an explicit deny' : '';
  const message = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${maskedArn(request.resource)}${explicit}`;
  return accessDenied(message, answer === 'Deny' ? `${whose} denies it` : `${whose} does not allow it`);
}

/** What a client reads whom a Lambda authorizer does not let in. */
export function refusedByAuthorizer(answer: PolicyAnswer): Refusal {
  const message = 'User is not authorized to access this resource';
  return answer === 'Deny'
    ? accessDenied(`${message} with an explicit deny`, "the authorizer's policy denies it")
    : accessDenied(message, "the authorizer's policy does not allow it");
}
