import {
  type ContentTemplate,
  type Integration,
  type IntegrationResponse,
  isObject,
  type Json,
  type JsonObject,
  type Method,
  type MethodResponse,
  type ParameterMapping,
  type Value,
} from '../../definition';
import { PlainParts, type ReferredNames } from './plain-parts';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/**
 * Reads a method that is written as nearly all are: each member of the type that it should have, nothing unknown but its references and
 * its URI. Undefined where anything is otherwise, and for templates with places; the reader that tells of such things reads it then.
 * Templates hold thousands of methods, and to read one through cursors takes many times as long.
 */
export function readPlainMethod(method: TemplateResource, source: JsonObject, names: ReferredNames): Method | undefined {
  const parts = new PlainParts(method.origin, names);
  const read = methodOf(method, source, parts);
  return parts.isPlain ? read : undefined;
}

function methodOf(method: TemplateResource, source: JsonObject, parts: PlainParts): Method | undefined {
  const { HttpMethod: verb, Integration: integration, MethodResponses: responses } = source;
  const pointer = `${method.origin.pointer ?? ''}/Properties`;
  if (typeof verb !== 'string' || !isObject(integration)) return undefined;
  // Member by member: a template has thousands of methods, and most are read before anything that does it is compiled.
  const operationName = parts.text(source['OperationName']);
  const authorizationType = parts.text(source['AuthorizationType']);
  const authorizer = parts.referred(source['AuthorizerId'], types.authorizer);
  const requestValidator = parts.referred(source['RequestValidatorId'], types.requestValidator);
  const methodResponses: MethodResponse[] = [];
  for (const item of parts.list(responses))
    methodResponses.push(methodResponse(item, `${pointer}/MethodResponses/${methodResponses.length}`, parts));
  return {
    httpMethod: verb.toUpperCase(),
    ...(operationName !== undefined && { operationName }),
    ...(authorizationType !== undefined && { authorizationType }),
    ...(authorizer !== undefined && { authorizer }),
    ...(requestValidator !== undefined && { requestValidator }),
    integration: integrationOf(method, integration, `${pointer}/Integration`, parts),
    authorizationScopes: parts.texts(source['AuthorizationScopes']),
    apiKeyRequired: parts.flag(source['ApiKeyRequired']) ?? false,
    requestParameters: parts.parameters(source['RequestParameters'], `${pointer}/RequestParameters`),
    requestModels: parts.models(source['RequestModels'], `${pointer}/RequestModels`),
    methodResponses,
    origin: method.origin,
  };
}

function methodResponse(item: Json, pointer: string, parts: PlainParts): MethodResponse {
  const response = parts.object(item);
  return {
    statusCode: parts.required(response['StatusCode']),
    responseParameters: parts.parameters(response['ResponseParameters'], `${pointer}/ResponseParameters`),
    responseModels: parts.models(response['ResponseModels'], `${pointer}/ResponseModels`),
    origin: parts.origin(pointer),
  };
}

type Writable<T> = { -readonly [Name in keyof T]?: T[Name] };

function integrationOf(method: TemplateResource, integration: JsonObject, pointer: string, parts: PlainParts): Integration {
  const type = parts.required(integration['Type']);
  const read: Writable<Integration> = { type };
  if (type !== 'MOCK') {
    const httpMethod = parts.text(integration['IntegrationHttpMethod']);
    if (httpMethod !== undefined) read.httpMethod = httpMethod;
    const uri = uriOf(method, integration['Uri'], parts);
    if (uri !== undefined) read.uri = uri;
  }
  addMembers(read, integration, parts);
  const integrationResponses: IntegrationResponse[] = [];
  for (const item of parts.list(integration['IntegrationResponses']))
    integrationResponses.push(integrationResponse(item, `${pointer}/IntegrationResponses/${integrationResponses.length}`, parts));
  read.requestParameters = mappings(integration['RequestParameters'], `${pointer}/RequestParameters`, parts);
  read.requestTemplates = templates(integration['RequestTemplates'], `${pointer}/RequestTemplates`, parts);
  read.cacheKeyParameters = parts.texts(integration['CacheKeyParameters']);
  read.integrationResponses = integrationResponses;
  read.origin = parts.origin(pointer);
  return read as Integration;
}

function addMembers(read: Writable<Integration>, integration: JsonObject, parts: PlainParts): void {
  const connectionType = parts.text(integration['ConnectionType']);
  if (connectionType !== undefined) read.connectionType = connectionType;
  const connectionId = parts.text(integration['ConnectionId']);
  if (connectionId !== undefined) read.connectionId = connectionId;
  const credentials = parts.text(integration['Credentials']);
  if (credentials !== undefined) read.credentials = credentials;
  const passthroughBehavior = parts.text(integration['PassthroughBehavior']);
  if (passthroughBehavior !== undefined) read.passthroughBehavior = passthroughBehavior;
  const contentHandling = parts.text(integration['ContentHandling']);
  if (contentHandling !== undefined) read.contentHandling = contentHandling;
  const timeoutInMillis = parts.number(integration['TimeoutInMillis']);
  if (timeoutInMillis !== undefined) read.timeoutInMillis = timeoutInMillis;
  const cacheNamespace = parts.text(integration['CacheNamespace']);
  if (cacheNamespace !== undefined) read.cacheNamespace = cacheNamespace;
  const responseTransferMode = parts.text(integration['ResponseTransferMode']);
  if (responseTransferMode !== undefined) read.responseTransferMode = responseTransferMode;
  const integrationTarget = parts.text(integration['IntegrationTarget']);
  if (integrationTarget !== undefined) read.integrationTarget = integrationTarget;
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
  if (!isObject(uri)) return parts.text(uri);
  const evaluated = method.properties.get('Integration')?.get('Uri');
  const value = evaluated?.unresolved ?? evaluated?.text;
  if (value === undefined) parts.isPlain = false;
  return value;
}

function mappings(source: Json | undefined, pointer: string, parts: PlainParts): Integration['requestParameters'] {
  const found: ParameterMapping[] = [];
  for (const { key, value, origin } of parts.strings(source, pointer)) found.push({ target: key, source: value, origin });
  return found;
}

function templates(source: Json | undefined, pointer: string, parts: PlainParts): readonly ContentTemplate[] {
  const found: ContentTemplate[] = [];
  for (const { key, value, origin } of parts.strings(source, pointer)) found.push({ contentType: key, template: value, origin });
  return found;
}
