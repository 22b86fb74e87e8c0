import type { JsonObject } from '../../../lib/definition';
import { readCloudFormation } from '../../../lib/readers';
import { openApi3, withoutOrigins } from '../documents';
import { api, defineTemplate, part, root, templateProblems, templateWith } from '../templates';

const read = (resources: JsonObject, properties?: JsonObject) => withoutOrigins(defineTemplate(templateWith(resources, properties)));

test('every property of a REST API is read', () => {
  const properties = {
    Name: 'pets',
    Description: 'd',
    ApiKeySourceType: 'AUTHORIZER',
    BinaryMediaTypes: ['image/png', 'application~1x-www-form-urlencoded', 'image~1png'],
    MinimumCompressionSize: '10',
    DisableExecuteApiEndpoint: true,
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [{ Ref: 'Endpoint' }], IpAddressType: 'dualstack' },
    EndpointAccessMode: 'STRICT',
    SecurityPolicy: 'TLS_1_2',
    Policy: { Version: '2012-10-17' },
    Tags: [{ Key: 'team', Value: 'pets' }],
  };
  expect(read({}, properties)).toMatchObject({
    name: 'pets',
    description: 'd',
    apiKeySource: 'AUTHORIZER',
    binaryMediaTypes: ['image/png', 'application/x-www-form-urlencoded'],
    minimumCompressionSize: 10,
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [{ unresolved: { Ref: 'Endpoint' } }], ipAddressType: 'dualstack' },
    endpointAccessMode: 'STRICT',
    securityPolicy: 'TLS_1_2',
    policy: { json: { Version: '2012-10-17' }, unresolved: [] },
    tags: [{ name: 'team', value: 'pets' }],
  });
});

test('models are read with schemas as objects or texts, and name each other', () => {
  const canonical = (last: unknown) => ({ 'Fn::Join': ['', ['https://apigateway.amazonaws.com/restapis/', api, '/models/', last]] });
  const { models } = read({
    Pet: part('Model', { RestApiId: api, Name: 'Pet', ContentType: 'application/json', Schema: '{"type": "object"}' }),
    Pets: part('Model', {
      RestApiId: api,
      Schema: { type: 'array', items: { $ref: canonical({ Ref: 'Pet' }) as JsonObject }, title: { Ref: 'Title' } },
    }),
    Third: part('Model', {
      RestApiId: api,
      Schema: { $ref: { 'Fn::Sub': 'https://apigateway.amazonaws.com/restapis/${Api}/models/Pet' } },
    }),
    Broken: part('Model', { RestApiId: api, Schema: '{' }),
    None: part('Model', { RestApiId: api }),
  });
  expect(models).toEqual([
    { name: 'Pet', contentType: 'application/json', schema: { json: { type: 'object' }, unresolved: [] } },
    {
      name: 'Pets',
      contentType: 'application/json',
      schema: { json: { type: 'array', items: { $ref: '#/definitions/Pet' }, title: { Ref: 'Title' } }, unresolved: ['/title'] },
    },
    { name: 'Third', contentType: 'application/json', schema: { json: { $ref: '#/definitions/Pet' }, unresolved: [] } },
    { name: 'Broken', contentType: 'application/json', schema: { json: '{', unresolved: [] } },
    { name: 'None', contentType: 'application/json' },
  ]);
});

test('authorizers, validators, gateway responses and documentation are read', () => {
  const definition = read({
    Auth: part('Authorizer', {
      RestApiId: api,
      Name: 'pool',
      Type: 'COGNITO_USER_POOLS',
      ProviderARNs: [{ Ref: 'Pool' }],
      IdentitySource: 'method.request.header.Authorization',
      AuthorizerResultTtlInSeconds: 60,
    }),
    Validator: part('RequestValidator', { RestApiId: api, Name: 'all', ValidateRequestBody: 'true', ValidateRequestParameters: false }),
    Denied: part('GatewayResponse', {
      RestApiId: api,
      ResponseType: 'ACCESS_DENIED',
      StatusCode: 404,
      ResponseParameters: { 'gatewayresponse.header.X': "'x'" },
      ResponseTemplates: { 'application/json': '{}' },
    }),
    Docs: part('DocumentationPart', {
      RestApiId: api,
      Location: { Type: 'METHOD', StatusCode: '200' },
      Properties: '{"description": "d"}',
    }),
    DocsVersion: part('DocumentationVersion', { RestApiId: api, DocumentationVersion: 'v1' }),
  });
  expect(definition).toMatchObject({
    authorizers: [
      {
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        providerArns: [{ unresolved: { Ref: 'Pool' } }],
        identitySource: 'method.request.header.Authorization',
        authorizerResultTtlInSeconds: 60,
      },
    ],
    requestValidators: [{ name: 'all', validateRequestBody: true, validateRequestParameters: false }],
    gatewayResponses: [
      {
        responseType: 'ACCESS_DENIED',
        statusCode: '404',
        responseParameters: [{ target: 'gatewayresponse.header.X', source: "'x'" }],
        responseTemplates: [{ contentType: 'application/json', template: '{}' }],
      },
    ],
    documentation: {
      version: 'v1',
      parts: [{ location: { json: { type: 'METHOD', statusCode: '200' } }, properties: { json: { description: 'd' } } }],
    },
  });
});

