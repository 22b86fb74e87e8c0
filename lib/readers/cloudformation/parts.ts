import {
  type Authorizer,
  type Documentation,
  type GatewayResponse,
  type JsonDocument,
  jsonDocument,
  type Model,
  type RequestValidator,
} from '../../definition';
import { contentTemplate, parameterMapping } from '../parts/mappings';
import { present } from '../source';
import type { ApiContext } from './api-context';
import { jsonProperty } from './json-property';
import { withModelNames } from './model-schema';
import { types } from './types';

export function readModels(context: ApiContext): readonly Model[] {
  return context.ofThisApi(types.model).map((resource) => {
    const members = context.members(resource.properties);
    const schema = jsonProperty(resource.properties.get('Schema'));
    return {
      name: context.nameOf(resource),
      contentType: members.text('ContentType') ?? 'application/json',
      ...present({ description: members.text('Description'), schema: schema && withModelNames(schema, context) }),
      origin: resource.origin,
    };
  });
}

export function readRequestValidators(context: ApiContext): readonly RequestValidator[] {
  return context.ofThisApi(types.requestValidator).map((resource) => {
    const members = context.members(resource.properties);
    const isBlank = resource.properties.get('Name')?.text === '';
    return {
      name: isBlank ? '' : context.nameOf(resource),
      validateRequestBody: members.flag('ValidateRequestBody') ?? false,
      validateRequestParameters: members.flag('ValidateRequestParameters') ?? false,
      origin: resource.origin,
    };
  });
}

export function readAuthorizers(context: ApiContext): readonly Authorizer[] {
  return context.ofThisApi(types.authorizer).map((resource) => {
    const members = context.members(resource.properties);
    return {
      name: context.nameOf(resource),
      type: members.text('Type') ?? '',
      ...present({
        authorizerUri: members.text('AuthorizerUri'),
        authorizerCredentials: members.text('AuthorizerCredentials'),
        identitySource: members.text('IdentitySource'),
        identityValidationExpression: members.text('IdentityValidationExpression'),
        authorizerResultTtlInSeconds: members.number('AuthorizerResultTtlInSeconds'),
        authType: members.text('AuthType'),
      }),
      providerArns: members.texts('ProviderARNs'),
      origin: resource.origin,
    };
  });
}

export function readGatewayResponses(context: ApiContext): readonly GatewayResponse[] {
  return context.ofThisApi(types.gatewayResponse).map(({ properties, origin }) => {
    const members = context.members(properties);
    return {
      responseType: members.text('ResponseType') ?? '',
      ...present({ statusCode: members.text('StatusCode') }),
      responseParameters: members.map('ResponseParameters').map((entry) => parameterMapping(entry, 'scalars')),
      responseTemplates: members.map('ResponseTemplates').map((entry) => contentTemplate(entry, 'scalars')),
      origin,
    };
  });
}

export function readDocumentation(context: ApiContext): Documentation | undefined {
  const parts = context.ofThisApi(types.documentationPart).map(({ properties, origin }) => ({
    location: inWordsOfTheExtension(properties.get('Location')?.jsonDocument() ?? jsonDocument({})),
    properties: jsonProperty(properties.get('Properties')) ?? jsonDocument({}),
    origin,
  }));
  const version = context.ofThisApi(types.documentationVersion)[0]?.properties.get('DocumentationVersion')?.text;
  return parts.length === 0 && version === undefined ? undefined : { ...present({ version }), parts };
}

/** Locations in documents say `statusCode` where those of templates say `StatusCode`. */
function inWordsOfTheExtension({ json, unresolved }: JsonDocument): JsonDocument {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return { json, unresolved };
  const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return {
    json: Object.fromEntries(Object.entries(json).map(([name, value]) => [lowered(name), value])),
    unresolved: unresolved.map((pointer) => pointer.replace(/^\/./, (start) => start.toLowerCase())),
  };
}
