import type { ApiDefinition, JsonObject } from '../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../lib/readers';
import { api, part, root, templateWith } from '../readers/templates';

/** A document with one of everything that a comparison looks at. */
export function petsDocument(): JsonObject {
  return {
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        get: {
          operationId: 'list',
          security: [{ token: [] }],
          parameters: [
            { name: 'type', in: 'query', required: false, schema: { type: 'string' } },
            { name: 'X-Page', in: 'header', required: true, schema: { type: 'string' } },
          ],
          responses: {
            200: {
              description: 'Pets',
              headers: { 'X-Total': { schema: { type: 'string' } } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' } } },
            },
          },
          'x-amazon-apigateway-request-validator': 'all',
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'GET',
            uri: 'https://pets.example.com/pets',
            requestParameters: { 'integration.request.querystring.kind': 'method.request.querystring.type' },
            responses: {
              default: {
                statusCode: '200',
                responseParameters: { 'method.response.header.X-Total': 'integration.response.header.total' },
                responseTemplates: { 'application/json': 'a\nb\n' },
              },
              '5\\d{2}': { statusCode: '502' },
            },
          },
        },
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
          responses: { 201: { description: 'Made' } },
          'x-amazon-apigateway-request-validator': 'all',
          'x-amazon-apigateway-integration': {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations',
          },
        },
      },
      '/pets/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {},
          'x-amazon-apigateway-integration': {
            type: 'http_proxy',
            httpMethod: 'GET',
            uri: 'https://pets.example.com/pets/{id}',
            requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
          },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', maxLength: 20 }, kind: { type: 'string', enum: ['cat', 'dog'] } },
        },
        Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
      },
      securitySchemes: {
        token: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/x/invocations' },
        },
        api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      },
    },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseTemplates: { 'application/json': '{}' } } },
    'x-amazon-apigateway-policy': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: ['a', 'b'], Resource: 'r' }],
    },
  };
}

/** The document with another value at a place; `undefined` takes the place out. */
export function with_(place: readonly string[], value: unknown, document: JsonObject = petsDocument()): JsonObject {
  const [first, ...rest] = place as [string, ...string[]];
  const { [first]: old, ...others } = document;
  const members = Object.entries(document);
  const now = rest.length === 0 ? value : with_(rest, value, (old ?? {}) as JsonObject);
  if (now === undefined) return others;
  if (old === undefined) return Object.fromEntries([...members, [first, now]]) as JsonObject;
  return Object.fromEntries(members.map(([key, member]) => [key, key === first ? now : member])) as JsonObject;
}

export function documentOf(document: JsonObject): ApiDefinition {
  return readOpenApi(document).definition;
}

/** A template's API with a stage, a usage plan and a key. */
export function templateOf(stage: JsonObject = {}, plan: JsonObject = {}, properties: JsonObject = {}): ApiDefinition {
  const template = templateWith(
    {
      Pets: part('Resource', { RestApiId: api, ParentId: root, PathPart: 'pets' }),
      Stage: part('Stage', { RestApiId: api, StageName: 'prod', Variables: { host: 'a.example.com' }, ...stage }),
      Plan: part('UsagePlan', {
        UsagePlanName: 'gold',
        ApiStages: [{ ApiId: api, Stage: { Ref: 'Stage' } }],
        Throttle: { RateLimit: 10, BurstLimit: 20 },
        ...plan,
      }),
    },
    properties,
  );
  return (readCloudFormation(template).apis[0] as { readonly definition: ApiDefinition }).definition;
}
