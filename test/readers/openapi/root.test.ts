import type { JsonObject } from '../../../lib/definition';
import { define, methodOf, openApi3, problemsOf, swagger2, withoutOrigins } from '../documents';

test.each<[string, JsonObject, JsonObject]>([
  ['a number as version', { info: { title: 't', version: 1 } }, { version: '1' }],
  ['a description', { info: { title: 't', description: 'd' } }, { name: 't', description: 'd' }],
  ['the source of API keys', { 'x-amazon-apigateway-api-key-source': 'authorizer' }, { apiKeySource: 'AUTHORIZER' }],
  ['binary media types', { 'x-amazon-apigateway-binary-media-types': ['*/*'] }, { binaryMediaTypes: ['*/*'] }],
  ['a minimum compression size', { 'x-amazon-apigateway-minimum-compression-size': 0 }, { minimumCompressionSize: 0 }],
  ['an endpoint access mode', { 'x-amazon-apigateway-endpoint-access-mode': 'STRICT' }, { endpointAccessMode: 'STRICT' }],
  [
    'a security policy',
    { 'x-amazon-apigateway-security-policy': 'SecurityPolicy_TLS13_1_3_2025_09' },
    { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' },
  ],
  [
    'a policy',
    { 'x-amazon-apigateway-policy': { Version: '2012-10-17' } },
    { policy: { json: { Version: '2012-10-17' }, unresolved: [] } },
  ],
])('%s of the document', (_, members, expected) => {
  expect(define(openApi3({}, members))).toMatchObject(expected);
});

test('what is not known in a policy is told beside it', () => {
  const policy = { Statement: [{ Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:x' }, Condition: { StringEquals: { Ref: { a: 1 } } } }] };
  expect(define(openApi3({}, { 'x-amazon-apigateway-policy': policy })).policy).toEqual({
    json: policy,
    unresolved: ['/Statement/0/Resource'],
  });
});

test.each([
  [
    'Swagger, at the root',
    swagger2({}, { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] } }),
  ],
  [
    'OpenAPI 3.0, in the server',
    openApi3(
      {},
      {
        servers: [
          { url: '/', 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] } },
        ],
      },
    ),
  ],
])('the endpoint configuration of %s', (_, document) => {
  expect(define(document)).toMatchObject({
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
  });
});

test('the endpoint type is a parameter of the import, and not known without it', () => {
  expect(define(openApi3({})).endpointConfiguration).toBeUndefined();
  expect(define(openApi3({}), { endpointType: 'REGIONAL' }).endpointConfiguration).toEqual({ types: ['REGIONAL'], vpcEndpointIds: [] });
});

test('validators, and the one that methods have without saying so', () => {
  const definition = define(
    openApi3(
      { '/pets': { get: {}, post: { 'x-amazon-apigateway-request-validator': 'params' } } },
      {
        'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true }, params: {} },
        'x-amazon-apigateway-request-validator': 'all',
      },
    ),
  );
  expect(withoutOrigins(definition.requestValidators)).toEqual([
    { name: 'all', validateRequestBody: true, validateRequestParameters: true },
    { name: 'params', validateRequestBody: false, validateRequestParameters: false },
  ]);
  expect(methodOf(definition, 'GET', '/pets').requestValidator).toBe('all');
  expect(methodOf(definition, 'POST', '/pets').requestValidator).toBe('params');
});

test('gateway responses, an integer as status included', () => {
  const responses = {
    DEFAULT_4XX: {
      statusCode: 400,
      responseParameters: { 'gatewayresponse.header.X': "'x'" },
      responseTemplates: { 'application/json': '{}' },
    },
    THROTTLED: {},
  };
  expect(withoutOrigins(define(openApi3({}, { 'x-amazon-apigateway-gateway-responses': responses })).gatewayResponses)).toEqual([
    {
      responseType: 'DEFAULT_4XX',
      statusCode: '400',
      responseParameters: [{ target: 'gatewayresponse.header.X', source: "'x'" }],
      responseTemplates: [{ contentType: 'application/json', template: '{}' }],
    },
    { responseType: 'THROTTLED', responseParameters: [], responseTemplates: [] },
  ]);
});

test('documentation parts with their version', () => {
  const documentation: JsonObject = {
    version: 'v2',
    createdDate: 'x',
    documentationParts: [{ location: { type: 'API' }, properties: { info: { a: 1 } } }, {}],
  };
  expect(withoutOrigins(define(openApi3({}, { 'x-amazon-apigateway-documentation': documentation })).documentation)).toEqual({
    version: 'v2',
    parts: [
      { location: { json: { type: 'API' }, unresolved: [] }, properties: { json: { info: { a: 1 } }, unresolved: [] } },
      { location: { json: {}, unresolved: [] }, properties: { json: {}, unresolved: [] } },
    ],
  });
});

test.each<[string, JsonObject]>([
  ['info', { info: 'pets' }],
  ['paths', { paths: [] }],
  ['x-amazon-apigateway-request-validators', { 'x-amazon-apigateway-request-validators': true }],
  ['x-amazon-apigateway-binary-media-types', { 'x-amazon-apigateway-binary-media-types': [{}] }],
])('%s of the wrong type is told and left out', (name, members) => {
  expect(problemsOf(openApi3({}, members))).toEqual([['member-type', expect.stringContaining(`${name} should be `)]]);
});

test('variables of the account in texts stay as they are: the import replaces them', () => {
  expect(define(openApi3({}, { info: { title: '${AWS::Region}' } })).name).toBe('${AWS::Region}');
});
