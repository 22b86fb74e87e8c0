import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareApis } from '../../../lib/comparison';
import type { ApiDefinition, JsonObject } from '../../../lib/definition';
import { readCloudFormation } from '../../../lib/readers';
import { methodOf } from '../documents';
import { event, ofApi, readServerless, serverless } from './serverless';

const caller = (type: 'Function' | 'StateMachine', events: JsonObject): JsonObject => serverless(type, { Events: events });

describe('ResourcePolicy', () => {
  const policyOf = (policy: JsonObject, stage: JsonObject | string = 'v1') => {
    const { definition, problems } = readServerless({
      Function: caller('Function', { Get: event('get', '/pets/{id}', ofApi), Any: event('any', '/{proxy+}', ofApi) }),
      Api: serverless('Api', { StageName: stage, Auth: { ResourcePolicy: policy } }),
    });
    expect(problems).toEqual([]);
    const policyDocument = definition.policy?.json as { readonly Statement: readonly JsonObject[] } | undefined;
    return policyDocument?.Statement ?? [];
  };
  const resources = [['execute-api:/v1/GET/pets/*'], ['execute-api:/v1/*/*']];

  test.each<[string, JsonObject, JsonObject]>([
    ['IpRangeWhitelist', { IpRangeWhitelist: ['10.0.0.0/8'] }, { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } }],
    ['IpRangeBlacklist', { IpRangeBlacklist: ['10.0.0.0/8'] }, { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } }],
    [
      'SourceVpcWhitelist',
      { SourceVpcWhitelist: ['vpc-1', 'vpce-2'] },
      { StringNotEquals: { 'aws:SourceVpc': ['vpc-1'], 'aws:SourceVpce': ['vpce-2'] } },
    ],
    [
      'IntrinsicVpceBlacklist',
      { IntrinsicVpceBlacklist: [{ Ref: 'Endpoint' }] },
      { StringEquals: { 'aws:SourceVpce': [{ Ref: 'Endpoint' }] } },
    ],
  ])('%s lets everybody in and refuses by condition, path by path', (_, policy, condition) => {
    const call = { Action: 'execute-api:Invoke', Principal: '*' };
    expect(policyOf(policy)).toEqual(
      resources.flatMap((Resource) => [
        { Effect: 'Allow', Resource, ...call },
        { Effect: 'Deny', Resource, ...call, Condition: condition },
      ]),
    );
  });

  test('accounts are principals', () => {
    expect(policyOf({ AwsAccountWhitelist: ['123456789012'], AwsAccountBlacklist: '210987654321' })).toEqual(
      resources.flatMap((Resource) => [
        { Effect: 'Allow', Action: 'execute-api:Invoke', Resource, Principal: { AWS: ['123456789012'] } },
        { Effect: 'Deny', Action: 'execute-api:Invoke', Resource, Principal: { AWS: ['210987654321'] } },
      ]),
    );
  });

  test('a stage that the deployment names stands in the resources', () => {
    expect(policyOf({ IpRangeBlacklist: ['10.0.0.0/8'] }, { Ref: 'Stage' })[0]?.['Resource']).toEqual([
      { 'Fn::Sub': ['execute-api:/${__Stage__}/GET/pets/*', { __Stage__: { Ref: 'Stage' } }] },
    ]);
  });

  test('an event has one for its own path', () => {
    const { definition } = readServerless({
      Function: caller('Function', {
        Get: event('get', '/pets', { ...ofApi, Auth: { ResourcePolicy: { AwsAccountWhitelist: ['1'] } } }),
        Put: event('put', '/toys', ofApi),
      }),
      Api: serverless('Api', { StageName: 'v1' }),
    });
    expect(definition.policy?.json).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: ['execute-api:/v1/GET/pets'], Principal: { AWS: ['1'] } }],
    });
  });
});

describe('Auth.UsagePlan', () => {
  const api = (plan: JsonObject) => serverless('Api', { StageName: 'v1', Auth: { UsagePlan: plan } });

  test('PER_API makes a plan and a key of its own', () => {
    const { definition } = readServerless({
      Api: api({ CreateUsagePlan: 'PER_API', UsagePlanName: 'gold', Quota: { Limit: 5, Period: 'DAY' } }),
    });
    expect(definition).toMatchObject({
      usagePlans: [{ name: 'gold', quota: { limit: 5, period: 'DAY' }, apiStages: [{ stage: 'v1' }], apiKeys: ['ApiApiKey'] }],
      apiKeys: [{ name: 'ApiApiKey', enabled: true }],
    });
  });

  test('SHARED makes one for all that say so', () => {
    const { apis } = readServerless({
      One: api({ CreateUsagePlan: 'SHARED' }),
      Two: api({ CreateUsagePlan: 'SHARED', Throttle: { RateLimit: 1 } }),
      Three: api({ CreateUsagePlan: 'NONE' }),
    });
    expect(
      apis.map(({ definition }) => [definition.usagePlans.length, definition.usagePlans[0]?.throttle, definition.apiKeys.length]),
    ).toEqual([
      [1, { rateLimit: 1 }, 1],
      [1, { rateLimit: 1 }, 1],
      [0, undefined, 0],
    ]);
  });
});

