import type { Authorizer, JsonObject, Method } from '../../lib/definition';
import { writeOpenApi } from '../../lib/writers';
import { api, method, resource } from './definitions';

const authorizer: Authorizer = {
  name: 'Guard',
  type: 'TOKEN',
  authorizerUri:
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:guard/invocations',
  identitySource: 'method.request.header.Token',
  providerArns: [],
  origin: {},
};
const authorizerUri = authorizer.authorizerUri as string;

function written(members: Partial<Method>, authorizers: readonly Authorizer[] = [], rendering: 'deployable' | 'portable' = 'deployable') {
  const definition = api({ authorizers, resources: [resource('/pets', method(members))] });
  const { document, warnings } = writeOpenApi(definition, { version: '2.0', rendering });
  const operation = ((document['paths'] as JsonObject)['/pets'] as JsonObject)['get'] as JsonObject;
  return { schemes: document['securityDefinitions'] as JsonObject, security: operation['security'], operation, warnings };
}

test.each<[string, Partial<Authorizer>, JsonObject]>([
  [
    'a token authorizer',
    {},
    { type: 'apiKey', name: 'Token', in: 'header', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri } },
  ],
  [
    'a request authorizer with one source',
    { type: 'REQUEST', identitySource: 'method.request.querystring.key', authType: 'custom', authorizerResultTtlInSeconds: 0 },
    {
      type: 'apiKey',
      name: 'key',
      in: 'query',
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': {
        type: 'request',
        authorizerUri,
        identitySource: 'method.request.querystring.key',
        authorizerResultTtlInSeconds: 0,
      },
    },
  ],
  [
    'a request authorizer with several sources',
    { type: 'REQUEST', identitySource: 'method.request.header.a, context.identity.sourceIp' },
    {
      type: 'apiKey',
      name: 'Unused',
      in: 'header',
      'x-amazon-apigateway-authorizer': {
        type: 'request',
        authorizerUri,
        identitySource: 'method.request.header.a, context.identity.sourceIp',
      },
    },
  ],
  [
    'a Cognito authorizer',
    { type: 'COGNITO_USER_POOLS', authorizerUri: undefined, providerArns: [{ unresolved: { 'Fn::GetAtt': ['Pool', 'Arn'] } }] },
    {
      type: 'apiKey',
      name: 'Token',
      in: 'header',
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [{ 'Fn::GetAtt': ['Pool', 'Arn'] }] },
    },
  ],
])('%s is a scheme of type apiKey', (_, members, scheme) => {
  expect(written({}, [{ ...authorizer, ...members }]).schemes).toEqual({ Guard: scheme });
});

test('an authorizer and an API key are listed one by one for the import, and wanted together for other tools', () => {
  const members: Partial<Method> = {
    authorizationType: 'COGNITO_USER_POOLS',
    authorizer: 'Guard',
    authorizationScopes: ['pets/read'],
    apiKeyRequired: true,
  };
  const guards = [{ ...authorizer, type: 'COGNITO_USER_POOLS' }];
  expect(written(members, guards).security).toEqual([{ Guard: ['pets/read'] }, { api_key: [] }]);
  expect(written(members, guards, 'portable').security).toEqual([{ Guard: ['pets/read'], api_key: [] }]);
});

test('IAM and API keys have the schemes that the service exports, under free names', () => {
  const { schemes, security } = written({ authorizationType: 'AWS_IAM', apiKeyRequired: true }, [{ ...authorizer, name: 'sigv4' }]);
  expect(security).toEqual([{ sigv42: [] }, { api_key: [] }]);
  expect(schemes['sigv42']).toEqual({ type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' });
  expect(schemes['api_key']).toEqual({ type: 'apiKey', name: 'x-api-key', in: 'header' });
});

test('a method without authorization says nothing of it', () => {
  expect(written({ authorizationType: 'NONE' })).toMatchObject({ security: undefined, schemes: undefined, warnings: [] });
});

test('an authorizer that is not part of the API, and an authorization type that synth cannot know, are told', () => {
  const elsewhere = written({ authorizationType: 'CUSTOM', authorizer: { unresolved: { Ref: 'Elsewhere' } } });
  expect(elsewhere.security).toBeUndefined();
  expect(elsewhere.warnings).toEqual([
    "GET /pets: the method's authorizer is not part of the API, so that the document cannot name it; the method stands in it as open.",
  ]);
  const unknown = written({ authorizationType: { unresolved: { Ref: 'AuthType' } } });
  expect(unknown.operation['x-amazon-apigateway-auth']).toEqual({ type: { Ref: 'AuthType' } });
  expect(unknown.warnings).toHaveLength(1);
});
