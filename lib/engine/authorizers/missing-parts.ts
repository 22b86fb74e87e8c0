import type { ApiPlan, AuthorizerPlan, UnsupportedPart } from '../../plan';
import type { LambdaBackend } from '../effects/lambda-backend';
import type { AuthorizerOptions } from './authorizer-options';
import { trustedPool } from './cognito/user-pools';
import { compileResourcePolicy } from './guard-policy';
import { wholeApi } from './whole-api';

type Given = AuthorizerOptions & { readonly lambda?: LambdaBackend };

/** What of an API cannot be run with what was given, by name. */
export function missingParts(plan: ApiPlan, given: Given): readonly UnsupportedPart[] {
  const problem = compileResourcePolicy(plan);
  const policy = typeof problem === 'string' ? [{ where: wholeApi, what: `the resource policy (${problem})` }] : [];
  const methods = plan.methods.flatMap(({ httpMethod, resourcePath, authorization, authorizer }) => {
    const reason = authorizer === undefined ? undefined : missingOf(plan.authorizers[authorizer], given);
    return reason === undefined ? [] : [{ where: `${httpMethod} ${resourcePath}`, what: `authorization by ${authorization}: ${reason}` }];
  });
  return [...policy, ...methods];
}

function missingOf(authorizer: AuthorizerPlan, given: Given): string | undefined {
  const { type, name, userPools } = authorizer;
  if (type !== 'COGNITO_USER_POOLS') {
    const functions = given.authorizerFunctions ? given.authorizerFunctions(authorizer) : given.lambda;
    return functions ? undefined : `nothing invokes the function of the authorizer ${name}`;
  }
  if (userPools.length === 0) return `the authorizer ${name} has no user pool`;
  return userPools.map((arn) => trustedPool(arn, given)).find((pool) => typeof pool === 'string');
}
