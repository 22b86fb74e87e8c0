import type {
  BodyModel,
  ContentTemplate,
  Integration,
  IntegrationResponse,
  Json,
  JsonObject,
  Method,
  MethodResponse,
  ParameterMapping,
  RequestParameter,
  ResponseParameter,
  Value,
} from '../../definition';
import { properties, propertiesOrNothing, property, propertyList } from './properties';

/** What the names of other parts are in the template. */
export interface MethodReferences {
  authorizer(name: Value<string>): Json | undefined;
  requestValidator(name: Value<string>): Json | undefined;
  model(name: Value<string>): Json | undefined;
}

/** Properties of `AWS::ApiGateway::Method`, but for what it is a method of. */
export function methodProperties(method: Method, references: MethodReferences): JsonObject {
  const { integration, methodResponses: responses } = method;
  return properties([
    ['HttpMethod', method.httpMethod],
    ['OperationName', property(method.operationName)],
    ['AuthorizationType', property(method.authorizationType) ?? 'NONE'],
    ['AuthorizerId', method.authorizer && references.authorizer(method.authorizer)],
    ['AuthorizationScopes', propertyList(method.authorizationScopes)],
    ['ApiKeyRequired', method.apiKeyRequired === false ? undefined : property(method.apiKeyRequired)],
    ['RequestParameters', parameters(method.requestParameters)],
    ['RequestModels', models(method.requestModels, references)],
    ['RequestValidatorId', method.requestValidator && references.requestValidator(method.requestValidator)],
    ['Integration', integration && integrationProperties(integration)],
    ['MethodResponses', responses.length === 0 ? undefined : responses.map((response) => methodResponse(response, references))],
  ]);
}

function methodResponse({ statusCode, responseParameters, responseModels }: MethodResponse, references: MethodReferences): JsonObject {
  return properties([
    ['StatusCode', property(statusCode)],
    ['ResponseParameters', parameters(responseParameters)],
    ['ResponseModels', models(responseModels, references)],
  ]);
}

function integrationProperties(integration: Integration): JsonObject {
  const responses = integration.integrationResponses;
  return properties([
    ['Type', property(integration.type)],
    ['IntegrationHttpMethod', property(integration.httpMethod)],
    ['Uri', property(integration.uri)],
    ['ConnectionType', property(integration.connectionType)],
    ['ConnectionId', property(integration.connectionId)],
    ['IntegrationTarget', property(integration.integrationTarget)],
    ['Credentials', property(integration.credentials)],
    ['RequestParameters', mappings(integration.requestParameters)],
    ['RequestTemplates', templates(integration.requestTemplates)],
    ['PassthroughBehavior', property(integration.passthroughBehavior)],
    ['ContentHandling', property(integration.contentHandling)],
    ['TimeoutInMillis', property(integration.timeoutInMillis)],
    ['ResponseTransferMode', property(integration.responseTransferMode)],
    ['CacheNamespace', property(integration.cacheNamespace)],
    ['CacheKeyParameters', propertyList(integration.cacheKeyParameters)],
    ['IntegrationResponses', responses.length === 0 ? undefined : responses.map(integrationResponse)],
  ]);
}

function integrationResponse(response: IntegrationResponse): JsonObject {
  return properties([
    ['StatusCode', property(response.statusCode)],
    ['SelectionPattern', property(response.selectionPattern)],
    ['ResponseParameters', mappings(response.responseParameters)],
    ['ResponseTemplates', templates(response.responseTemplates)],
    ['ContentHandling', property(response.contentHandling)],
  ]);
}

/** The service drops what is no text, and CloudFormation refuses it. */
export function mappings(list: readonly ParameterMapping[]): Json | undefined {
  return propertiesOrNothing(list.map(({ target, source, malformed }) => [target, malformed === undefined ? property(source) : undefined]));
}

export function templates(list: readonly ContentTemplate[]): Json | undefined {
  return propertiesOrNothing(
    list.map(({ contentType, template, malformed }) => [contentType, malformed === undefined ? property(template) : undefined]),
  );
}

function parameters(list: readonly (RequestParameter | ResponseParameter)[]): Json | undefined {
  return propertiesOrNothing(list.map(({ key, required }) => [key, property(required)]));
}

function models(list: readonly BodyModel[], references: MethodReferences): Json | undefined {
  return propertiesOrNothing(list.map(({ contentType, model }) => [contentType, references.model(model)]));
}
