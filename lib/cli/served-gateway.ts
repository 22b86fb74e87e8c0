import { createGateway, type Gateway, type GatewayOptions, unsupportedParts } from '../engine';
import { compilePlan } from '../plan';
import type { SourcedApi } from '../testing/sources';
import { UsageError } from './usage-error';

/** The gateway that is served. @throws UsageError naming what does not run locally */
export function createServedGateway({ definition }: SourcedApi, options: GatewayOptions): Gateway {
  const plan = compilePlan(definition, options);
  const [first, ...others] = unsupportedParts(plan, options);
  if (first) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    throw new UsageError(
      `not run locally: ${first.what} (${first.where}${more}); give it, say who calls with --as, or serve it as open with --allow-unsupported`,
    );
  }
  return createGateway(plan, options);
}
