import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareApis } from '../../../lib/comparison';
import type { ApiDefinition, Json, JsonObject } from '../../../lib/definition';
import { readSource } from '../../../lib/testing/sources';
import { methodOf, pathsOf } from '../documents';
import { event, ofApi, readServerless, serverless } from './serverless';

const withEvents = (events: JsonObject): JsonObject => serverless('Function', { Handler: 'index.handler', Events: events });

const uri = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations';
const document: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'own' },
  paths: { '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: { 'Fn::Sub': uri } } } } },
};

test('events of functions make methods with proxy integrations, of the implicit API where they name none', () => {
  const { apis, problems } = readServerless({
    Function: withEvents({
      Get: event('get', '/pets/{id}'),
      Any: event('ANY', '/{proxy+}'),
      Put: event('put', '/', ofApi),
      Timer: { Type: 'Schedule' },
    }),
    Api: serverless('Api', { StageName: 'v1', Name: 'named' }),
  });
  expect(problems).toEqual([]);
  expect(
    apis.map(({ logicalId, definition }) => [logicalId, definition.name, pathsOf(definition), definition.stages.map(({ name }) => name)]),
  ).toEqual([
    ['Api', 'named', ['/'], ['v1']],
    ['ServerlessRestApi', { unresolved: { Ref: 'AWS::StackName' } }, ['/', '/pets', '/pets/{id}', '/{proxy+}'], ['Prod']],
  ]);
  expect(methodOf((apis[1] as { readonly definition: ApiDefinition }).definition, 'ANY', '/{proxy+}').integration).toMatchObject({
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: { unresolved: { 'Fn::Sub': uri } },
  });
});

test('a document of its own is read as it stands; events that it does not have are told', () => {
  const { definition, problems } = readServerless({
    Function: withEvents({ Get: event('get', '/pets', ofApi), Post: event('post', '/pets', ofApi) }),
    Api: serverless('Api', { StageName: 'v1', DefinitionBody: document }),
  });
  expect(pathsOf(definition)).toEqual(['/', '/pets']);
  expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
    ['sam-not-read', 'Api (AWS::Serverless::Api) is read without event Function.Post (the document has no POST /pets).'],
  ]);
});

test('with MergeDefinitions events are added to the document', () => {
  const { definition } = readServerless({
    Function: withEvents({ Post: event('post', '/pets', ofApi) }),
    Api: serverless('Api', { StageName: 'v1', DefinitionBody: document, MergeDefinitions: true }),
  });
  expect(definition.resources[1]?.methods.map(({ httpMethod }) => httpMethod)).toEqual(['GET', 'POST']);
});

