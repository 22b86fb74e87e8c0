import { createGateway, type Gateway, type GatewayOptions } from '../engine';
import { compilePlan } from '../plan';
import type { SourcedApi } from '../testing/sources';
import { UsageError } from './usage-error';

/** The gateway that is served. @throws UsageError naming what does not run locally */
export function createServedGateway({ definition }: SourcedApi, options: GatewayOptions): Gateway {
  const plan = compilePlan(definition, options);
  const [first, ...others] = options.allowUnsupported ? [] : plan.unsupported;
  if (first) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    throw new UsageError(`${first.what} is not run locally (${first.where}${more}): --allow-unsupported serves it as open`);
  }
  return createGateway(plan, options);
}
