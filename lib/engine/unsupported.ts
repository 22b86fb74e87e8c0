import type { ApiPlan, UnsupportedPart } from '../plan';
import { wholeApi } from './authorizers/whole-api';
import type { GatewayOptions } from './gateway-options';
import { loadAuthorizers } from './load-authorizers';

/**
 * What of an API is not run with these options, by name; nothing where that is allowed. A caller who is given stands for every
 * authorizer, and for no policy.
 */
export function unsupportedParts(plan: ApiPlan, options: GatewayOptions): readonly UnsupportedPart[] {
  if (options.allowUnsupported || !isGuarded(plan)) return [];
  const parts = [...plan.unsupported, ...loadAuthorizers().missingParts(plan, options)];
  const isGiven = Object.keys(options.given?.authorizer ?? {}).length > 0;
  return isGiven ? parts.filter(({ where }) => where === wholeApi) : parts;
}

/** True for an API that does not let everybody call everything. */
export function isGuarded({ policy, methods }: ApiPlan): boolean {
  return policy !== undefined || methods.some(({ authorization }) => authorization !== 'NONE');
}

/** Refuses to serve what the engine does not run, by name, unless it was told to serve it as open. */
export function refuseUnsupported(plan: ApiPlan, options: GatewayOptions): void {
  const refused = unsupportedParts(plan, options);
  if (refused.length === 0) return;
  const byWhat = new Map<string, string[]>();
  for (const { what, where } of refused) byWhat.set(what, [...(byWhat.get(what) ?? []), where]);
  const lines = [...byWhat].map(([what, places]) => `  ${what} (${places.join(', ')})`);
  throw new Error(
    `Not run locally:\n${lines.join('\n')}\nSay who calls (an identity or authorizer context), give what is missing, or allow what is unsupported to serve it as open.`,
  );
}
