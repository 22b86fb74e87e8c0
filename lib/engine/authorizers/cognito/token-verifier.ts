import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { JsonObject } from '../../../definition';
import type { Later } from '../../exchange';
import type { UserPoolKeys } from '../authorizer-options';

/** A user pool whose tokens are taken; without keys they are fetched. */
export interface TrustedPool {
  readonly issuer: string;
  readonly keys: UserPoolKeys['keys'] | undefined;
}

/** The claims of a token, or why it is not one of these pools. */
export type Verification = { readonly claims: JsonObject } | { readonly invalid: string } | { readonly unreachable: string };

export type VerifyToken = (token: string) => Later<Verification>;

type Jwks = Parameters<ReturnType<typeof verifierOf>['cacheJwks']>[0];

/**
 * Verifies signature and issuer of tokens. When they expire is for the caller to say, by the gateway's own clock. The issuer is looked at
 * first, since the library keeps keys by the issuer that an unverified token names.
 */
export function createTokenVerifier(pools: readonly TrustedPool[]): VerifyToken {
  const verifiers = new Map(
    pools.map(({ issuer, keys }) => {
      // Keys that are given are never fetched: the address is but a name for them, and the issuer need not be one.
      const verifier = verifierOf(issuer, keys ? 'https://given.invalid/keys' : undefined);
      if (keys) verifier.cacheJwks({ keys } as unknown as Jwks);
      return [issuer, { verifier, fetches: keys === undefined }];
    }),
  );
  return (token) => {
    try {
      const { iss } = decomposeUnverifiedJwt(token).payload;
      const known = iss === undefined ? undefined : verifiers.get(iss);
      if (!known) return { invalid: `the token is of another issuer: ${String(iss)}` };
      if (known.fetches) return known.verifier.verify(token).then(verified, refused);
      return verified(known.verifier.verifySync(token));
    } catch (error) {
      return refused(error);
    }
  };
}

function verifierOf(issuer: string, jwksUri: string | undefined) {
  return JwtVerifier.create({ issuer, audience: null, graceSeconds: Number.POSITIVE_INFINITY, ...(jwksUri !== undefined && { jwksUri }) });
}

function verified(payload: object): Verification {
  return { claims: payload as JsonObject };
}

/** What says that the keys cannot be had, and nothing about the token. */
const unreachable = [FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError];

function refused(error: unknown): Verification {
  const { message } = error as Error;
  return unreachable.some((kind) => error instanceof kind) ? { unreachable: message } : { invalid: message };
}
