import { type GatewayResponse, gatewayResponseTypes } from '../definition';
import { parseGatewayResponseHeader, parseRequestSource } from '../mapping/expressions';
import type { GatewayResponsePlan } from './gateway-response-plan';
import type { Resolver } from './resolver';
import { substitutionPieces } from './substitution-pieces';

/**
 * Every type with what was configured for it. A type without a configuration of its own takes DEFAULT_4XX's or DEFAULT_5XX's as a
 * whole; one that has its own takes nothing from them (recorded).
 */
export function gatewayResponsePlans(configured: readonly GatewayResponse[], resolver: Resolver): readonly GatewayResponsePlan[] {
  const byType = new Map(configured.map((response) => [resolver.text(response.responseType), response]));
  return Object.entries(gatewayResponseTypes).map(([responseType, ownStatus]) => {
    const response = byType.get(responseType) ?? (ownStatus === undefined ? undefined : byType.get(inheritedFrom(ownStatus)));
    return gatewayResponsePlan(responseType, response, resolver);
  });
}

function inheritedFrom(status: number): string {
  return status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
}

function gatewayResponsePlan(responseType: string, response: GatewayResponse | undefined, resolver: Resolver): GatewayResponsePlan {
  const status = Number(resolver.text(response?.statusCode) ?? Number.NaN);
  return {
    responseType,
    ...(Number.isInteger(status) && { status }),
    headers: (response?.responseParameters ?? []).flatMap(({ target, source, malformed }) => {
      const name = parseGatewayResponseHeader(target);
      const parsed = parseRequestSource(resolver.text(source));
      return malformed === undefined && name !== undefined && parsed ? [{ name, source: parsed }] : [];
    }),
    templates: (response?.responseTemplates ?? [])
      .filter(({ malformed }) => malformed === undefined)
      .map(({ contentType, template }) => ({ contentType, pieces: substitutionPieces(resolver.text(template)) })),
  };
}
