import type { EndpointConfiguration, Value } from '../../definition';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

export interface Endpoint {
  readonly endpointConfiguration?: EndpointConfiguration;
  readonly disableExecuteApiEndpoint?: Value<boolean>;
}

/** Reads the endpoint configuration: at Swagger's root, or in the first server. A document does not say its endpoint type. */
export function readEndpoint(context: OpenApiContext, server: Cursor | undefined, endpointType: string | undefined): Endpoint {
  const owner = context.version === 2 ? context.root : server;
  const extension = owner && context.members(owner).object('x-amazon-apigateway-endpoint-configuration');
  const vpcEndpointIds = extension?.texts('vpcEndpointIds') ?? [];
  const written = extension?.texts('types') ?? [];
  const types = endpointType !== undefined ? [endpointType] : written.length > 0 ? written : vpcEndpointIds.length > 0 ? ['PRIVATE'] : [];
  const ipAddressType = extension?.text('ipAddressType');
  const disableExecuteApiEndpoint = extension?.flag('disableExecuteApiEndpoint');
  return {
    ...(types.length > 0 && {
      endpointConfiguration: { types, vpcEndpointIds, ...(ipAddressType !== undefined && { ipAddressType }) },
    }),
    ...(disableExecuteApiEndpoint !== undefined && { disableExecuteApiEndpoint }),
  };
}
