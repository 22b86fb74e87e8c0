import { App, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { stringify } from 'yaml';
import type { ApiDefinition, Diagnostic, Json, JsonObject } from '../../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../../lib/readers';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { validate } from '../../../lib/validation';

/** One method, written as documents write it; each guise says the same in another language. */
export interface OneMethod {
  /** @default GET */
  readonly verb?: string;
  /** @default /pets */
  readonly path?: string;
  /** Keys of declared parameters, `method.request.querystring.type`. */
  readonly declares?: readonly string[];
  /** Headers of each method response, by its status. @default 200 without headers */
  readonly responses?: Readonly<Record<string, readonly string[]>>;
  /** `x-amazon-apigateway-integration`; undefined leaves it out. */
  readonly integration?: JsonObject;
  /** Members that the import has besides. @default none */
  readonly iam?: boolean;
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
}

type Read = (method: OneMethod) => readonly Diagnostic[];

/** Everything that is said of a method in each guise. */
export const guises = {
  'OpenAPI 3.0': (method) => ofDocument(openApi(method), method),
  'OpenAPI 3.0 YAML': (method) => ofDocument(stringify(openApi(method)), method),
  'Swagger 2.0': (method) => ofDocument(stringify(swagger(method)), method),
  'CloudFormation YAML': (method) => ofTemplate(yamlTemplate(method)),
  'Body of a template': (method) =>
    ofTemplate({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { ...endpoint(method), Body: openApi(method) } } } }),
  'L1 constructs': (method) => ofConstructs(method, addL1),
  'stock constructs': (method) => ofConstructs(method, addL2),
} satisfies Record<string, Read>;

export type Guise = keyof typeof guises;

/** What CDK's own constructs refuse by themselves, before there is anything to read. */
export class RefusedByCdk extends Error {}

function ofDocument(document: string | JsonObject, { endpointType = 'EDGE' }: OneMethod): readonly Diagnostic[] {
  const { definition, problems } = readOpenApi(document, { endpointType });
  return validate(definition, { problems });
}

function ofTemplate(template: string | JsonObject): readonly Diagnostic[] {
  const { apis } = readCloudFormation(template);
  return apis.flatMap(({ definition, problems }) => validate(definition, { problems }));
}

type Add = (api: apigateway.RestApi, method: OneMethod) => void;

function ofConstructs(method: OneMethod, add: Add): readonly Diagnostic[] {
  const stack = new Stack(new App(), 'Pets');
  const { endpointType } = method;
  const api = new apigateway.RestApi(stack, 'Api', {
    cloudWatchRole: false,
    ...(endpointType && { endpointConfiguration: { types: [endpointType as apigateway.EndpointType] } }),
  });
  try {
    add(api, method);
  } catch (error) {
    throw new RefusedByCdk((error as Error).message);
  }
  return readConstruct(stack).flatMap(({ definition, problems }: { definition: ApiDefinition; problems: readonly Diagnostic[] }) =>
    validate(definition, { problems }),
  );
}

const entries = (object: Json | undefined) => Object.entries((object ?? {}) as Readonly<Record<string, JsonObject>>);

function parsedKeys({ declares = [] }: OneMethod): readonly { readonly place: string; readonly name: string }[] {
  return declares.map((key) => {
    const [, , place = '', ...name] = key.split('.');
    return { place: place === 'querystring' ? 'query' : place, name: name.join('.') };
  });
}

function operation(method: OneMethod, typed: (type: string) => JsonObject): JsonObject {
  const { responses = { '200': [] }, integration, iam } = method;
  return {
    ...(method.declares && {
      parameters: parsedKeys(method).map(({ place, name }) => ({ in: place, name, required: place === 'path', ...typed('string') })),
    }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, headers]) => [
        status,
        { description: 'answer', headers: Object.fromEntries(headers.map((name) => [name, typed('string')])) },
      ]),
    ),
    ...(iam && { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }),
    ...(integration && { 'x-amazon-apigateway-integration': integration }),
  };
}

function paths(method: OneMethod, typed: (type: string) => JsonObject): JsonObject {
  const { verb = 'GET', path = '/pets' } = method;
  return { [path]: { [verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase()]: operation(method, typed) } };
}

function openApi(method: OneMethod): JsonObject {
  return { openapi: '3.0.1', info: { title: 'pets', version: 1 }, paths: paths(method, (type) => ({ schema: { type } })) };
}

function swagger(method: OneMethod): JsonObject {
  return { swagger: '2.0', info: { title: 'pets', version: '1' }, paths: paths(method, (type) => ({ type })) };
}

function endpoint({ endpointType }: OneMethod): JsonObject {
  return endpointType ? { EndpointConfiguration: { Types: [endpointType] } } : {};
}

/** A template with the short forms that people write; its resources are those that the path needs. */
function yamlTemplate(method: OneMethod): string {
  const parts = partsOf(method);
  const text = stringify({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'pets', ...endpoint(method) } },
      ...Object.fromEntries(
        parts.map((PathPart, index) => [
          `Part${index}`,
          {
            Type: 'AWS::ApiGateway::Resource',
            Properties: { RestApiId: 'Ref Api', ParentId: index === 0 ? 'GetAtt Api.RootResourceId' : `Ref Part${index - 1}`, PathPart },
          },
        ]),
      ),
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: 'Ref Api',
          ResourceId: parts.length === 0 ? 'GetAtt Api.RootResourceId' : `Ref Part${parts.length - 1}`,
          ...methodProperties(method),
        },
      },
    },
  });
  return text.replaceAll(/: (Ref|GetAtt) (\S+)$/gm, ': !$1 $2');
}

