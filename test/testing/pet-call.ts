import { type ApiDefinition, emptyApi } from '../../lib/definition';
import type { Trace } from '../../lib/engine';

const origin = {};

/** An API with one method, and the trace of a call of it: the one that the documentation shows. */
export const petApi: ApiDefinition = {
  ...emptyApi,
  resources: [
    {
      path: '/pets/{petId}',
      origin,
      methods: [
        {
          httpMethod: 'GET',
          apiKeyRequired: false,
          authorizationScopes: [],
          requestParameters: [],
          requestModels: [],
          methodResponses: [],
          origin,
          integration: {
            type: 'HTTP',
            httpMethod: 'GET',
            uri: 'https://petstore.example.com/pets/{id}',
            requestParameters: [],
            requestTemplates: [],
            cacheKeyParameters: [],
            integrationResponses: [
              {
                statusCode: '404',
                selectionPattern: '404',
                responseParameters: [],
                responseTemplates: [{ contentType: 'application/json', template: '{"error":"no pet"}', origin: { file: 'pet-error.vtl' } }],
                origin,
              },
              { statusCode: '200', responseParameters: [], responseTemplates: [], origin },
            ],
            origin,
          },
        },
      ],
    },
  ],
};

export const petTrace: Trace = {
  requestId: 'req-1',
  stage: 'dev',
  startedAt: Date.UTC(2024, 0, 1),
  ms: 14,
  request: {
    method: 'GET',
    target: '/pets/7?type=dog',
    headers: ['Host', 'api.example.com', 'Authorization', 'Bearer secret'],
    body: new Uint8Array(),
  },
  route: { resourcePath: '/pets/{petId}', resourceMethod: 'GET', pathVariables: [['petId', '7']], nearest: [], ms: 0 },
  authorize: { authorization: 'NONE', ms: 0 },
  methodRequest: {
    parameters: [
      { key: 'method.request.path.petId', required: true, value: '7' },
      { key: 'method.request.querystring.type', required: false, value: 'dog' },
      { key: 'method.request.header.Authorization', required: false, value: 'Bearer secret' },
    ],
    missing: [],
    ms: 0,
  },
  integrationRequest: {
    type: 'HTTP',
    method: 'GET',
    url: 'https://petstore.example.com/pets/7?kind=dog',
    headers: [
      'X-Env',
      'prod',
      'Accept',
      'application/json',
      'User-Agent',
      'AmazonAPIGateway_a1b2c3d4e5',
      'Host',
      'petstore.example.com',
      'X-Amzn-Trace-Id',
      'Root=1-65920080-000000000000000000000001',
    ],
    body: new Uint8Array(),
    mappings: [{ target: 'integration.request.header.X-Env', source: "'prod'", to: 'prod' }],
    droppedHeaders: ['Host', 'Authorization'],
    addedHeaders: ['X-Env', 'Accept', 'User-Agent'],
    template: { why: 'no body', defined: [] },
    contentHandling: 'unchanged',
    ms: 0,
  },
  integration: {
    status: 404,
    headers: ['Content-Type', 'application/json', 'Set-Cookie', 'session=secret'],
    body: Buffer.from('{"msg": "no pet"}'),
    ms: 11,
  },
  integrationResponse: {
    chosen: { statusCode: '404', selectionPattern: '404' },
    tried: [],
    selectedBy: '404',
    mappings: [],
    template: { contentType: 'application/json', why: 'Content-Type application/json', defined: ['application/json'] },
    contentHandling: 'unchanged',
    ms: 0,
  },
  methodResponse: {
    status: 404,
    headers: ['x-amzn-RequestId', 'req-1', 'Content-Type', 'application/json'],
    body: Buffer.from('{"error":"no pet","id":"req-1","at":1704067200000}'),
    remappedHeaders: [],
    droppedHeaders: [],
  },
};

/** A call that no route takes. */
export const lostTrace: Trace = {
  requestId: 'req-2',
  stage: 'dev',
  startedAt: Date.UTC(2024, 0, 1, 10, 4, 13),
  ms: 0.3,
  request: { method: 'GET', target: '/pet/7', headers: [], body: new Uint8Array() },
  route: { pathVariables: [], nearest: ['GET /pets/{petId}'], ms: 0 },
  gatewayResponse: { type: 'MISSING_AUTHENTICATION_TOKEN', message: 'Missing Authentication Token', stage: 'route' },
  methodResponse: {
    status: 403,
    headers: ['Content-Type', 'application/json', 'x-amzn-ErrorType', 'MissingAuthenticationTokenException'],
    body: Buffer.from('{"message":"Missing Authentication Token"}'),
    remappedHeaders: [],
    droppedHeaders: [],
  },
  because: { stage: 'route', text: 'no route', detail: 'nearest: GET /pets/{petId}' },
};
