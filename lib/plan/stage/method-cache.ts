import type { Integration, Method } from '../../definition';
import {
  type MappingSource,
  parseIntegrationRequestTarget,
  parseMethodRequestParameter,
  parseRequestSource,
} from '../../mapping/expressions';
import type { Resolver } from '../resolver';
import type { MethodSettings } from './method-settings';
import { type CacheControlStrategy, cacheControlStrategies, type MethodCachePlan } from './stage-plan';

const defaultTtl = 300;
const longestTtl = 3600;

/**
 * How a method's answers are cached; undefined where they are not. What a stage says of all methods holds for GET alone, others have to
 * be named (documented).
 */
export function methodCache(
  { httpMethod, integration }: Method,
  resourceId: string,
  { merged, own }: MethodSettings,
  resolver: Resolver,
): MethodCachePlan | undefined {
  if (!integration || resolver.text(integration.responseTransferMode) === 'STREAM') return undefined;
  const isNamed = own.cachingEnabled !== undefined;
  if (!resolver.boolean(merged.cachingEnabled) || !(isNamed || httpMethod === 'GET' || httpMethod === 'ANY')) return undefined;
  const ttlInSeconds = Math.min(resolver.number(merged.cacheTtlInSeconds) ?? defaultTtl, longestTtl);
  if (ttlInSeconds <= 0) return undefined;
  return {
    ttlInSeconds,
    namespace: resolver.text(integration.cacheNamespace) ?? resourceId,
    keys: integration.cacheKeyParameters.flatMap((key) => cacheKey(resolver.text(key), integration, resolver) ?? []),
    onlyGet: httpMethod === 'ANY' && !isNamed,
    requireAuthorization:
      merged.requireAuthorizationForCacheControl === undefined || resolver.boolean(merged.requireAuthorizationForCacheControl),
    unauthorized: strategy(resolver.text(merged.unauthorizedCacheControlHeaderStrategy)),
  };
}

/** A parameter of the method, or what is mapped to one of the integration. */
function cacheKey(key: string, { requestParameters }: Integration, resolver: Resolver): MappingSource | undefined {
  const parameter = parseMethodRequestParameter(key);
  if (parameter) return { kind: 'method-request', ...parameter, multiValue: parameter.location !== 'path' };
  if (!parseIntegrationRequestTarget(key)) return undefined;
  const mapping = requestParameters.find(({ target, malformed }) => target === key && malformed === undefined);
  return mapping && parseRequestSource(resolver.text(mapping.source));
}

function strategy(text: string | undefined): CacheControlStrategy {
  return cacheControlStrategies.find((known) => known === text?.toUpperCase()) ?? 'SUCCEED_WITH_RESPONSE_HEADER';
}