test('stages are read, and those that deployments make', () => {
  const { stages } = read({
    Stage: part('Stage', {
      RestApiId: api,
      StageName: 'dev',
      DeploymentId: { Ref: 'Deployment' },
      Variables: { host: 'example.com', __proto: { Ref: 'X' } },
      TracingEnabled: true,
      CacheClusterEnabled: true,
      CacheClusterSize: '0.5',
      AccessLogSetting: { DestinationArn: { Ref: 'Log' }, Format: '$context.requestId' },
      CanarySetting: { PercentTraffic: 10, StageVariableOverrides: { host: 'canary' } },
      MethodSettings: [{ ResourcePath: '/~1pets', HttpMethod: 'GET', CachingEnabled: true, CacheTtlInSeconds: 5 }, {}],
    }),
    Deployment: part('Deployment', { RestApiId: api }),
    Second: part('Deployment', { RestApiId: api, StageName: 'prod', StageDescription: { Variables: { a: 'b' } } }),
  });
  expect(stages).toEqual([
    {
      name: 'dev',
      variables: [
        { name: 'host', value: 'example.com' },
        { name: '__proto', value: { unresolved: { Ref: 'X' } } },
      ],
      methodSettings: [
        { resourcePath: '/~1pets', httpMethod: 'GET', cachingEnabled: true, cacheTtlInSeconds: 5 },
        { resourcePath: '/*', httpMethod: '*' },
      ],
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      accessLogSetting: { destinationArn: { unresolved: { Ref: 'Log' } }, format: '$context.requestId' },
      canarySetting: { percentTraffic: 10, stageVariableOverrides: [{ name: 'host', value: 'canary' }] },
    },
    { name: 'prod', isOfDeployment: true, variables: [{ name: 'a', value: 'b' }], methodSettings: [] },
  ]);
});

test('usage plans of the API are read with their keys, and those of other APIs are left out', () => {
  const { usagePlans, apiKeys } = read({
    Stage: part('Stage', { RestApiId: api, StageName: 'dev' }),
    Plan: part('UsagePlan', {
      UsagePlanName: 'basic',
      ApiStages: [
        { ApiId: api, Stage: { Ref: 'Stage' }, Throttle: { '/pets/GET': { RateLimit: 1, BurstLimit: '2' } } },
        { ApiId: 'other', Stage: 'x' },
      ],
      Quota: { Limit: 100, Period: 'DAY' },
      Throttle: { RateLimit: 0.5 },
    }),
    Foreign: part('UsagePlan', { ApiStages: [{ ApiId: 'other', Stage: 'x' }] }),
    Key: part('ApiKey', { Name: 'first', Enabled: true, Value: '12345678901234567890' }),
    Loose: part('ApiKey', {}),
    Direct: part('ApiKey', { StageKeys: [{ RestApiId: api, StageName: 'dev' }] }),
    PlanKey: part('UsagePlanKey', { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } }),
  });
  expect(usagePlans).toEqual([
    {
      name: 'basic',
      apiStages: [{ stage: 'dev', throttle: [{ key: '/pets/GET', burstLimit: 2, rateLimit: 1 }] }],
      quota: { limit: 100, period: 'DAY' },
      throttle: { rateLimit: 0.5 },
      apiKeys: ['first'],
    },
  ]);
  expect(apiKeys).toEqual([
    { name: 'first', value: '12345678901234567890', enabled: true },
    { name: 'Direct', enabled: false },
  ]);
});