test('DefinitionUri is a local file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sam-'));
  try {
    writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(document));
    const template = path.join(folder, 'template.json');
    writeFileSync(
      template,
      JSON.stringify({ Resources: { Api: serverless('Api', { StageName: 'v1', DefinitionUri: './openapi.json', Cors: "'*'" }) } }),
    );
    const [api] = readSource(template);
    expect(api?.definition.name).toBe('own');
    expect(api?.problems.map(({ message }) => message)).toEqual(['Api (AWS::Serverless::Api) is read without Cors.']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('properties of API and stage are those of the resources that the transform makes', () => {
  const { definition } = readServerless(
    {
      Api: serverless('Api', {
        StageName: 'v1',
        EndpointConfiguration: { Type: 'PRIVATE', VPCEndpointIds: ['vpce-1'] },
        BinaryMediaTypes: ['image~1png'],
        MinimumCompressionSize: 5,
        Tags: { team: 'pets' },
        PropagateTags: true,
        Variables: { host: 'a' },
        MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO' }],
        Models: { Pet: { type: 'object' } },
        GatewayResponses: {
          UNAUTHORIZED: {
            StatusCode: 401,
            ResponseParameters: { Headers: { 'WWW-Authenticate': "'Basic'" } },
            ResponseTemplates: { 'application/json': '{}' },
          },
        },
      }),
    },
    { Globals: { Api: { TracingEnabled: true, Variables: { host: 'b', port: '80' } } } },
  );
  expect(definition).toMatchObject({
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 5,
    tags: [{ name: 'team', value: 'pets' }],
    models: [{ name: 'pet' }],
    gatewayResponses: [
      {
        responseType: 'UNAUTHORIZED',
        statusCode: '401',
        responseParameters: [{ target: 'gatewayresponse.header.WWW-Authenticate', source: "'Basic'" }],
      },
    ],
    stages: [
      {
        name: 'v1',
        tracingEnabled: true,
        variables: [
          { name: 'host', value: 'a' },
          { name: 'port', value: '80' },
        ],
        methodSettings: [{ loggingLevel: 'INFO' }],
      },
    ],
  });
});

const invocations = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/';

test.each(['VPCEndpointIds', 'VpcEndpointIds'])('endpoints of VPCs may be called %s', (name) => {
  const { definition } = readServerless({
    Api: serverless('Api', { StageName: 'v1', EndpointConfiguration: { Type: 'PRIVATE', [name]: ['vpce-1'] } }),
  });
  expect(definition.endpointConfiguration?.vpcEndpointIds).toEqual(['vpce-1']);
});

describe('tags', () => {
  const tags = [{ name: 'team', value: 'pets' }];
  const tagged = { Tags: { team: 'pets' } };

  test('are those of the stage alone unless they are propagated', () => {
    const { definition } = readServerless({ Api: serverless('Api', { StageName: 'v1', ...tagged }) });
    expect(definition.tags).toEqual([]);
    expect(definition.stages[0]?.tags).toMatchObject(tags);
  });

  test.each<[string, JsonObject, JsonObject, boolean]>([
    ['their own', { ...tagged, PropagateTags: true }, {}, true],
    ['those of all functions', {}, { Globals: { Function: { ...tagged, PropagateTags: true } } }, true],
    ['none, where functions keep them', tagged, {}, false],
  ])('of functions that call for the implicit API are %s', (_, own, more, handedOn) => {
    const { definition } = readServerless({ Function: serverless('Function', { ...own, Events: { Get: event('get', '/pets') } }) }, more);
    const expected = handedOn ? tags : [];
    expect(definition.tags).toMatchObject(expected);
    expect(definition.tags.length).toBe(expected.length);
    expect(definition.stages[0]?.tags ?? []).toMatchObject(expected);
  });
});

test.each<[string, JsonObject, string | undefined, JsonObject]>([
  ['Function', { AutoPublishAlias: 'live-v_1' }, 'uri', { 'Fn::Sub': `${invocations}\${CallerAliasliveDvU1}/invocations` }],
  [
    'StateMachine',
    { AutoPublishAlias: 'live', UseAliasAsEventTarget: true },
    'template',
    { 'Fn::Sub': expect.stringContaining('${CallerAliaslive}') as string },
  ],
  ['StateMachine', { AutoPublishAlias: 'live' }, 'template', { 'Fn::Sub': expect.stringContaining('${Caller}') as string }],
])('the API calls the alias that a %s publishes: %j', (type, more, where, expected) => {
  const { definition } = readServerless({ Caller: serverless(type, { ...more, Events: { Post: event('post', '/pets') } }) });
  const { integration } = methodOf(definition, 'POST', '/pets');
  expect(where === 'uri' ? integration?.uri : integration?.requestTemplates[0]?.template).toMatchObject({ unresolved: expected });
});

test('parts of Swagger 2.0 in a document of OpenAPI 3 come to their places', () => {
  const { definition } = readServerless({
    Api: serverless('Api', {
      StageName: 'v1',
      DefinitionBody: {
        openapi: '3.0.1',
        info: { title: 'Pets', version: '1' },
        paths: {},
        definitions: { Pet: { type: 'object' } },
        securityDefinitions: {
          Guard: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:a' },
          },
        },
      },
    }),
  });
  expect([definition.models, definition.authorizers]).toMatchObject([[{ name: 'Pet' }], [{ name: 'Guard' }]]);
});

