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

/** What only a person can say of a call that reaches no VPC, and how. */
const ofVpc: ReadonlyMap<string, string> = new Map([
  ['aws:sourcevpce', 'aws:SourceVpce (vpceId of the identity)'],
  ['aws:sourcevpc', 'aws:SourceVpc (vpcId of the identity)'],
]);

/** Which of these a policy asked for, and the call did not have; worked out for calls that are refused. */
function missingOfVpc(policy: Policy, request: PolicyRequest): string {
  const missing = new Set<string>();
  policy({
    ...request,
    key: (lowerName) => {
      const values = request.key(lowerName);
      const told = values ? undefined : ofVpc.get(lowerName);
      if (told !== undefined) missing.add(told);
      return values;
    },
  });
  return missing.size === 0 ? '' : `; the call has no ${[...missing].join(' and ')}`;
}

/** What a client reads whom the resource policy, or IAM, does not let in. */
export function refusedByPolicy(answer: PolicyAnswer, request: PolicyRequest, whose: string, policy?: Policy): Refusal {
  const user = request.principal.arn ?? 'anonymous';
  const explicit = answer === 'Deny' ? ' with an explicit deny' : '';
  const message = `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${maskedArn(request.resource)}${explicit}`;
  const missing = policy ? missingOfVpc(policy, request) : '';
  return accessDenied(message, `${whose} ${answer === 'Deny' ? 'denies it' : 'does not allow it'}${missing}`);
}

/** What a client reads whom a Lambda authorizer does not let in. */
export function refusedByAuthorizer(answer: PolicyAnswer): Refusal {
  const message = 'User is not authorized to access this resource';
  return answer === 'Deny'
    ? accessDenied(`${message} with an explicit deny`, "the authorizer's policy denies it")
    : accessDenied(message, "the authorizer's policy does not allow it");
}
