import type {
  ApiDefinition,
  Authorizer,
  Documentation,
  GatewayResponse,
  Json,
  JsonObject,
  Model,
  RequestValidator,
} from '../../definition';
import type { LogicalIds } from './logical-ids';
import { mappings, templates } from './method-properties';
import { properties, property, propertyList, resource } from './properties';
import { partId, type TemplatePart } from './template-parts';

export function modelProperties({ name, contentType, description }: Model, schema: Json | undefined): JsonObject {
  return properties([
    ['Name', property(name)],
    ['ContentType', property(contentType)],
    ['Description', property(description)],
    ['Schema', schema],
  ]);
}

export function validatorProperties({ name, validateRequestBody, validateRequestParameters }: RequestValidator): JsonObject {
  return properties([
    ['Name', property(name)],
    ['ValidateRequestBody', property(validateRequestBody)],
    ['ValidateRequestParameters', property(validateRequestParameters)],
  ]);
}

export function authorizerProperties(authorizer: Authorizer): JsonObject {
  return properties([
    ['Name', property(authorizer.name)],
    ['Type', property(authorizer.type)],
    ['AuthType', property(authorizer.authType)],
    ['AuthorizerUri', property(authorizer.authorizerUri)],
    // Documents may hold an empty one, which a resource may not.
    ['AuthorizerCredentials', property(authorizer.authorizerCredentials === '' ? undefined : authorizer.authorizerCredentials)],
    ['IdentitySource', property(authorizer.identitySource)],
    ['IdentityValidationExpression', property(authorizer.identityValidationExpression)],
    ['AuthorizerResultTtlInSeconds', property(authorizer.authorizerResultTtlInSeconds)],
    ['ProviderARNs', propertyList(authorizer.providerArns)],
  ]);
}

export function gatewayResponse(response: GatewayResponse, definition: ApiDefinition, ofApi: JsonObject, ids: LogicalIds): TemplatePart {
  const type = property(response.responseType);
  const id = ids.take(partId(response.origin, definition) ?? `GatewayResponse${typeof type === 'string' ? type : ''}`);
  const members = properties([
    ['ResponseType', type],
    ['StatusCode', property(response.statusCode)],
    ['ResponseParameters', mappings(response.responseParameters)],
    ['ResponseTemplates', templates(response.responseTemplates)],
  ]);
  return resource(id, 'AWS::ApiGateway::GatewayResponse', { ...ofApi, ...members });
}

/** Parts of the documentation, and the version that holds a snapshot of them. */
export function documentation(
  { parts, version }: Documentation,
  definition: ApiDefinition,
  ofApi: JsonObject,
  ids: LogicalIds,
): readonly TemplatePart[] {
  const written = parts.map(({ location, properties: content, origin }) =>
    resource(ids.take(partId(origin, definition) ?? 'DocumentationPart'), 'AWS::ApiGateway::DocumentationPart', {
      ...ofApi,
      Location: inWordsOfTemplates(location.json),
      // The property takes JSON as text alone.
      Properties: JSON.stringify(content.json),
    }),
  );
  if (version === undefined) return written;
  const [id, snapshot] = resource(ids.take('DocumentationVersion'), 'AWS::ApiGateway::DocumentationVersion', {
    ...ofApi,
    DocumentationVersion: version,
  });
  return [...written, [id, written.length === 0 ? snapshot : { ...snapshot, DependsOn: written.map(([part]) => part) }]];
}

/** Locations in templates say `StatusCode` where those of documents say `statusCode`. */
function inWordsOfTemplates(location: Json): Json {
  if (location === null || typeof location !== 'object' || Array.isArray(location)) return location;
  const entries = Object.entries(location).map(([name, value]): [string, Json] => [name.charAt(0).toUpperCase() + name.slice(1), value]);
  return Object.fromEntries(entries);
}
