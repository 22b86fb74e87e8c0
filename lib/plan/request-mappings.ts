import type { IntegrationType, ParameterMapping } from '../definition';
import { parseIntegrationRequestTarget, parseRequestSource } from '../mapping/expressions';
import type { RequestMappingPlan } from './integration-plan';
import type { Resolver } from './resolver';

/** Headers that no integration may map: every call fails. Recorded for the first two, LocalStack's reading for the others. */
const neverMapped = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
/** Headers that AWS and AWS_PROXY integrations may not map either (recorded). */
const neverMappedToAws = ['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

/** The request mappings, or the reason why every call fails. Entries that are no text are left out, as the import leaves them out. */
export function requestMappings(
  type: IntegrationType,
  mappings: readonly ParameterMapping[],
  resolver: Resolver,
): readonly RequestMappingPlan[] | string {
  const plans: RequestMappingPlan[] = [];
  for (const { target, source, malformed } of mappings) {
    if (malformed !== undefined) continue;
    const expression = resolver.text(source);
    const place = parseIntegrationRequestTarget(target);
    const parsed = parseRequestSource(expression);
    if (!place) return `Invalid mapping expression specified: ${target}`;
    if (!parsed) return `Invalid mapping expression specified: ${expression}`;
    if (place.location === 'header' && mayNotBeMapped(type, place.name)) return `Header ${place.name} may not be mapped`;
    plans.push({ ...place, source: parsed, expression });
  }
  return plans;
}

function mayNotBeMapped(type: IntegrationType, header: string): boolean {
  const name = header.toLowerCase();
  if (type === 'MOCK') return false;
  return neverMapped.includes(name) || ((type === 'AWS' || type === 'AWS_PROXY') && neverMappedToAws.includes(name));
}
