import type { JsonObject } from '../../../lib/definition';
import { withoutOrigins } from '../documents';
import { api, defineTemplate, part, templateProblems, templateWithGet } from '../templates';

const get = (properties: JsonObject, resources: JsonObject = {}) =>
  defineTemplate(templateWithGet(properties, resources)).resources[0]?.methods[0];

test('every property of a method is read', () => {
  const method = get({
    AuthorizationType: 'COGNITO_USER_POOLS',
    AuthorizationScopes: ['email'],
    ApiKeyRequired: true,
    OperationName: 'List',
    RequestParameters: { 'method.request.querystring.kind': true, 'method.request.header.X': 'false' },
    RequestModels: { 'application/json': 'Empty' },
    MethodResponses: [
      { StatusCode: 200, ResponseParameters: { 'method.response.header.X': true }, ResponseModels: { 'application/json': 'Error' } },
      { StatusCode: '404' },
    ],
  });
  expect(withoutOrigins(method)).toEqual({
    httpMethod: 'GET',
    authorizationType: 'COGNITO_USER_POOLS',
    authorizationScopes: ['email'],
    apiKeyRequired: true,
    operationName: 'List',
    requestParameters: [
      { key: 'method.request.querystring.kind', required: true },
      { key: 'method.request.header.X', required: false },
    ],
    requestModels: [{ contentType: 'application/json', model: 'Empty' }],
    methodResponses: [
      {
        statusCode: '200',
        responseParameters: [{ key: 'method.response.header.X', required: true }],
        responseModels: [{ contentType: 'application/json', model: 'Error' }],
      },
      { statusCode: '404', responseParameters: [], responseModels: [] },
    ],
  });
});

test('references to parts of the template are their names', () => {
  const parts = {
    Auth: part('Authorizer', { RestApiId: api, Name: 'token', Type: 'TOKEN' }),
    Validator: part('RequestValidator', { RestApiId: api }),
    Pet: part('Model', { RestApiId: api, Name: 'Pet' }),
    Error: part('Model', { RestApiId: api, Name: { 'Fn::Sub': '${Stage}Error' } }),
  };
  const properties = {
    AuthorizerId: { 'Fn::GetAtt': ['Auth', 'AuthorizerId'] },
    RequestValidatorId: { Ref: 'Validator' },
    RequestModels: { 'application/json': { Ref: 'Pet' }, 'text/plain': { Ref: 'Error' } },
  };
  expect(get(properties, parts)).toMatchObject({
    authorizer: 'token',
    requestValidator: 'Validator',
    requestModels: [{ model: 'Pet' }, { model: 'Error' }],
  });
  expect(defineTemplate(templateWithGet(properties, parts)).requestValidators).toMatchObject([{ name: 'Validator' }]);
});

test('what the template does not hold stays unresolved', () => {
  expect(get({ AuthorizerId: { 'Fn::ImportValue': 'auth' }, RequestValidatorId: 'abc123' })).toMatchObject({
    authorizer: { unresolved: { 'Fn::ImportValue': 'auth' } },
    requestValidator: { unresolved: 'abc123' },
  });
});

test('every property of an integration is read, as it is written', () => {
  const method = get({
    Integration: {
      Type: 'HTTP',
      IntegrationHttpMethod: 'POST',
      Uri: 'https://example.com/',
      ConnectionType: 'VPC_LINK',
      ConnectionId: { Ref: 'Link' },
      Credentials: 'arn:aws:iam::123456789012:role/r',
      RequestParameters: { 'integration.request.header.X': 5 },
      RequestTemplates: { 'application/json': '{}' },
      PassthroughBehavior: 'never',
      ContentHandling: 'CONVERT_TO_TEXT',
      TimeoutInMillis: '5000',
      CacheNamespace: 'pets',
      CacheKeyParameters: ['method.request.querystring.kind'],
      ResponseTransferMode: 'BUFFERED',
      IntegrationTarget: { Ref: 'Nlb' },
      IntegrationResponses: [
        { StatusCode: 200, SelectionPattern: '' },
        { StatusCode: '500', SelectionPattern: '5..', ContentHandling: 'x' },
      ],
    },
  });
  expect(withoutOrigins(method?.integration)).toEqual({
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'https://example.com/',
    connectionType: 'VPC_LINK',
    connectionId: { unresolved: { Ref: 'Link' } },
    credentials: 'arn:aws:iam::123456789012:role/r',
    requestParameters: [{ target: 'integration.request.header.X', source: '5' }],
    requestTemplates: [{ contentType: 'application/json', template: '{}' }],
    passthroughBehavior: 'never',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 5000,
    cacheNamespace: 'pets',
    cacheKeyParameters: ['method.request.querystring.kind'],
    responseTransferMode: 'BUFFERED',
    integrationTarget: { unresolved: { Ref: 'Nlb' } },
    integrationResponses: [
      { statusCode: '200', responseParameters: [], responseTemplates: [] },
      { statusCode: '500', selectionPattern: '5..', contentHandling: 'x', responseParameters: [], responseTemplates: [] },
    ],
  });
});

test.each<[JsonObject, Record<string, string>]>([
  [{ Uri: { a: 1, b: 2 } }, { uri: 'object' }],
  [{ IntegrationHttpMethod: [] }, { httpMethod: 'array' }],
  [{ IntegrationResponses: [{ StatusCode: {} }] }, { 'integrationResponses.statusCode': 'object' }],
])('members of the wrong type (%j) are malformed under the names of the model', (members, malformed) => {
  expect(get({ Integration: { Type: 'HTTP', ...members } })?.integration?.malformed).toEqual(malformed);
});

test('an intrinsic that hides a whole part is told', () => {
  const template = templateWithGet({ Integration: { Type: 'MOCK', RequestTemplates: { 'Fn::If': ['A', {}, {}] } } });
  expect(templateProblems(template)).toEqual([
    ['unknown-at-synth', 'RequestTemplates is an intrinsic, and what it holds is not known at synth; it is left out.'],
  ]);
});

test('AWS::NoValue says that a member is absent', () => {
  const absent = { Ref: 'AWS::NoValue' };
  const method = get({
    AuthorizerId: absent,
    RequestParameters: { 'method.request.header.X': absent, 'method.request.header.Y': true },
    MethodResponses: [absent, { StatusCode: '200' }],
    Integration: { Type: 'HTTP', Uri: absent },
  });
  expect(method).not.toHaveProperty('authorizer');
  expect(method?.integration).not.toHaveProperty('uri');
  expect(method).toMatchObject({ requestParameters: [{ key: 'method.request.header.Y' }], methodResponses: [{ statusCode: '200' }] });
});

test('names out of a prototype are names like any other', () => {
  const properties = JSON.parse('{"RequestParameters": {"__proto__": true}, "RequestModels": {"constructor": "toString"}}') as JsonObject;
  expect(get(properties)).toMatchObject({
    requestParameters: [{ key: '__proto__', required: true }],
    requestModels: [{ contentType: 'constructor', model: 'toString' }],
  });
});
