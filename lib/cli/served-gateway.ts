import { createGateway, type Gateway, type GatewayOptions } from '../engine';
import type { SourcedApi } from '../testing/sources';

/** The gateway that is served. */
export function createServedGateway({ definition }: SourcedApi, options: GatewayOptions): Gateway {
  return createGateway(definition, options);
}