test('Domain makes a domain name and a mapping for each base path', () => {
  const { definition } = readServerless({
    Api: serverless('Api', {
      StageName: 'v1',
      Domain: {
        DomainName: 'pets.example.com',
        CertificateArn: 'arn:c',
        BasePath: ['/v1/', 'beta'],
        SecurityPolicy: 'TLS_1_2',
        Route53: { HostedZoneId: 'Z' },
      },
    }),
  });
  const id = 'ApiGatewayDomainName' + 'HASH';
  const others = definition.otherResources.map(({ type, properties }) => [
    type,
    JSON.parse(JSON.stringify(properties.json).replace(/ApiGatewayDomainName[0-9a-f]{10}/, id)) as unknown,
  ]);
  expect(others).toEqual([
    [
      'AWS::ApiGateway::DomainName',
      {
        DomainName: 'pets.example.com',
        SecurityPolicy: 'TLS_1_2',
        RegionalCertificateArn: 'arn:c',
        EndpointConfiguration: { Types: ['REGIONAL'] },
      },
    ],
    ...['v1', 'beta'].map((BasePath) => [
      'AWS::ApiGateway::BasePathMapping',
      { DomainName: { Ref: id }, RestApiId: { Ref: 'Api' }, Stage: { Ref: 'Apiv1Stage' }, BasePath },
    ]),
  ]);
});

test('a private Domain makes a domain name and mappings of other kinds, with its policy', () => {
  const Policy = { Version: '2012-10-17', Statement: [] };
  const { definition, problems } = readServerless({
    Api: serverless('Api', {
      StageName: 'v1',
      Domain: {
        DomainName: 'pets.internal',
        CertificateArn: 'arn:c',
        EndpointConfiguration: 'PRIVATE',
        IpAddressType: 'dualstack',
        Policy,
      },
    }),
  });
  expect(problems).toEqual([]);
  expect(definition.otherResources.map(({ type, properties }) => [type, properties.json])).toEqual([
    [
      'AWS::ApiGateway::DomainNameV2',
      {
        DomainName: 'pets.internal',
        CertificateArn: 'arn:c',
        Policy,
        EndpointConfiguration: { Types: ['PRIVATE'], IpAddressType: 'dualstack' },
      },
    ],
    [
      'AWS::ApiGateway::BasePathMappingV2',
      {
        DomainNameArn: { Ref: expect.stringMatching(/^ApiGatewayDomainNameV2[0-9a-f]{10}$/) as string },
        RestApiId: { Ref: 'Api' },
        Stage: { Ref: 'Apiv1Stage' },
      },
    ],
  ]);
});

describe('events', () => {
  test('of state machines start executions', () => {
    const { definition, problems } = readServerless({
      Machine: caller('StateMachine', { Start: event('post', '/start', { ...ofApi, UnescapeMappingTemplate: true }) }),
      Api: serverless('Api', { StageName: 'v1' }),
    });
    expect(problems).toEqual([]);
    expect(methodOf(definition, 'POST', '/start').integration).toMatchObject({
      type: 'AWS',
      credentials: { unresolved: { 'Fn::GetAtt': ['MachineStartRole', 'Arn'] } },
      requestTemplates: [
        {
          template: {
            unresolved: {
              'Fn::Sub':
                '{"input": "$util.escapeJavaScript($input.json(\'$\')).replaceAll("\\\\\'","\'")", "stateMachineArn": "${Machine}"}',
            },
          },
        },
      ],
    });
  });

  test('may cache by parameters, wait, and stream', () => {
    const { definition } = readServerless({
      Function: caller('Function', {
        Get: event('get', '/pets', {
          ...ofApi,
          RequestParameters: ['method.request.header.A', { 'method.request.querystring.q': { Required: true, Caching: true } }],
          TimeoutInMillis: 5000,
          ResponseTransferMode: 'RESPONSE_STREAM',
        }),
      }),
      Api: serverless('Api', { StageName: 'v1' }),
    });
    expect(methodOf(definition, 'GET', '/pets').integration).toMatchObject({
      timeoutInMillis: 5000,
      responseTransferMode: 'STREAM',
      cacheKeyParameters: ['method.request.querystring.q'],
      uri: {
        unresolved: {
          'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2021-11-15/functions/${Function.Arn}/response-streaming-invocations',
        },
      },
    });
  });

  test.each<[string, JsonObject]>([
    ['Swagger 2.0', {}],
    ['OpenAPI 3.0', { OpenApiVersion: '3.0.1' }],
  ])('may name a model, by any case, in %s', (_, version) => {
    const { definition } = readServerless({
      Function: caller('Function', { Put: event('put', '/pets', { ...ofApi, RequestModel: { Model: 'Pet', Required: true } }) }),
      Api: serverless('Api', { StageName: 'v1', Models: { Pet: { type: 'object' } }, ...version }),
    });
    expect(methodOf(definition, 'PUT', '/pets').requestModels).toMatchObject([{ contentType: 'application/json', model: 'pet' }]);
  });

  test('leave a document of its own alone unless they override its authorizers', () => {
    const of = (more: JsonObject) => {
      const { definition } = readServerless({
        Function: caller('Function', { Get: event('get', '/pets', { ...ofApi, Auth: { ApiKeyRequired: true, ...more } }) }),
        Api: serverless('Api', {
          StageName: 'v1',
          DefinitionBody: { openapi: '3.0.1', info: { title: 'own' }, paths: { '/pets': { get: { responses: {} } } } },
        }),
      });
      return methodOf(definition, 'GET', '/pets').apiKeyRequired;
    };
    expect([of({}), of({ OverrideApiAuth: true })]).toEqual([false, true]);
  });
});

