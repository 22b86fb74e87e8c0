import type { JsonObject } from '../../../definition';
import type { AuthorizerPlan, MethodPlan } from '../../../plan';
import type { Call } from '../../call';
import type { Later } from '../../exchange';
import type { AuthorizationRecord } from '../../trace';
import type { AuthorizerEnvironment } from '../authorizer-environment';
import { brokenAuthorizer, type Refusal, unauthorized } from '../decision';
import { compileIdentitySource } from '../lambda/identity-sources';
import { masked } from '../masked';
import { claimTexts } from './claims';
import { KnownTokens } from './known-tokens';
import { loadTokenVerifier } from './load-token-verifier';
import type { TrustedPool, Verification, VerifyToken } from './token-verifier';

export interface CognitoVerdict {
  readonly record: AuthorizationRecord;
  readonly refusal?: Refusal;
  readonly claims?: Readonly<Record<string, string>>;
}

export type CognitoAuthorizer = (call: Call, method: MethodPlan) => Later<CognitoVerdict>;

/** Verifies the token of a user pool: an access token with one of the method's scopes, or an identity token where it names none. */
export function compileCognitoAuthorizer(
  plan: AuthorizerPlan,
  pools: readonly TrustedPool[],
  { clock, javaPattern }: AuthorizerEnvironment,
): CognitoAuthorizer {
  const { identityValidationExpression: expression } = plan;
  const source = compileIdentitySource(plan.identitySources[0]);
  const validAudience = expression === undefined ? undefined : javaPattern(expression);
  let verify: VerifyToken | undefined;
  const known = new KnownTokens();

  const refusalOf = (claims: JsonObject, { authorizationScopes }: MethodPlan): Refusal | undefined =>
    untimely(claims, clock.now()) ?? wrongAudience(claims) ?? wrongUse(claims, authorizationScopes);
  const wrongAudience = (claims: JsonObject): Refusal | undefined => {
    const audience = claims['aud'] ?? claims['client_id'];
    if (!validAudience || (typeof audience === 'string' && validAudience(audience))) return undefined;
    return unauthorized(`the token's audience ${String(audience)} does not match ${expression}`);
  };

  return (call, method) => {
    const sent = source(call);
    const record: AuthorizationRecord = { authorizer: plan.name, id: plan.id, type: plan.type, identity: masked(sent ?? '') };
    if (sent === undefined || sent === '') return { record, refusal: unauthorized('no token was sent') };
    const token = sent.replace(/^Bearer +/i, '');
    const kept = known.get(token, clock.now());
    verify ??= loadTokenVerifier()(pools);
    const settle = (verification: Verification): CognitoVerdict => {
      if ('unreachable' in verification) {
        return { record, refusal: brokenAuthorizer(`the keys of the user pool cannot be had: ${verification.unreachable}`) };
      }
      if ('invalid' in verification) return { record, refusal: unauthorized(verification.invalid) };
      if (!kept) known.set(token, verification, clock.now());
      const refusal = refusalOf(verification.claims, method);
      return refusal ? { record, refusal } : { record, claims: claimTexts(verification.claims) };
    };
    const verification = kept ?? verify(token);
    return verification instanceof Promise ? verification.then(settle) : settle(verification);
  };
}

/** A token without an end is none of a user pool. */
function untimely({ exp, nbf }: JsonObject, now: number): Refusal | undefined {
  if (typeof exp !== 'number') return unauthorized('the token has no exp');
  if (exp * 1000 <= now) return unauthorized(`the token expired at ${instant(exp)}`, 'The incoming token has expired');
  return typeof nbf === 'number' && nbf * 1000 > now ? unauthorized(`the token is not valid before ${instant(nbf)}`) : undefined;
}

function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

/** With scopes the token must be an access token that has one of them, without scopes an identity token (documented). */
function wrongUse({ token_use: use, scope }: JsonObject, scopes: readonly string[] | undefined): Refusal | undefined {
  if (!scopes) return use === 'access' ? unauthorized('an identity token is wanted where the method names no scopes') : undefined;
  if (use === 'id') return unauthorized('an access token is wanted where the method names scopes');
  const held = typeof scope === 'string' ? scope.split(' ') : [];
  return scopes.some((wanted) => held.includes(wanted)) ? undefined : unauthorized(`the token has none of the scopes ${scopes.join(', ')}`);
}