test('VPC links, certificates and domains that bear on the API are kept as they are', () => {
  const integration = { Type: 'HTTP', ConnectionType: 'VPC_LINK', ConnectionId: { Ref: 'Link' } };
  const { otherResources } = read({
    Link: part('VpcLink', { Name: 'link', TargetArns: [{ Ref: 'Nlb' }] }),
    Unused: part('VpcLink', { Name: 'unused' }),
    Get: part('Method', { RestApiId: api, ResourceId: root, HttpMethod: 'GET', Integration: integration }),
    Domain: part('DomainName', { DomainName: 'example.com' }),
    Mapping: part('BasePathMapping', { DomainName: { Ref: 'Domain' }, RestApiId: api, BasePath: 'pets' }),
  });
  expect(otherResources).toEqual([
    {
      type: 'AWS::ApiGateway::VpcLink',
      properties: { json: { Name: 'link', TargetArns: [{ Ref: 'Nlb' }] }, unresolved: ['/TargetArns/0'] },
    },
    { type: 'AWS::ApiGateway::DomainName', properties: { json: { DomainName: 'example.com' }, unresolved: [] } },
    {
      type: 'AWS::ApiGateway::BasePathMapping',
      properties: { json: { DomainName: { Ref: 'Domain' }, RestApiId: api, BasePath: 'pets' }, unresolved: ['/DomainName', '/RestApiId'] },
    },
  ]);
});

describe('the body of an API', () => {
  const integration = { type: 'http', uri: { 'Fn::Sub': 'http://${Host}/' } };
  const body = openApi3({ '/pets': { get: { 'x-amazon-apigateway-integration': integration } } }, { servers: [{ url: '/v1' }] });

  test('is read as a document in which intrinsics stand for values, properties before it', () => {
    const properties = {
      Body: body,
      Description: 'd',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Parameters: { basepath: 'prepend' },
    };
    expect(read({}, properties)).toMatchObject({
      name: 'pets',
      description: 'd',
      endpointConfiguration: { types: ['REGIONAL'] },
      resources: [
        { path: '/' },
        { path: '/v1' },
        { path: '/v1/pets', methods: [{ integration: { type: 'HTTP', uri: { unresolved: integration.uri } } }] },
      ],
    });
  });

  test('has origins within the template', () => {
    const [, , pets] = defineTemplate(templateWith({}, { Body: body, Parameters: { basepath: 'prepend' } })).resources;
    expect(pets?.origin).toEqual({ logicalId: 'Api', pointer: '/Resources/Api/Properties/Body/paths/~1pets' });
  });

  test('may have resources beside it', () => {
    const more = { More: part('Resource', { RestApiId: api, ParentId: root, PathPart: 'more' }) };
    expect(read(more, { Body: body }).resources.map(({ path }) => path)).toEqual(['/', '/pets', '/more']);
  });

  test.each<[string, JsonObject, string]>([
    ['is no OpenAPI document', { Body: { paths: {} } }, 'openapi-unreadable'],
    ['is an intrinsic', { Body: { 'Fn::Transform': { Name: 'AWS::Include' } } }, 'unknown-at-synth'],
    ['lies in S3', { BodyS3Location: { Bucket: 'b', Key: 'k' } }, 'body-not-at-hand'],
  ])('that %s is told, and the rest of the template is read', (_, properties, rule) => {
    const template = templateWith({ Model: part('Model', { RestApiId: api, Name: 'Pet' }) }, properties);
    expect(templateProblems(template).map(([found]) => found)).toEqual([rule]);
    expect(defineTemplate(template).models).toHaveLength(1);
  });

  test.each([
    [true, 'rejected'],
    [false, 'advice'],
  ])('whose import warns is rejected if it has to fail on warnings (%s: %s)', (failOnWarnings, consequence) => {
    const warned = { ...body, servers: [{ url: '/a' }, { url: '/b' }] };
    const { problems } = readCloudFormation(templateWith({}, { Body: warned, FailOnWarnings: failOnWarnings }));
    expect(problems).toMatchObject([{ rule: 'servers-ignored', consequence }]);
  });

  test('is read from S3 where somebody knows the file, and there intrinsics are mistakes', () => {
    const template = templateWith({}, { BodyS3Location: { Bucket: 'b', Key: 'k.json' } });
    const load = () => ({ text: JSON.stringify(body), file: 'assets/k.json' });
    const [, pets] = defineTemplate(template, { load }).resources;
    expect(pets?.methods[0]?.integration).toMatchObject({
      malformed: { uri: 'object' },
      origin: { file: 'assets/k.json', start: { line: 1 } },
    });
  });
});
