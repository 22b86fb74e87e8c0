import type { ApiDefinition } from '../../definition';
import { writeOpenApi } from '../openapi';
import { deploymentProperties } from './api-properties';
import { resource } from './properties';
import type { ApiWriter } from './template-parts';

/** One `AWS::ApiGateway::RestApi` whose `Body` is the whole API. */
export const documentForm: ApiWriter = (definition, api) => {
  const { document, warnings } = writeOpenApi(bodyOf(definition), { version: '3.0', rendering: 'deployable' });
  return {
    resources: [resource(api, 'AWS::ApiGateway::RestApi', { Body: document, ...deploymentProperties(definition) })],
    deployedAfter: [],
    authorizerIds: new Map(),
    warnings,
  };
};

/** What is said outside of the body needs no warning there. */
function bodyOf(definition: ApiDefinition): ApiDefinition {
  const { endpointConfiguration: _, ...rest } = definition;
  return { ...rest, stages: [], usagePlans: [], apiKeys: [], otherResources: [], tags: [] };
}
