import type { Json, JsonObject } from '../definition';
import type { Example } from './rule';

/** An OpenAPI document with these paths, and whatever else stands at its root. */
export function openApi(paths: JsonObject, root: JsonObject = {}, endpointType?: string): Example {
  return {
    language: 'openapi',
    document: { openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths, ...root },
    ...(endpointType === undefined ? {} : { endpointType }),
  };
}

/** A document with the one method `GET /pets` and this integration. */
export function integrationExample(integration: JsonObject, operation: JsonObject = {}, root: JsonObject = {}): Example {
  return openApi({ '/pets': { get: { ...operation, 'x-amazon-apigateway-integration': integration } } }, root);
}

/** An integration that nothing is wrong with, changed in some members. */
export function httpProxy(changes: JsonObject = {}): JsonObject {
  return { type: 'http_proxy', httpMethod: 'GET', uri: 'https://petstore.example.com/pets', ...changes };
}

/** An HTTP custom integration that answers 200, changed in some members. */
export function http(changes: JsonObject = {}): JsonObject {
  return {
    type: 'http',
    httpMethod: 'GET',
    uri: 'https://petstore.example.com/pets',
    responses: { default: { statusCode: '200' } },
    ...changes,
  };
}

/** The responses member of an operation that declares 200 and its headers. */
export function ok(...headers: readonly string[]): JsonObject {
  const declared = Object.fromEntries(headers.map((name): [string, Json] => [name, { schema: { type: 'string' } }]));
  return { '200': { description: 'OK', ...(headers.length > 0 ? { headers: declared } : {}) } };
}

/** The paths of an API of one sound method. */
export const soundPaths: JsonObject = { '/pets': { get: { responses: ok(), 'x-amazon-apigateway-integration': httpProxy() } } };

/** A CloudFormation template with an API of one method `GET /pets`, and these resources. */
export function cloudFormation(resources: JsonObject, changes: TemplateChanges = {}): Example {
  const reference = { Ref: 'Api' };
  return {
    language: 'cloudformation',
    document: {
      Resources: {
        Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Pets', ...changes.api } },
        Pets: {
          Type: 'AWS::ApiGateway::Resource',
          Properties: { RestApiId: reference, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'pets' },
        },
        GetPets: {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            RestApiId: reference,
            ResourceId: { Ref: 'Pets' },
            HttpMethod: 'GET',
            AuthorizationType: 'NONE',
            Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://petstore.example.com/pets' },
            ...changes.method,
          },
        },
        ...resources,
      },
    },
  };
}

/** Properties of the API and the method that {@link cloudFormation} writes. */
export interface TemplateChanges {
  readonly api?: JsonObject;
  readonly method?: JsonObject;
}

/** A resource of the API in a template. */
export function apiPart(type: string, properties: JsonObject): JsonObject {
  return { Type: `AWS::ApiGateway::${type}`, Properties: { RestApiId: { Ref: 'Api' }, ...properties } };
}
