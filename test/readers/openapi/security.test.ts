import type { JsonObject } from '../../../lib/definition';
import { define, getPets, methodOf, openApi3, problemsOf, swagger2, withoutOrigins } from '../documents';

const authorizerUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';
const schemes = {
  token: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri, authorizerCredentials: '', identitySource: '' },
  },
  request: {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      authorizerUri,
      identitySource: 'method.request.querystring.auth',
      authorizerResultTtlInSeconds: 0,
    },
  },
  pool: {
    type: 'apiKey',
    name: 'X-Token',
    in: 'header',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool/p'] },
  },
  sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  key: { type: 'apiKey', name: 'X-Api-Key', in: 'header' },
  oauth: { type: 'oauth2', flows: {} },
};
const components = { components: { securitySchemes: schemes } };
const open = { authorizationType: 'NONE', authorizationScopes: [], apiKeyRequired: false };

test('authorizers are read from their schemes, used or not', () => {
  expect(withoutOrigins(define(openApi3({}, components)).authorizers)).toEqual([
    {
      name: 'token',
      type: 'TOKEN',
      authorizerUri,
      identitySource: 'method.request.header.Authorization',
      authType: 'custom',
      providerArns: [],
    },
    {
      name: 'request',
      type: 'REQUEST',
      authorizerUri,
      identitySource: 'method.request.querystring.auth',
      authorizerResultTtlInSeconds: 0,
      providerArns: [],
    },
    {
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      identitySource: 'method.request.header.X-Token',
      providerArns: ['arn:aws:cognito-idp:us-east-1:1:userpool/p'],
    },
  ]);
});

test("Swagger's security definitions say the same", () => {
  expect(withoutOrigins(define(swagger2({}, { securityDefinitions: schemes })).authorizers)).toEqual(
    withoutOrigins(define(openApi3({}, components)).authorizers),
  );
});

test.each<[string, JsonObject, JsonObject]>([
  ['nothing', {}, open],
  ['a token authorizer', { security: [{ token: [] }] }, { ...open, authorizationType: 'CUSTOM', authorizer: 'token' }],
  ['a request authorizer', { security: [{ request: [] }] }, { ...open, authorizationType: 'CUSTOM', authorizer: 'request' }],
  [
    'a user pool with scopes',
    { security: [{ pool: ['email', 'openid'] }] },
    { ...open, authorizationType: 'COGNITO_USER_POOLS', authorizer: 'pool', authorizationScopes: ['email', 'openid'] },
  ],
  ['an API key', { security: [{ key: [] }] }, { ...open, apiKeyRequired: true }],
  [
    'an authorizer and a key',
    { security: [{ token: [] }, { key: [] }] },
    { ...open, authorizationType: 'CUSTOM', authorizer: 'token', apiKeyRequired: true },
  ],
  [
    'both in one requirement',
    { security: [{ token: [], key: [] }] },
    { ...open, authorizationType: 'CUSTOM', authorizer: 'token', apiKeyRequired: true },
  ],
  ['a signature', { security: [{ sigv4: [] }] }, { ...open, authorizationType: 'AWS_IAM' }],
  ['the auth extension', { 'x-amazon-apigateway-auth': { type: 'aws_iam' } }, { ...open, authorizationType: 'AWS_IAM' }],
  ['the auth extension against an authorizer', { security: [{ token: [] }], 'x-amazon-apigateway-auth': { type: 'none' } }, open],
  ['a scheme that the service ignores', { security: [{ oauth: ['read'] }] }, open],
])('a method that asks for %s', (_, operation, expected) => {
  const { authorizationType, authorizer, authorizationScopes, apiKeyRequired } = methodOf(
    define(getPets(operation, components)),
    'GET',
    '/pets',
  );
  expect({ authorizationType, ...(authorizer !== undefined && { authorizer }), authorizationScopes, apiKeyRequired }).toEqual(expected);
});

test('security of the root holds for operations without their own, ANY included', () => {
  const paths = { '/pets': { get: {}, put: { security: [] }, 'x-amazon-apigateway-any-method': {} } };
  const definition = define(openApi3(paths, { ...components, security: [{ token: [] }] }));
  expect(definition.resources[1]?.methods.map(({ httpMethod, authorizationType }) => [httpMethod, authorizationType])).toEqual([
    ['GET', 'CUSTOM'],
    ['PUT', 'NONE'],
    ['ANY', 'CUSTOM'],
  ]);
});

test('a scheme that the service ignores leaves methods open, and is told with its warning', () => {
  expect(problemsOf(openApi3({}, { components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } } } }))).toEqual([
    ['security-scheme-ignored', "Unsupported security definition type 'http' for 'basic'. Ignoring."],
  ]);
});

test('a scheme that nobody defines is told once', () => {
  const paths = { '/pets': { get: { security: [{ nobody: [] }] }, put: { security: [{ nobody: [] }] } } };
  expect(problemsOf(openApi3(paths))).toEqual([
    ['security-scheme-undefined', 'The security scheme nobody is not defined in the document.'],
  ]);
});
