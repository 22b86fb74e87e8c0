import type { ApiPlan } from '../plan';
import type { GatewayOptions } from './gateway-options';

/** Refuses to serve what the engine does not run, by name, unless it was told to serve it as open. */
export function refuseUnsupported({ unsupported }: ApiPlan, { allowUnsupported, given }: GatewayOptions): void {
  const refused = allowUnsupported || given ? [] : unsupported;
  if (refused.length === 0) return;
  const byWhat = new Map<string, string[]>();
  for (const { what, where } of refused) byWhat.set(what, [...(byWhat.get(what) ?? []), where]);
  const lines = [...byWhat].map(([what, places]) => `  ${what} (${places.join(', ')})`);
  throw new Error(
    `Not run locally:\n${lines.join('\n')}\nSay who calls (an identity or authorizer context), or allow what is unsupported to serve it as open.`,
  );
}
