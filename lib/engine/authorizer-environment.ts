import type { ApiPlan } from '../plan';
import type { AuthorizerEnvironment } from './authorizers/authorizer-environment';
import { readBody } from './body';
import { Fault } from './effects';
import type { Effects, GatewayOptions } from './gateway-options';
import { javaPattern } from './java-pattern';

/** Bytes that are read of a result; the service takes 8 KB, and what is longer is told apart from what never ends. */
const longestPayload = 65_536;

/** What the core lends to authorizers, as plain data and functions. */
export function authorizerEnvironment(plan: ApiPlan, { clock }: Effects, options: GatewayOptions): AuthorizerEnvironment {
  const { userPools, fetchKeys, callers, allowUnsigned, onUnknownCaller } = options;
  const functions = options.authorizerFunctions ?? (() => options.lambda);
  return {
    plan,
    clock,
    ...(onUnknownCaller && { onUnknownCaller }),
    ...(userPools && { userPools }),
    ...(fetchKeys !== undefined && { fetchKeys }),
    ...(callers && { callers }),
    ...(allowUnsigned !== undefined && { allowUnsigned }),
    javaPattern,
    invoking: (authorizer) => {
      const backend = functions(authorizer);
      if (!backend) return undefined;
      return async (call) => {
        const answer = await backend.invoke(call);
        if (answer instanceof Fault) return { fault: `${answer.kind}: ${answer.message}`, timedOut: answer.kind === 'timeout' };
        const payload = await readBody(answer.payload, longestPayload);
        return payload instanceof Uint8Array ? { ...answer, payload } : { fault: `protocol: the result is ${payload}`, timedOut: false };
      };
    },
  };
}