function partsOf({ path = '/pets' }: OneMethod): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function methodProperties(method: OneMethod): JsonObject {
  const { verb = 'GET', declares, responses = { '200': [] }, iam, integration } = method;
  return {
    HttpMethod: verb,
    AuthorizationType: iam ? 'AWS_IAM' : 'NONE',
    ...(declares && { RequestParameters: Object.fromEntries(declares.map((key) => [key, key.includes('.path.')])) }),
    MethodResponses: Object.entries(responses).map(([StatusCode, headers]) => ({
      StatusCode,
      ResponseParameters: Object.fromEntries(headers.map((name) => [`method.response.header.${name}`, false])),
    })),
    ...(integration && { Integration: integrationProperties(integration) }),
  };
}

const enumerated = new Set(['type', 'passthroughBehavior', 'contentHandling', 'connectionType']);

function integrationProperties(integration: JsonObject): JsonObject {
  const named = Object.entries(integration).flatMap(([name, value]): [string, Json][] => {
    if (name === 'payloadFormatVersion' || name === 'tlsConfig') return [];
    if (name === 'responses')
      return [['IntegrationResponses', entries(value).map(([key, response]) => integrationResponse(key, response))]];
    const written = enumerated.has(name) && typeof value === 'string' ? value.toUpperCase() : value;
    return [[name === 'httpMethod' ? 'IntegrationHttpMethod' : capital(name), written]];
  });
  return Object.fromEntries(named);
}

function integrationResponse(key: string, response: JsonObject): JsonObject {
  const members = Object.entries(response).map(([name, value]): [string, Json] => [
    capital(name),
    name === 'statusCode' ? String(value as string) : value,
  ]);
  return { ...(key === 'default' ? {} : { SelectionPattern: key }), ...Object.fromEntries(members) };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const lowered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(lowered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), inner]));
};

function addL1(api: apigateway.RestApi, method: OneMethod): void {
  let resourceId = api.root.resourceId;
  for (const [index, pathPart] of partsOf(method).entries()) {
    const resource = new apigateway.CfnResource(api, `Part${index}`, { restApiId: api.restApiId, parentId: resourceId, pathPart });
    resourceId = resource.ref;
  }
  const { Integration, MethodResponses, ...properties } = methodProperties(method) as Readonly<Record<string, JsonObject>>;
  const members = Object.entries(Integration ?? {}).map(([name, value]): [string, Json] => [
    name.charAt(0).toLowerCase() + name.slice(1),
    name === 'IntegrationResponses' ? lowered(value) : value,
  ]);
  new apigateway.CfnMethod(api, 'Method', {
    ...(lowered(properties) as object),
    ...(Integration && { integration: Object.fromEntries(members) }),
    methodResponses: lowered(MethodResponses),
    restApiId: api.restApiId,
    resourceId,
  } as unknown as apigateway.CfnMethodProps);
}

function addL2(api: apigateway.RestApi, method: OneMethod): void {
  const { verb = 'GET', declares, responses = { '200': [] }, integration = {}, iam } = method;
  const {
    type,
    httpMethod,
    uri,
    responses: answers,
    credentials,
    connectionType,
    connectionId,
    timeoutInMillis,
    ...options
  } = integration as Readonly<Record<string, string>>;
  const wanted = {
    passthroughBehavior: options['passthroughBehavior']?.toUpperCase(),
    contentHandling: options['contentHandling']?.toUpperCase(),
  };
  const added = api.root.resourceForPath(method.path ?? '/pets').addMethod(
    verb,
    new apigateway.Integration({
      type: type?.toUpperCase() as apigateway.IntegrationType,
      ...(httpMethod && { integrationHttpMethod: httpMethod }),
      ...(uri && { uri }),
      options: {
        ...(options as object),
        ...(wanted as object),
        ...(timeoutInMillis && { timeout: Duration.millis(Number(timeoutInMillis)) }),
        ...(answers && {
          integrationResponses: entries(answers as unknown as Json).map(([key, response]) => ({
            ...response,
            statusCode: String(response['statusCode'] as string),
            ...(key === 'default' ? {} : { selectionPattern: key }),
          })),
        }),
      },
    }),
    {
      ...(iam && { authorizationType: apigateway.AuthorizationType.IAM }),
      ...(declares && { requestParameters: Object.fromEntries(declares.map((key) => [key, key.includes('.path.')])) }),
      methodResponses: Object.entries(responses).map(([statusCode, headers]) => ({
        statusCode,
        responseParameters: Object.fromEntries(headers.map((name) => [`method.response.header.${name}`, false])),
      })),
    },
  );
  const resource = added.node.defaultChild as apigateway.CfnMethod;
  // The constructs take these as constructs only; people who have a text override the property.
  for (const [name, value] of Object.entries({ Credentials: credentials, ConnectionType: connectionType, ConnectionId: connectionId }))
    if (value !== undefined) resource.addPropertyOverride(`Integration.${name}`, value);
}