const extra = process.env['CONFORMANCE_EXTRA'];

// What the transform itself made of templates like these.
(extra === undefined ? describe.skip : describe)(
  'gives what the transform gives, where the corpus has what it gave (CONFORMANCE_EXTRA)',
  () => {
    const made = (file: string): readonly ApiDefinition[] => {
      const name = path.join(extra as string, 'corpus', 'cfn', `aws--serverless-application-model__${file}.json`);
      return readCloudFormation(readFileSync(name, 'utf8')).apis.map(({ definition }) => definition);
    };

    // Without OpenApiVersion the transform leaves a second stage behind, named Stage, which nobody wants and is not read.
    const over = { over: 'documents' } as const;

    test('of request models with validators', () => {
      const get = (route: string, more: JsonObject = {}) => ({
        GetHtml: event('get', route, { RestApiId: { Ref: 'HtmlApi' }, RequestModel: { Model: 'User', Required: true, ...more } }),
      });
      const { apis } = readServerless({
        HtmlApi: serverless('Api', {
          StageName: 'Prod',
          Models: { User: { type: 'object', properties: { username: { type: 'string' } } } },
        }),
        HtmlFunction: caller('Function', get('/', { ValidateBody: true, ValidateParameters: true })),
        HtmlFunctionMixinValidation: caller('Function', get('/mixin', { ValidateBody: true, ValidateParameters: false })),
        HtmlFunctionNoValidation: caller('Function', get('/no-validation', { ValidateBody: false, ValidateParameters: false })),
        HtmlFunctionNotDefinedValidation: caller('Function', get('/not-defined')),
        HtmlFunctionOnlyBodyDefinition: caller('Function', get('/only-body-true', { ValidateBody: true })),
        HtmlFunctionOnlyBodyDefinitionFalse: caller('Function', get('/only-body-false', { ValidateBody: false })),
        HtmlFunctionOnlyRequestDefinition: caller('Function', get('/only-request-true', { ValidateParameters: true })),
        HtmlFunctionOnlyRequestDefinitionFalse: caller('Function', get('/only-request-false', { ValidateParameters: false })),
      });
      const [expected] = made('translator-output-api_request_model_with_validator');
      expect(expected && apis[0] && compareApis(expected, apis[0].definition, over)).toEqual([]);
    });

    test('of state machines', () => {
      const { apis } = readServerless({
        MyApi: serverless('Api', {
          StageName: 'Prod',
          Auth: {
            ApiKeyRequired: true,
            Authorizers: {
              MyLambdaTokenAuth: {
                FunctionArn: 'arn:aws',
                FunctionInvokeRole: 'arn:aws:iam::123456789012:role/S3Access',
                Identity: { Header: 'MyCustomAuthHeader', ValidationExpression: 'mycustomauthexpression', ReauthorizeEvery: 20 },
              },
            },
          },
        }),
        StateMachine: caller('StateMachine', {
          WithNoAuthorizer: event('post', '/startNoAuth'),
          WithLambdaTokenAuth: event('post', '/startWithLambdaToken', {
            RestApiId: { Ref: 'MyApi' },
            Auth: { Authorizer: 'MyLambdaTokenAuth' },
          }),
        }),
      });
      const expected = made('state_machine_with_api_authorizer');
      expect(expected.map((definition, index) => compareApis(definition, apis[index]?.definition, over))).toEqual([[], []]);
    });
  },
);

test('very many events are read in bounded time', () => {
  const events = (at: number) =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, each) => [`E${each}`, event('get', `/p${at}/q${each}`, { ...ofApi, Auth: { ApiKeyRequired: true } })]),
    );
  const functions = Array.from({ length: 500 }, (_, at) => [`F${at}`, caller('Function', events(at))] as const);
  const { definition } = readServerless({
    ...Object.fromEntries(functions),
    Api: serverless('Api', { StageName: 'v1', Cors: "'*'", Auth: { ResourcePolicy: { IpRangeWhitelist: ['10.0.0.0/8'] } } }),
  });
  expect(definition.resources.flatMap(({ methods }) => methods).length).toBe(10_000);
  expect(JSON.stringify(definition.policy).match(/"Effect":"Deny"/g)?.length).toBe(5000);
}, 60_000);
