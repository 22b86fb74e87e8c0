import type { ContentTemplate, Integration, IntegrationResponse, Json, JsonObject, Method, Value } from '../../definition';
import { present } from '../source';
import { isPlainObject, PlainParts } from './plain-parts';
import type { TemplateResource } from './template-resource';

/**
 * Reads a method that is written as nearly all are: each member of the type that it should have, nothing unknown but its references and
 * its URI. Undefined where anything is otherwise, and for templates with places; the reader that tells of such things reads it then.
 * Templates hold thousands of methods, and to read one through cursors takes many times as long.
 */
export function readPlainMethod(method: TemplateResource): Method | undefined {
  const { source } = method.properties.node.kind === 'map' ? method.properties.node : { source: undefined };
  if (source === undefined || method.beyond !== undefined) return undefined;
  const parts = new PlainParts(method.properties.document.file, method.origin);
  const read = methodOf(method, source, parts);
  return parts.isPlain ? read : undefined;
}

function methodOf(method: TemplateResource, source: JsonObject, parts: PlainParts): Method | undefined {
  const { HttpMethod: verb, Integration: integration, MethodResponses: responses } = source;
  const { RequestModels: requestModels, AuthorizerId: authorizer, RequestValidatorId: validator } = source;
  const pointer = method.properties.pointer;
  if (typeof verb !== 'string' || !isPlainObject(integration)) return undefined;
  // References to other parts, with all the ways to write them.
  if (requestModels !== undefined || authorizer !== undefined || validator !== undefined) return undefined;
  return {
    httpMethod: verb.toUpperCase(),
    ...present({
      operationName: parts.text(source['OperationName']),
      authorizationType: parts.text(source['AuthorizationType']),
      integration: integrationOf(method, integration, `${pointer}/Integration`, parts),
    }),
    authorizationScopes: parts.texts(source['AuthorizationScopes']),
    apiKeyRequired: parts.flag(source['ApiKeyRequired']) ?? false,
    requestParameters: parts.parameters(source['RequestParameters'], `${pointer}/RequestParameters`),
    requestModels: [],
    methodResponses: parts.list(responses).map((item, index) => methodResponse(item, `${pointer}/MethodResponses/${index}`, parts)),
    origin: method.origin,
  };
}

function methodResponse(item: Json, pointer: string, parts: PlainParts): Method['methodResponses'][number] {
  const response = parts.object(item);
  return {
    statusCode: parts.required(response['StatusCode']),
    responseParameters: parts.parameters(response['ResponseParameters'], `${pointer}/ResponseParameters`),
    responseModels: parts.strings(response['ResponseModels'], `${pointer}/ResponseModels`).map(({ key, value, origin }) => ({
      contentType: key,
      model: value,
      origin,
    })),
    origin: parts.origin(pointer),
  };
}

function integrationOf(method: TemplateResource, integration: JsonObject, pointer: string, parts: PlainParts): Integration {
  const type = parts.required(integration['Type']);
  const isMock = type === 'MOCK';
  const responses = parts.list(integration['IntegrationResponses']);
  return {
    type,
    ...present({
      httpMethod: isMock ? undefined : parts.text(integration['IntegrationHttpMethod']),
      uri: isMock ? undefined : uriOf(method, integration['Uri'], parts),
      connectionType: parts.text(integration['ConnectionType']),
      connectionId: parts.text(integration['ConnectionId']),
      credentials: parts.text(integration['Credentials']),
      passthroughBehavior: parts.text(integration['PassthroughBehavior']),
      contentHandling: parts.text(integration['ContentHandling']),
      timeoutInMillis: parts.number(integration['TimeoutInMillis']),
      cacheNamespace: parts.text(integration['CacheNamespace']),
      responseTransferMode: parts.text(integration['ResponseTransferMode']),
      integrationTarget: parts.text(integration['IntegrationTarget']),
    }),
    requestParameters: mappings(integration['RequestParameters'], `${pointer}/RequestParameters`, parts),
    requestTemplates: templates(integration['RequestTemplates'], `${pointer}/RequestTemplates`, parts),
    cacheKeyParameters: parts.texts(integration['CacheKeyParameters']),
    integrationResponses: responses.map((item, index) => integrationResponse(item, `${pointer}/IntegrationResponses/${index}`, parts)),
    origin: parts.origin(pointer),
  };
}

function integrationResponse(item: Json, pointer: string, parts: PlainParts): IntegrationResponse {
  const response = parts.object(item);
  // An empty pattern is how the service's own tools write the default response.
  const selectionPattern = parts.text(response['SelectionPattern']) || undefined;
  const contentHandling = parts.text(response['ContentHandling']);
  return {
    ...(selectionPattern !== undefined && { selectionPattern }),
    statusCode: parts.required(response['StatusCode']),
    responseParameters: mappings(response['ResponseParameters'], `${pointer}/ResponseParameters`, parts),
    responseTemplates: templates(response['ResponseTemplates'], `${pointer}/ResponseTemplates`, parts),
    ...(contentHandling !== undefined && { contentHandling }),
    origin: parts.origin(pointer),
  };
}

/** URIs of AWS services are made of the partition and the region, which the template does not know: evaluated as any intrinsic is. */
function uriOf(method: TemplateResource, uri: Json | undefined, parts: PlainParts): Value<string> | undefined {
  if (!isPlainObject(uri)) return parts.text(uri);
  const evaluated = method.properties.get('Integration')?.get('Uri');
  const value = evaluated?.unresolved ?? evaluated?.text;
  if (value === undefined) parts.isPlain = false;
  return value;
}

function mappings(source: Json | undefined, pointer: string, parts: PlainParts): Integration['requestParameters'] {
  return parts.strings(source, pointer).map(({ key, value, origin }) => ({ target: key, source: value, origin }));
}

function templates(source: Json | undefined, pointer: string, parts: PlainParts): readonly ContentTemplate[] {
  return parts.strings(source, pointer).map(({ key, value, origin }) => ({ contentType: key, template: value, origin }));
}
