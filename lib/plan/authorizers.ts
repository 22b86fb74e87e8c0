import { createHash } from 'node:crypto';
import type { ApiDefinition, Authorizer, Method } from '../definition';
import { type MappingSource, parseRequestSource } from '../mapping/expressions';
import type { AuthorizerFunction, AuthorizerPlan } from './authorizer-plan';
import { lambdaTarget } from './integration-target';
import type { MethodPlan } from './method-plan';
import type { Resolver } from './resolver';
import { uriPieces } from './uri-pieces';

const types = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;
/** Seconds for which the service keeps a result where nothing is said (documented). */
const defaultTtl = 300;

/** The authorizers that can be run, in the order of the definition. */
export function authorizerPlans(api: ApiDefinition, resolver: Resolver): readonly AuthorizerPlan[] {
  return api.authorizers.flatMap((authorizer) => authorizerPlan(authorizer, resolver) ?? []);
}

type MethodAuthorization = Pick<MethodPlan, 'authorization' | 'authorizer' | 'authorizationScopes'>;

/** How a method is authorized; an authorizer that the API does not have stays away, and the method is not run. */
export function methodAuthorization(method: Method, authorizers: readonly AuthorizerPlan[], resolver: Resolver): MethodAuthorization {
  const authorization = (resolver.text(method.authorizationType) ?? 'NONE').toUpperCase();
  const wanted = resolver.text(method.authorizer);
  const index = authorizers.findIndex(({ name, type }) => name === wanted && isOf(type, authorization));
  return {
    authorization,
    ...(index >= 0 && { authorizer: index }),
    ...(method.authorizationScopes.length > 0 && {
      authorizationScopes: method.authorizationScopes.map((scope) => resolver.text(scope)),
    }),
  };
}

function isOf(type: AuthorizerPlan['type'], authorization: string): boolean {
  return authorization === (type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM');
}

/** undefined for what the service would not take. */
function authorizerPlan(authorizer: Authorizer, resolver: Resolver): AuthorizerPlan | undefined {
  const type = types.find((known) => known === resolver.text(authorizer.type).toUpperCase());
  if (!type) return undefined;
  const pool = type === 'COGNITO_USER_POOLS';
  const invoked = pool ? undefined : authorizerFunction(authorizer, resolver);
  const identitySources = sources(resolver.text(authorizer.identitySource), pool);
  if (!pool && !invoked) return undefined;
  if (type !== 'REQUEST' && identitySources.length !== 1) return undefined;
  const name = resolver.text(authorizer.name);
  const expression = resolver.text(authorizer.identityValidationExpression);
  return {
    name,
    id: authorizerId(name),
    type,
    identitySources,
    ...(expression !== undefined && expression !== '' && { identityValidationExpression: expression }),
    resultTtl: resolver.number(authorizer.authorizerResultTtlInSeconds) ?? defaultTtl,
    ...(invoked && { function: invoked }),
    userPools: authorizer.providerArns.map((arn) => resolver.text(arn)),
  };
}

function authorizerFunction({ authorizerUri, authorizerCredentials }: Authorizer, resolver: Resolver): AuthorizerFunction | undefined {
  const target = lambdaTarget(resolver.address(authorizerUri) ?? '');
  const credentials = resolver.address(authorizerCredentials);
  return target && { functionArn: target.functionArn, region: target.region, ...(credentials && { credentials: uriPieces(credentials) }) };
}

/** The comma-separated list; a user pool authorizer reads `Authorization` unless it is told otherwise. */
function sources(text: string | undefined, pool: boolean): readonly MappingSource[] {
  const listed = (text ?? '').split(',').flatMap((source) => parseRequestSource(source.trim()) ?? []);
  return listed.length === 0 && pool ? [{ kind: 'method-request', location: 'header', name: 'Authorization', multiValue: false }] : listed;
}

/** An id like the service's, always the same for the same name. */
function authorizerId(name: string): string {
  return BigInt(`0x${createHash('sha256').update(`authorizer ${name}`).digest('hex').slice(0, 12)}`)
    .toString(36)
    .padStart(6, '0')
    .slice(0, 6);
}