test.each([
  ['v1', 'Apiv1Stage'],
  ['my-stage', /^ApiStage[0-9a-f]{10}$/],
])('the stage %s has a logical id of its name, or of its hash', (StageName, id) => {
  const { definition } = readServerless({
    Api: serverless('Api', { StageName, Domain: { DomainName: 'a.example.com', CertificateArn: 'arn:c' } }),
  });
  const mapping = definition.otherResources.find(({ type }) => type === 'AWS::ApiGateway::BasePathMapping');
  expect(mapping?.properties.json).toMatchObject({ Stage: { Ref: expect.stringMatching(id) as string } });
});

describe('Cors', () => {
  test('leaves out a path that a condition leaves out', () => {
    const { definition } = readServerless(
      {
        Api: serverless('Api', {
          StageName: 'v1',
          Cors: "'*'",
          DefinitionBody: {
            openapi: '3.0.1',
            info: { title: 'Pets', version: '1' },
            paths: { '/pets': { 'Fn::If': ['Never', { get: {} }, { Ref: 'AWS::NoValue' }] } },
          },
        }),
      },
      { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
    );
    expect(definition.resources.flatMap(({ methods }) => methods)).toEqual([]);
  });

  test.each<[string, Json, JsonObject]>([
    ['an origin alone', "'*'", { 'Access-Control-Allow-Origin': "'*'", 'Access-Control-Allow-Methods': "'GET,OPTIONS,POST'" }],
    [
      'more',
      { AllowHeaders: "'X'", MaxAge: "'600'", AllowCredentials: true, AllowMethods: "'GET'" },
      {
        'Access-Control-Allow-Origin': "'*'",
        'Access-Control-Allow-Headers': "'X'",
        'Access-Control-Allow-Methods': "'GET'",
        'Access-Control-Max-Age': "'600'",
        'Access-Control-Allow-Credentials': "'true'",
      },
    ],
  ])('makes preflight answers of %s', (_, cors, headers) => {
    const { definition } = readServerless({
      Function: withEvents({ Get: event('get', '/pets', ofApi), Post: event('post', '/pets', ofApi) }),
      Api: serverless('Api', { StageName: 'v1', Cors: cors }),
    });
    const { integration, methodResponses, authorizationType } = methodOf(definition, 'OPTIONS', '/pets');
    expect(authorizationType).toBe('NONE');
    expect(integration?.type).toBe('MOCK');
    const mapped = integration?.integrationResponses[0]?.responseParameters.map(({ target, source }) => [
      target.replace('method.response.header.', ''),
      source,
    ]);
    expect(Object.fromEntries(mapped ?? [])).toEqual(headers);
    expect(methodResponses[0]?.responseParameters.map(({ key }) => key.replace('method.response.header.', '')).sort()).toEqual(
      Object.keys(headers).sort(),
    );
  });

  test('leaves an OPTIONS method alone', () => {
    const { definition } = readServerless({
      Function: withEvents({ O: event('options', '/pets', ofApi) }),
      Api: serverless('Api', { StageName: 'v1', Cors: "'*'" }),
    });
    expect(methodOf(definition, 'OPTIONS', '/pets').integration?.type).toBe('AWS_PROXY');
  });
});

describe('Auth', () => {
  const authorizers: JsonObject = {
    Pool: { UserPoolArn: { 'Fn::GetAtt': ['Users', 'Arn'] }, AuthorizationScopes: ['a/read'] },
    Token: {
      FunctionArn: { 'Fn::GetAtt': ['Guard', 'Arn'] },
      Identity: { Header: 'X-Token', ReauthorizeEvery: 60, ValidationExpression: '^x' },
    },
    Request: {
      FunctionArn: { 'Fn::GetAtt': ['Guard', 'Arn'] },
      FunctionPayloadType: 'REQUEST',
      Identity: { Headers: ['A'], QueryStrings: ['q'], Context: ['identity.sourceIp'] },
    },
  };
  const api = (auth: JsonObject, more: JsonObject = {}) => serverless('Api', { StageName: 'v1', Auth: auth, ...more });
  const securityOf = (definition: ApiDefinition, verb: string) => {
    const { authorizationType, authorizer, authorizationScopes, apiKeyRequired } = methodOf(definition, verb, '/pets');
    return [authorizationType, authorizer ?? null, authorizationScopes, apiKeyRequired];
  };

  test('declares authorizers as the transform does', () => {
    const { definition } = readServerless({
      Function: withEvents({ Get: event('get', '/pets', ofApi) }),
      Api: api({ Authorizers: authorizers }),
    });
    const functionUri = { 'Fn::Join': ['', ['arn:aws:apigateway:${AWS::Region}', { 'Fn::GetAtt': ['Guard', 'Arn'] }]] };
    expect(JSON.stringify(functionUri)).toContain('Guard');
    expect(definition.authorizers).toMatchObject([
      {
        name: 'Pool',
        type: 'COGNITO_USER_POOLS',
        identitySource: 'method.request.header.Authorization',
        providerArns: [{ unresolved: { 'Fn::GetAtt': ['Users', 'Arn'] } }],
      },
      {
        name: 'Token',
        type: 'TOKEN',
        identitySource: 'method.request.header.X-Token',
        authorizerResultTtlInSeconds: 60,
        identityValidationExpression: '^x',
      },
      {
        name: 'Request',
        type: 'REQUEST',
        identitySource: 'method.request.header.A, method.request.querystring.q, context.identity.sourceIp',
      },
    ]);
  });

  test.each<[string, JsonObject, JsonObject, JsonObject, unknown[]]>([
    ['the default authorizer, with its scopes', { DefaultAuthorizer: 'Pool' }, {}, {}, ['COGNITO_USER_POOLS', 'Pool', ['a/read'], false]],
    ['another one', { DefaultAuthorizer: 'Pool' }, { Authorizer: 'Token' }, {}, ['CUSTOM', 'Token', [], false]],
    ['one that is not the default, with its scopes', {}, { Authorizer: 'Pool' }, {}, ['COGNITO_USER_POOLS', 'Pool', ['a/read'], false]],
    [
      'one with scopes of the event',
      {},
      { Authorizer: 'Pool', AuthorizationScopes: ['b'] },
      {},
      ['COGNITO_USER_POOLS', 'Pool', ['b'], false],
    ],
    ['none', { DefaultAuthorizer: 'Pool' }, { Authorizer: 'NONE' }, {}, ['NONE', null, [], false]],
    ['scopes of its own', { DefaultAuthorizer: 'Pool' }, { AuthorizationScopes: ['b'] }, {}, ['COGNITO_USER_POOLS', 'Pool', ['b'], false]],
    ['credentials', { DefaultAuthorizer: 'AWS_IAM' }, {}, {}, ['AWS_IAM', null, [], false]],
    ['an API key as every method', { ApiKeyRequired: true }, {}, {}, ['NONE', null, [], true]],
    ['an API key of its own', {}, { ApiKeyRequired: true }, {}, ['NONE', null, [], true]],
    ['no API key', { ApiKeyRequired: true }, { ApiKeyRequired: false }, {}, ['NONE', null, [], false]],
    [
      'the same in OpenAPI 3.0',
      { DefaultAuthorizer: 'Pool', ApiKeyRequired: true },
      {},
      { OpenApiVersion: '3.0.1' },
      ['COGNITO_USER_POOLS', 'Pool', ['a/read'], true],
    ],
  ])('a method may want %s', (_, auth, own, more, expected) => {
    const { definition, problems } = readServerless({
      Function: withEvents({ Get: event('get', '/pets', { ...ofApi, Auth: own }) }),
      Api: api({ Authorizers: authorizers, ...auth }, more),
    });
    expect(securityOf(definition, 'GET')).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject, string | undefined]>([
    ["the caller's credentials where nothing is said", {}, {}, 'arn:aws:iam::*:user/*'],
    ['the role of the API', { InvokeRole: 'arn:aws:iam::1:role/Api' }, {}, 'arn:aws:iam::1:role/Api'],
    [
      'the role of the event',
      { InvokeRole: 'arn:a' },
      { Authorizer: 'AWS_IAM', InvokeRole: 'arn:aws:iam::1:role/Own' },
      'arn:aws:iam::1:role/Own',
    ],
    ['nothing for an event that has no role', { InvokeRole: 'arn:a' }, { Authorizer: 'AWS_IAM', InvokeRole: null }, undefined],
    ['nothing for an event that says NONE', { InvokeRole: 'arn:a' }, { Authorizer: 'AWS_IAM', InvokeRole: 'NONE' }, undefined],
    ['nothing for an event that says other things of who may call it', {}, { ApiKeyRequired: true }, undefined],
  ])('AWS_IAM calls the function with %s', (_, auth, own, credentials) => {
    const { definition } = readServerless({
      Function: withEvents({ Get: event('get', '/pets', { ...ofApi, ...(Object.keys(own).length > 0 && { Auth: own }) }) }),
      Api: api({ DefaultAuthorizer: 'AWS_IAM', ...auth }),
    });
    expect(methodOf(definition, 'GET', '/pets').integration?.credentials).toBe(credentials);
  });

  test('preflight requests are guarded unless it is said that they are not', () => {
    const of = (more: JsonObject) =>
      securityOf(
        readServerless({
          Function: withEvents({ Get: event('get', '/pets', ofApi) }),
          Api: api({ Authorizers: authorizers, DefaultAuthorizer: 'Pool', ...more }, { Cors: "'*'" }),
        }).definition,
        'OPTIONS',
      )[0];
    expect([of({}), of({ AddDefaultAuthorizerToCorsPreflight: false })]).toEqual(['COGNITO_USER_POOLS', 'NONE']);
  });

  test('custom statements are the resource policy', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
    const { definition } = readServerless({
      Function: withEvents({ Get: event('get', '/pets', ofApi) }),
      Api: api({ ResourcePolicy: { CustomStatements: [statement, statement] } }),
    });
    expect(definition.policy?.json).toEqual({ Version: '2012-10-17', Statement: [statement] });
  });

  test('what is not read is told by name', () => {
    const { problems } = readServerless({
      Api: api({ UsagePlan: { CreateUsagePlan: { Ref: 'Kind' } } }, { DefinitionUri: 's3://bucket/key', Cors: "'*'" }),
    });
    expect(problems.map(({ message }) => message)).toContain('Api (AWS::Serverless::Api) is read without Auth.UsagePlan, Auth, Cors.');
  });
});

const extra = process.env['CONFORMANCE_EXTRA'];

// What the transform itself made of templates like these.
(extra === undefined ? test.skip : test)('gives what the transform gives, where the corpus has what it gave (CONFORMANCE_EXTRA)', () => {
  const made = (file: string, id: string) => {
    const reading = readSource(
      path.join(extra as string, 'corpus', 'cfn', `aws--serverless-application-model__translator-output-${file}.json`),
    );
    return (reading.find((api) => api.id === id) as { readonly definition: ApiDefinition }).definition;
  };
  const { apis } = readServerless(
    { ImplicitApiFunction: withEvents({ A: event('get', '/'), B: event('post', '/') }) },
    { Globals: { Api: { Cors: 'origins' } } },
  );
  const over = { over: 'documents' } as const;
  expect(
    compareApis(
      made('api_with_cors_and_only_origins', 'ServerlessRestApi'),
      (apis[0] as { readonly definition: ApiDefinition }).definition,
      over,
    ),
  ).toEqual([]);

  const guarded = readServerless({
    ApiFunction: withEvents({ A: event('get', '/', ofApi), B: event('post', '/', ofApi) }),
    Api: serverless('Api', {
      StageName: 'Prod',
      Cors: 'origins',
      Auth: {
        AddDefaultAuthorizerToCorsPreflight: false,
        DefaultAuthorizer: 'MyLambdaRequestAuth',
        Authorizers: {
          MyLambdaRequestAuth: {
            FunctionPayloadType: 'REQUEST',
            FunctionArn: { 'Fn::GetAtt': ['MyAuthFn', 'Arn'] },
            Identity: { Headers: ['Authorization1'] },
          },
        },
      },
    }),
  });
  expect(compareApis(made('api_with_cors_and_auth_no_preflight_auth', 'ServerlessApi'), guarded.definition, over)).toEqual([]);
});
