import { type ApiDefinition, emptyApi, isLiteral, literal, type Value } from '../../definition';
import type { Problems } from '../problems';
import { present } from '../source';
import { withAdditions } from './additions';
import { ApiContext } from './api-context';
import { type DocumentFinders, readBody } from './body';
import { jsonProperty } from './json-property';
import { readOtherResources } from './other-resources';
import { readAuthorizers, readDocumentation, readGatewayResponses, readModels, readRequestValidators } from './parts';
import type { ResourceSet } from './resource-set';
import { ResourceDrafts } from './resources';
import { readStages } from './stages';
import { readTags } from './tags';
import type { TemplateResource } from './template-resource';
import { types as resourceTypes } from './types';
import { readApiKeys, readUsagePlans } from './usage-plans';

/** Reads one API of a template: what its body says, then its properties, then the resources that refer to it. */
export function readApi(api: TemplateResource, resources: ResourceSet, problems: Problems, finders: DocumentFinders): ApiDefinition {
  const context = new ApiContext(api, resources, problems);
  const members = context.members(api.properties);
  const endpoint = members.object('EndpointConfiguration');
  const types = endpoint?.texts('Types') ?? [];
  const read = readBody(context, endpointType(types), finders);
  const body = read ?? emptyApi;
  const hasBody = api.beyond?.document !== undefined || ['Body', 'BodyS3Location'].some((name) => api.properties.get(name) !== undefined);
  const own = new ResourceDrafts(context).resources();
  const methodCount = own.reduce((count, { methods }) => count + methods.length, 0);
  const isIncomplete = (hasBody && read === undefined) || methodCount < context.ofThisApi(resourceTypes.method).length;
  const definition: ApiDefinition = {
    ...body,
    ...present({
      name: members.text('Name') ?? body.name,
      description: members.text('Description') ?? body.description,
      version: members.text('Version') ?? body.version,
      apiKeySource: members.text('ApiKeySourceType') ?? body.apiKeySource,
      minimumCompressionSize: members.number('MinimumCompressionSize') ?? body.minimumCompressionSize,
      disableExecuteApiEndpoint: members.flag('DisableExecuteApiEndpoint') ?? body.disableExecuteApiEndpoint,
      endpointAccessMode: members.text('EndpointAccessMode') ?? body.endpointAccessMode,
      securityPolicy: members.text('SecurityPolicy') ?? body.securityPolicy,
      policy: jsonProperty(api.properties.get('Policy')) ?? body.policy,
      documentation: readDocumentation(context) ?? body.documentation,
      endpointConfiguration: endpoint
        ? {
            types,
            vpcEndpointIds: endpoint.texts('VpcEndpointIds'),
            ...present({ ipAddressType: endpoint.text('IpAddressType') }),
          }
        : body.endpointConfiguration,
    }),
    binaryMediaTypes: distinct([...members.texts('BinaryMediaTypes').map(unescaped), ...body.binaryMediaTypes]),
    resources: own,
    models: readModels(context),
    requestValidators: readRequestValidators(context),
    authorizers: readAuthorizers(context),
    gatewayResponses: readGatewayResponses(context),
    stages: readStages(context),
    usagePlans: readUsagePlans(context),
    apiKeys: readApiKeys(context),
    otherResources: [],
    tags: readTags(members),
    ...(isIncomplete && { incomplete: true }),
    origin: api.origin,
  };
  const whole = withBody(api, body, definition, problems);
  return { ...whole, otherResources: readOtherResources(context, whole.resources) };
}

function withBody(api: TemplateResource, body: ApiDefinition, own: ApiDefinition, problems: Problems): ApiDefinition {
  if (body === emptyApi) return own;
  return api.beyond?.deploysAsDocument ? withAdditions(body, own, problems) : beside(body, own);
}

/** What a template declares beside the body comes after it. */
function beside(body: ApiDefinition, own: ApiDefinition): ApiDefinition {
  return {
    ...own,
    resources: mergedResources(body.resources, own.resources),
    models: [...body.models, ...own.models],
    requestValidators: [...body.requestValidators, ...own.requestValidators],
    authorizers: [...body.authorizers, ...own.authorizers],
    gatewayResponses: [...body.gatewayResponses, ...own.gatewayResponses],
  };
}

function endpointType(types: readonly Value<string>[]): string | undefined {
  return types.length === 1 ? literal(types[0]) : undefined;
}

/** The root is always there. */
function mergedResources(body: ApiDefinition['resources'], own: ApiDefinition['resources']): ApiDefinition['resources'] {
  const [root, ...others] = own;
  const rootMethods = root?.methods ?? [];
  return [
    ...body.map((resource) => (resource.path === '/' ? { ...resource, methods: [...resource.methods, ...rootMethods] } : resource)),
    ...others,
  ];
}

/** CloudFormation takes a slash as `~1`, too. */
function unescaped(mediaType: Value<string>): Value<string> {
  return isLiteral(mediaType) ? mediaType.replaceAll('~1', '/') : mediaType;
}

function distinct(values: readonly Value<string>[]): readonly Value<string>[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
