import { type IResolveContext, Lazy } from 'aws-cdk-lib';

/** A part of a deployment token that is known when the template is made; undefined where it has nothing to say. */
export type LateToken = (context: IResolveContext) => string | undefined;

/**
 * One deployment token of several parts. CDK hashes it into the logical id of the deployment; where no part has anything to say
 * it resolves to nothing, and the hash is that of a stock integration.
 */
export function joinTokens(...parts: readonly (string | LateToken | undefined)[]): string {
  return Lazy.uncachedString({
    produce: (context) => {
      const tokens = parts.flatMap((part) => (typeof part === 'function' ? part(context) : part) ?? []);
      return tokens.length > 0 ? tokens.join() : undefined;
    },
  });
}
