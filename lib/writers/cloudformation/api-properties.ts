import type { ApiDefinition, JsonObject } from '../../definition';
import { properties, propertiesOrNothing, property, propertyList, tagList } from './properties';

/** Properties of `AWS::ApiGateway::RestApi` that no document says. */
export function deploymentProperties({ endpointConfiguration: endpoint, tags }: ApiDefinition): JsonObject {
  return properties([
    [
      'EndpointConfiguration',
      propertiesOrNothing([
        ['Types', propertyList(endpoint?.types ?? [])],
        ['IpAddressType', property(endpoint?.ipAddressType)],
        ['VpcEndpointIds', propertyList(endpoint?.vpcEndpointIds ?? [])],
      ]),
    ],
    ['Tags', tagList(tags)],
  ]);
}

/** All properties of `AWS::ApiGateway::RestApi`, for an API whose parts are resources of their own. */
export function apiProperties(definition: ApiDefinition, name: string): JsonObject {
  return properties([
    ['Name', property(definition.name) ?? name],
    ['Description', property(definition.description)],
    ['ApiKeySourceType', property(definition.apiKeySource)],
    ['BinaryMediaTypes', propertyList(definition.binaryMediaTypes)],
    ['MinimumCompressionSize', property(definition.minimumCompressionSize)],
    ['DisableExecuteApiEndpoint', property(definition.disableExecuteApiEndpoint)],
    ['EndpointAccessMode', property(definition.endpointAccessMode)],
    ['SecurityPolicy', property(definition.securityPolicy)],
    ['Policy', definition.policy?.json],
    ...Object.entries(deploymentProperties(definition)),
  ]);
}
