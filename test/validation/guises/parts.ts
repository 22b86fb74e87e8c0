import { stringify } from 'yaml';
import type { Diagnostic, JsonObject } from '../../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../../lib/readers';
import { validate, validateReading } from '../../../lib/validation';
import { cloudFormation, openApi, soundPaths } from '../../../lib/validation/examples';
import { invocation } from './accepted-methods';

/** What stands beside the methods of an API, as a template and as a document say it; either may be silent. */
export interface Parts {
  /** Resources of a template beside `Api`, `Pets` and `GetPets`. */
  readonly resources?: JsonObject;
  readonly api?: JsonObject;
  readonly method?: JsonObject;
  /** Members of an OpenAPI 3.0 document. */
  readonly document?: JsonObject;
  /** Members of a Swagger 2.0 document. */
  readonly swagger?: JsonObject;
}

type Judged = readonly (readonly [guise: string, diagnostics: readonly Diagnostic[]])[];

/** What is said of the parts in each language that tells them. */
export function judgeParts({ resources, api, method, document, swagger }: Parts): Judged {
  const judged: (readonly [string, readonly Diagnostic[]])[] = [];
  if (resources || api || method) {
    const template = cloudFormation(resources ?? {}, { ...(api && { api }), ...(method && { method }) }).document;
    judged.push(['template', ofTemplate(template)], ['YAML template', ofTemplate(stringify(template))]);
  }
  if (document) {
    const whole = { ...openApi(soundPaths).document, ...document };
    judged.push(['OpenAPI 3.0', ofDocument(whole)], ['OpenAPI 3.0 YAML', ofDocument(stringify(whole))], ['Body', ofBody(whole)]);
  }
  if (swagger) {
    const { openapi: _, ...rest } = openApi(soundPaths).document;
    const whole = { swagger: '2.0', ...rest, ...swagger };
    judged.push(['Swagger 2.0', ofDocument(whole)], ['Swagger 2.0 YAML', ofDocument(stringify(whole))], ['Body in Swagger', ofBody(whole)]);
  }
  return judged;
}

function ofTemplate(template: string | JsonObject): readonly Diagnostic[] {
  const { apis, problems, unattached } = readCloudFormation(template);
  return apis.flatMap(({ definition }, index) =>
    index === 0 ? validateReading({ definition, problems, ...(unattached && { unattached }) }) : validate(definition),
  );
}

function ofDocument(document: string | JsonObject): readonly Diagnostic[] {
  const { definition, problems } = readOpenApi(document, { endpointType: 'EDGE' });
  return validate(definition, { problems });
}

function ofBody(Body: JsonObject): readonly Diagnostic[] {
  return ofTemplate({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } } } });
}

const api = { Ref: 'Api' };
const part = (Type: string, Properties: JsonObject): JsonObject => ({ Type: `AWS::ApiGateway::${Type}`, Properties });
const own = (Type: string, Properties: JsonObject): JsonObject => part(Type, { RestApiId: api, ...Properties });
const method = (members: JsonObject): JsonObject => ({
  '/pets': { get: { ...(soundPaths['/pets'] as Record<'get', JsonObject>).get, ...members } },
});
const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_ABC';

const scheme = (authorizer: JsonObject, members: JsonObject = {}): JsonObject => ({
  callers: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': authorizer,
    ...members,
  },
});
/** An authorizer in all languages, by the members of the extension. */
const authorizer = (members: JsonObject, more: Partial<Parts> = {}): Parts => {
  const extension = { type: 'token', authorizerUri: invocation(), ...members };
  const schemes = scheme(extension);
  const used = { security: [{ callers: [] }] };
  return {
    document: { components: { securitySchemes: schemes }, ...used },
    swagger: { securityDefinitions: schemes, ...used },
    resources: {
      Callers: own('Authorizer', {
        Name: 'callers',
        IdentitySource: 'method.request.header.Authorization',
        ...Object.fromEntries(
          Object.entries({ ...extension, type: String(extension.type).toUpperCase() }).map(([name, value]) => [
            name === 'providerARNs' ? 'ProviderARNs' : name.charAt(0).toUpperCase() + name.slice(1),
            value,
          ]),
        ),
      }),
    },
    method: {
      AuthorizationType: extension.type === 'cognito_user_pools' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
      AuthorizerId: { Ref: 'Callers' },
    },
    ...more,
  };
};
const cognito = (members: JsonObject) => {
  const { authorizerUri: _, ...rest } = { authorizerUri: '', ...members };
  return authorizer({ type: 'cognito_user_pools', authorizerUri: '', ...rest });
};
const model = (name: string, schema: JsonObject, contentType = 'application/json'): Parts => ({
  resources: { Model: own('Model', { Name: name, ContentType: contentType, Schema: schema }) },
  document: { components: { schemas: { [name]: schema } } },
  swagger: { definitions: { [name]: schema } },
});
const gatewayResponse = (type: string, members: JsonObject): Parts => ({
  resources: {
    Response: own('GatewayResponse', {
      ResponseType: type,
      ...Object.fromEntries(Object.entries(members).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value])),
    }),
  },
  document: { 'x-amazon-apigateway-gateway-responses': { [type]: members } },
  swagger: { 'x-amazon-apigateway-gateway-responses': { [type]: members } },
});
const stage = (members: JsonObject): Parts => ({ resources: { Dev: own('Stage', { StageName: 'dev', ...members }) } });
const setting = (members: JsonObject): Parts => stage({ MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ...members }] });
const accessLog = (Format: string, DestinationArn = 'arn:aws:logs:us-east-1:123456789012:log-group:pets'): Parts =>
  stage({ AccessLogSetting: { DestinationArn, Format } });
const plan = (members: JsonObject, stages: JsonObject = {}): Parts => ({
  resources: {
    Dev: own('Stage', { StageName: 'dev' }),
    Plan: part('UsagePlan', { ApiStages: [{ ApiId: api, Stage: 'dev', ...stages }], ...members }),
  },
});
const key = (members: JsonObject): Parts => ({ resources: { Key: part('ApiKey', { Enabled: true, ...members }) } });
const configured = (EndpointConfiguration: JsonObject): Parts => ({ api: { EndpointConfiguration } });
const balancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/0123456789abcdef';
const link = (members: JsonObject): Parts => ({
  resources: { Link: part('VpcLink', { Name: 'pets', TargetArns: [balancer], ...members }) },
});
const certificate = (region = 'us-east-1') => `arn:aws:acm:${region}:123456789012:certificate/0`;
const domain = (members: JsonObject): Parts => ({
  resources: { Domain: part('DomainName', { DomainName: 'pets.example.com', ...members }) },
});
const regional = { EndpointConfiguration: { Types: ['REGIONAL'] }, RegionalCertificateArn: certificate('eu-west-1') };
const compressed = (size: number): Parts => ({
  api: { MinimumCompressionSize: size },
  document: { 'x-amazon-apigateway-minimum-compression-size': size },
  swagger: { 'x-amazon-apigateway-minimum-compression-size': size },
});
const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const policed = (Policy: JsonObject): Parts => ({ api: { Policy } });
const petModel = { type: 'object', properties: { name: { type: 'string' } } };

/** What is legal, though odd. */
export const acceptedParts: Readonly<Record<string, Parts>> = {
  'an unused validator': {
    resources: { Strict: own('RequestValidator', { Name: 'strict', ValidateRequestBody: true }) },
    document: { 'x-amazon-apigateway-request-validators': { strict: { validateRequestBody: true, validateRequestParameters: false } } },
    swagger: { 'x-amazon-apigateway-request-validators': { strict: {} } },
  },
  'an unused authorizer': { ...authorizer({}), method: { AuthorizationType: 'NONE' } },
  'an authorizer used at the root': authorizer({}),
  'a token authorizer with empty texts': {
    ...authorizer({ authorizerCredentials: '', identitySource: '' }),
    resources: {
      Callers: own('Authorizer', {
        Name: 'callers',
        Type: 'TOKEN',
        AuthorizerUri: invocation(),
        AuthorizerCredentials: '',
        IdentitySource: 'method.request.header.Authorization',
      }),
    },
  },
  'a request authorizer by a query string': authorizer({ type: 'request', identitySource: 'method.request.querystring.token' }),
  'a request authorizer by several sources': authorizer({
    type: 'request',
    identitySource: 'method.request.header.Authorization, method.request.querystring.q,stageVariables.stage,context.identity.sourceIp',
  }),
  'a request authorizer that caches nothing, without sources': {
    ...authorizer({ type: 'request', authorizerResultTtlInSeconds: 0 }),
    resources: {
      Callers: own('Authorizer', { Name: 'callers', Type: 'REQUEST', AuthorizerUri: invocation(), AuthorizerResultTtlInSeconds: 0 }),
    },
  },
  'an authorizer that caches for an hour': authorizer({ authorizerResultTtlInSeconds: 3600 }),
  'an authorizer that caches nothing': authorizer({ authorizerResultTtlInSeconds: 0 }),
  'an authorizer of another region and account': authorizer({
    authorizerUri: invocation('arn:aws:lambda:eu-west-3:999999999999:function:Who', 'eu-west-3'),
  }),
  'an authorizer by a stage variable': authorizer({
    authorizerUri: invocation('arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.who}'),
  }),
  'a user pool authorizer': cognito({ providerARNs: [pool] }),
  'scopes of a user pool authorizer': {
    ...cognito({ providerARNs: [pool] }),
    document: {
      components: { securitySchemes: scheme({ type: 'cognito_user_pools', providerARNs: [pool] }) },
      security: [{ callers: ['pets/read'] }],
    },
    method: { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'Callers' }, AuthorizationScopes: ['pets/read'] },
  },
  'an API key scheme': {
    document: { components: { securitySchemes: { key: { type: 'apiKey', name: 'X-Api-Key', in: 'header' } } }, security: [{ key: [] }] },
    swagger: { securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }, security: [{ key: [] }] },
  },
  'IAM by a scheme': {
    document: {
      components: {
        securitySchemes: { sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } },
      },
      security: [{ sigv4: [] }],
    },
  },
  'OAuth and HTTP schemes, which leave methods open': {
    document: {
      components: {
        securitySchemes: {
          oauth: { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://example.com', scopes: {} } } },
          basic: { type: 'http', scheme: 'basic' },
          oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
        },
      },
      security: [{ oauth: [] }, { basic: [] }],
    },
    swagger: { securityDefinitions: { basic: { type: 'basic' } }, security: [{ basic: [] }] },
  },
  'a scheme that nobody defined': { document: { security: [{ nobody: [] }] }, swagger: { security: [{ nobody: [] }] } },
  'two servers': { document: { servers: [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }] } },
  'a server variable that the URL does not use': {
    document: { servers: [{ url: 'https://a.example.com', variables: { basePath: { default: '/v1' } } }] },
  },
  'a version that is a number': { document: { info: { title: 'pets', version: 1 } }, swagger: { info: { title: 'pets', version: 1.5 } } },
  'no version': { document: { info: { title: 'pets' } } },
  'a missing model in a document': {
    document: {
      paths: method({
        responses: { '200': { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/Nobody' } } } } },
      }),
    },
    swagger: { paths: method({ responses: { '200': { description: 'OK', schema: { $ref: '#/definitions/Nobody' } } } }) },
  },
  'the models that every API has': {
    method: {
      MethodResponses: [
        { StatusCode: '200', ResponseModels: { 'application/json': 'Empty' } },
        { StatusCode: '500', ResponseModels: { 'application/json': 'Error' } },
      ],
    },
  },
  'an unused model': model('Pet', petModel),
  'a model without members': model('Pet', { type: 'object' }),
  'an enumeration': model('Kind', { type: 'string', enum: ['dog', 'cat'] }),
  'a model that refers to itself': {
    document: { components: { schemas: { Pet: { type: 'object', properties: { mother: { $ref: '#/components/schemas/Pet' } } } } } },
    swagger: { definitions: { Pet: { type: 'object', properties: { mother: { $ref: '#/definitions/Pet' } } } } },
  },
  'an inline primitive response': {
    document: { paths: method({ responses: { '200': { description: 'OK', content: { 'text/plain': { schema: { type: 'string' } } } } } }) },
    swagger: { paths: method({ produces: ['text/plain'], responses: { '200': { description: 'OK', schema: { type: 'string' } } } }) },
  },
  'a model with keywords of later drafts': model('Pet', {
    ...petModel,
    nullable: true,
    deprecated: true,
    discriminator: { propertyName: 'kind' },
    example: { name: 'x' },
  }),
  'a gateway response with an integer status': {
    document: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 404 } } },
    swagger: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 404 } } },
  },
  'a gateway response that names a header strangely': gatewayResponse('DEFAULT_5XX', {
    responseParameters: { 'gatewayresponse.header.method.response.header.X': "'1'" },
  }),
  'a gateway response that reads the request': gatewayResponse('MISSING_AUTHENTICATION_TOKEN', {
    responseParameters: {
      'gatewayresponse.header.x-path': 'method.request.path.petId',
      'gatewayresponse.header.x-query': 'method.request.querystring.q',
      'gatewayresponse.header.x-header': 'method.request.header.Accept',
    },
  }),
  'a gateway response that reads the context': gatewayResponse('DEFAULT_4XX', {
    responseParameters: { 'gatewayresponse.header.x-id': 'context.requestId' },
  }),
  'a template of a gateway response that is no Velocity': gatewayResponse('DEFAULT_4XX', {
    responseTemplates: { 'application/json': '{"message":$context.error.messageString} #if(' },
  }),
  'a gateway response with nothing': gatewayResponse('THROTTLED', {}),
  'every gateway response type': {
    document: {
      'x-amazon-apigateway-gateway-responses': Object.fromEntries(
        [
          ...['ACCESS_DENIED', 'API_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR', 'AUTHORIZER_FAILURE', 'BAD_REQUEST_PARAMETERS'],
          ...[
            'BAD_REQUEST_BODY',
            'DEFAULT_4XX',
            'DEFAULT_5XX',
            'EXPIRED_TOKEN',
            'INTEGRATION_FAILURE',
            'INTEGRATION_TIMEOUT',
            'INVALID_API_KEY',
          ],
          ...[
            'INVALID_SIGNATURE',
            'MISSING_AUTHENTICATION_TOKEN',
            'QUOTA_EXCEEDED',
            'REQUEST_TOO_LARGE',
            'RESOURCE_NOT_FOUND',
            'THROTTLED',
          ],
          ...['UNAUTHORIZED', 'UNSUPPORTED_MEDIA_TYPE', 'WAF_FILTERED'],
        ].map((type) => [type, { responseParameters: { 'gatewayresponse.header.X': "'1'" } }]),
      ),
    },
  },
  'no compression': compressed(0),
  'the greatest compression size': compressed(10_485_760),
  'all media types binary': {
    api: { BinaryMediaTypes: ['*/*'] },
    document: { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
    swagger: { 'x-amazon-apigateway-binary-media-types': ['*/*', 'image~1png'] },
  },
  'a policy with the short resource': {
    api: { Policy: { Version: '2012-10-17', Statement: [statement] } },
    document: { 'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [statement] } },
  },
  'a policy of one statement': policed({ Statement: statement }),
  'a policy with its negations': policed({
    Statement: [{ Effect: 'Deny', NotPrincipal: { AWS: '*' }, NotAction: 'execute-api:X', NotResource: 'execute-api:/x' }],
  }),
  'a policy that denies by conditions': policed({
    Statement: [statement, { ...statement, Effect: 'Deny', Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
  }),
  'documentation parts, some without a path': {
    document: {
      'x-amazon-apigateway-documentation': {
        version: '1',
        createdDate: '2020-01-01T00:00:00Z',
        documentationParts: [
          { location: { type: 'API' }, properties: { description: 'pets' } },
          { location: { type: 'METHOD', method: 'GET' }, properties: {} },
        ],
      },
    },
    resources: { Doc: own('DocumentationPart', { Location: { Type: 'METHOD', Path: '/pets', Method: 'GET' }, Properties: '{}' }) },
  },
  'the API key source AUTHORIZER': {
    api: { ApiKeySourceType: 'AUTHORIZER' },
    document: { 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
  },
  'an edge API': configured({ Types: ['EDGE'] }),
  'a regional API with both kinds of addresses': configured({ Types: ['REGIONAL'], IpAddressType: 'ipv4' }),
  'a private API with VPC endpoints': configured({ Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'], IpAddressType: 'dualstack' }),
  'a description': { api: { Description: 'pets' }, document: { info: { title: 'pets', version: '1', description: '' } } },
  'a stage name with a hyphen': stage({ StageName: 'pets-dev_1' }),
  'a stage name of 128 characters': stage({ StageName: 'a'.repeat(128) }),
  'stage variables with blanks and URLs': stage({
    Variables: { host: 'https://pets.example.com:8080/a?b=c&d=e,f', text: 'a b', Under_score: 'x.y_z-1', empty: '' },
  }),
  'a cache of no time and of an hour': stage({
    MethodSettings: [
      { ResourcePath: '/*', HttpMethod: '*', CacheTtlInSeconds: 0 },
      { ResourcePath: '/~1pets', HttpMethod: 'GET', CacheTtlInSeconds: 3600 },
    ],
  }),
  'settings of the root, of a path and of all': stage({
    MethodSettings: [
      { ResourcePath: '/', HttpMethod: 'GET' },
      { ResourcePath: '/~1pets~1{petId}', HttpMethod: 'POST' },
      { ResourcePath: '/*', HttpMethod: '*' },
    ],
  }),
  'an access log in JSON': accessLog('{"id":"$context.requestId"}'),
  'an access log with the extended id': accessLog('$context.extendedRequestId $context.status'),
  'an access log with braces': accessLog('${context.requestId}'),
  'an access log in Firehose': accessLog(
    '$context.requestId',
    'arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-pets',
  ),
  'a canary of nobody and of everybody': {
    resources: {
      A: own('Stage', { StageName: 'a', CanarySetting: { PercentTraffic: 0 } }),
      B: own('Stage', { StageName: 'b', CanarySetting: { PercentTraffic: 100 } }),
    },
  },
  'a quota of a day': plan({ Quota: { Limit: 1, Period: 'DAY', Offset: 0 } }),
  'a quota of a week': plan({ Quota: { Limit: 1, Period: 'WEEK', Offset: 6 } }),
  'a quota of a month': plan({ Quota: { Limit: 1, Period: 'MONTH', Offset: 27 } }),
  'a plan without a quota': plan({ Throttle: { RateLimit: 0, BurstLimit: 0 } }),
  'throttles of methods': plan(
    {},
    { Throttle: { '/pets/GET': { RateLimit: 1 }, '//GET': { RateLimit: 1 }, '/pets/{petId}/ANY': { RateLimit: 1 } } },
  ),
  'a plan of the stage of a deployment': {
    resources: {
      Deployment: own('Deployment', { StageName: 'dev' }),
      Plan: part('UsagePlan', { ApiStages: [{ ApiId: api, Stage: 'dev' }] }),
    },
  },
  'a key of 20 characters': key({ Value: 'a'.repeat(20) }),
  'a key of 128 characters': key({ Value: 'a'.repeat(128) }),
  'a key without a value': key({}),
  'a key with a name of 1024 characters': key({ Name: 'a'.repeat(1024) }),
  'a VPC link': link({}),
  'an access log in a place that is not known': stage({
    AccessLogSetting: {
      DestinationArn: { 'Fn::Sub': 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:pets' },
      Format: '$context.requestId',
    },
  }),
  'an authorizer URI with two slashes, as the guide has them': authorizer({ authorizerUri: invocation().replace('path/', 'path//') }),
  'VPC links by a list that is not known': link({ TargetArns: { 'Fn::Split': [',', { Ref: 'Balancers' }] } }),
  'a VPC link to something that is not known': link({ TargetArns: [{ Ref: 'Balancer' }] }),
  'an edge domain': domain({ CertificateArn: certificate() }),
  'a regional domain': domain(regional),
  'mutual TLS with TLS 1.2': domain({
    ...regional,
    SecurityPolicy: 'TLS_1_2',
    MutualTlsAuthentication: { TruststoreUri: 's3://pets/trust.pem' },
  }),
  'mutual TLS with TLS 1.3': domain({
    ...regional,
    SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
    MutualTlsAuthentication: { TruststoreUri: 's3://pets/trust.pem' },
  }),
  'an extension of HTTP APIs': {
    document: { 'x-amazon-apigateway-cors': { allowOrigins: ['*'] }, 'x-amazon-apigateway-importexport-version': '1.0' },
  },
};

type Refused = readonly [rule: string, about: string, parts: Parts];

/** What the service refuses, each by one rule and once. */
export const refusedParts: readonly Refused[] = [
  ['authorizer-uri', 'the ARN of a function', authorizer({ authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:Who' })],
  ['authorizer-uri', 'a URL', authorizer({ authorizerUri: 'https://who.example.com' })],
  ['authorizer-uri', 'an invocation of another service', authorizer({ authorizerUri: 'arn:aws:apigateway:us-east-1:sqs:path/1/who' })],
  ['authorizer-uri', 'nothing', authorizer({ authorizerUri: '' })],
  ['authorizer-identity-source', 'a header by its short name', authorizer({ type: 'request', identitySource: 'header.Auth' })],
  ['authorizer-identity-source', 'a name', authorizer({ type: 'request', identitySource: 'Authorization' })],
  ['authorizer-identity-source', 'a path variable', authorizer({ type: 'request', identitySource: 'method.request.path.id' })],
  ['authorizer-identity-source', 'the second of two', authorizer({ type: 'request', identitySource: 'method.request.header.A, B' })],
  ['authorizer-identity-source', 'the body', authorizer({ type: 'request', identitySource: 'method.request.body.token' })],
  [
    'authorizer-identity-source-missing',
    'of a token authorizer',
    { resources: { Callers: own('Authorizer', { Name: 'c', Type: 'TOKEN', AuthorizerUri: invocation() }) } },
  ],
  [
    'authorizer-identity-source-missing',
    'of a user pool authorizer',
    { resources: { Callers: own('Authorizer', { Name: 'c', Type: 'COGNITO_USER_POOLS', ProviderARNs: [pool] }) } },
  ],
  [
    'authorizer-identity-source-missing',
    'of a request authorizer that caches',
    { resources: { Callers: own('Authorizer', { Name: 'c', Type: 'REQUEST', AuthorizerUri: invocation() }) } },
  ],
  ['authorizer-provider-arns', 'none', cognito({})],
  ['authorizer-provider-arns', 'an empty list', cognito({ providerARNs: [] })],
  ['authorizer-ttl', '3601 seconds', authorizer({ authorizerResultTtlInSeconds: 3601 })],
  ['authorizer-ttl', 'less than none', authorizer({ authorizerResultTtlInSeconds: -1 })],
  ['authorizer-required', 'CUSTOM without one', { method: { AuthorizationType: 'CUSTOM' } }],
  ['authorizer-required', 'user pools without one', { method: { AuthorizationType: 'COGNITO_USER_POOLS' } }],
  [
    'authorizer-type-match',
    'CUSTOM by user pools',
    {
      ...cognito({ providerARNs: [pool] }),
      method: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Callers' } },
      document: undefined,
      swagger: undefined,
    },
  ],
  ['authorization-scopes', 'of IAM', { method: { AuthorizationType: 'AWS_IAM', AuthorizationScopes: ['a'] } }],
  ['authorization-scopes', 'of nobody', { method: { AuthorizationType: 'NONE', AuthorizationScopes: ['a'] } }],
  ['validator-name', 'blank', { resources: { Strict: own('RequestValidator', { Name: ' ', ValidateRequestBody: true }) } }],
  ['validator-name', 'empty', { resources: { Strict: own('RequestValidator', { Name: '', ValidateRequestBody: true }) } }],
  ['model-reference-method', 'of a request', { method: { RequestModels: { 'application/json': 'Nobody' } } }],
  [
    'model-reference-method',
    'of a response',
    { method: { MethodResponses: [{ StatusCode: '200', ResponseModels: { 'application/json': 'Nobody' } }] } },
  ],
  ['model-name', 'with a hyphen', model('my-pet', petModel)],
  ['model-name', 'with an underscore', model('my_pet', petModel)],
  ['model-name', 'with a dot', model('my.pet', petModel)],
  [
    'model-name',
    'of two models',
    {
      resources: {
        A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: petModel }),
        B: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: petModel }),
      },
    },
  ],
  [
    'model-schema',
    'of no type',
    { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'objekt' } }) } },
  ],
  [
    'model-schema',
    'with required as a boolean',
    { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'object', required: true } }) } },
  ],
  [
    'model-schema',
    'with the numeric exclusiveMinimum of later drafts',
    { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'number', exclusiveMinimum: 0 } }) } },
  ],
  ['model-schema', 'as an empty text', { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: '' }) } }],
  ['model-schema', 'absent', { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json' }) } }],
  [
    'model-schema',
    'as a text that is no JSON',
    { resources: { A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: '{' }) } },
  ],
  [
    'model-reference',
    'to another document',
    { document: { components: { schemas: { Pet: { type: 'object', properties: { a: { $ref: 'https://example.com/a.json' } } } } } } },
  ],
  [
    'model-reference',
    'of a template to another document',
    {
      resources: {
        A: own('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'object', properties: { a: { $ref: 'Owner' } } } }),
      },
    },
  ],
  ['model-content-type', 'a word', { resources: { A: own('Model', { Name: 'Pet', ContentType: 'json', Schema: petModel }) } }],
  ['gateway-response-type', 'one that there is not', gatewayResponse('FAKE_RESPONSE_TYPE', { statusCode: '404' })],
  ['gateway-response-type', 'a status', gatewayResponse('404', { statusCode: '404' })],
  [
    'gateway-response-empty',
    'an empty header',
    { resources: gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': '' } }).resources ?? {} },
  ],
  [
    'gateway-response-empty',
    'an empty template',
    { resources: gatewayResponse('DEFAULT_4XX', { responseTemplates: { 'application/json': '' } }).resources ?? {} },
  ],
  [
    'gateway-response-empty',
    'a header that is null',
    { resources: gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': null } }).resources ?? {} },
  ],
  [
    'gateway-response-target',
    'a header of a method response',
    gatewayResponse('DEFAULT_4XX', { responseParameters: { 'method.response.header.X': "'1'" } }),
  ],
  [
    'mapping-expression',
    'of a gateway response',
    gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': '*' } }),
  ],
  ['status-code', 'of a gateway response', gatewayResponse('DEFAULT_4XX', { statusCode: '999' })],
  ['openapi-version', '3.1.0', { document: { openapi: '3.1.0' } }],
  ['openapi-version', '3.1.1', { document: { openapi: '3.1.1' } }],
  ['openapi-version', '4.0', { document: { openapi: '4.0.0' } }],
  ['openapi-version', '1.2', { swagger: { swagger: '1.2' } }],
  ['minimum-compression-size', 'one too many', compressed(10_485_761)],
  ['minimum-compression-size', 'less than nothing', compressed(-1)],
  ['policy-document', 'without a principal', policed({ Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] })],
  ['policy-document', 'without statements', policed({ Version: '2012-10-17' })],
  ['policy-document', 'with an effect that there is not', policed({ Statement: [{ ...statement, Effect: 'allow' }] })],
  ['endpoint-type', 'two', configured({ Types: ['EDGE', 'REGIONAL'] })],
  ['endpoint-type', 'none', configured({ Types: [] })],
  ['endpoint-type', 'another', configured({ Types: ['GLOBAL'] })],
  ['endpoint-vpce', 'of a regional API', configured({ Types: ['REGIONAL'], VpcEndpointIds: ['vpce-1'] })],
  ['endpoint-vpce', 'of an edge API', configured({ Types: ['EDGE'], VpcEndpointIds: ['vpce-1'] })],
  ['endpoint-ip-type', 'of a private API', configured({ Types: ['PRIVATE'], IpAddressType: 'ipv4' })],
  ['api-description', 'empty', { api: { Description: '' } }],
  [
    'documentation-location',
    'an API with a path',
    { resources: { Doc: own('DocumentationPart', { Location: { Type: 'API', Path: '/pets' }, Properties: '{}' }) } },
  ],
  [
    'documentation-location',
    'an API with a status',
    { resources: { Doc: own('DocumentationPart', { Location: { Type: 'API', StatusCode: '200' }, Properties: '{}' }) } },
  ],
  ['stage-name', 'with a blank', stage({ StageName: 'bad stage' })],
  ['stage-name', 'with a dot', stage({ StageName: 'v1.0' })],
  ['stage-name', 'with a slash', stage({ StageName: 'a/b' })],
  ['stage-name', 'of 129 characters', stage({ StageName: 'a'.repeat(129) })],
  ['stage-name', 'of a deployment', { resources: { Deployment: own('Deployment', { StageName: 'bad stage' }) } }],
  ['stage-variable-name', 'with a hyphen', stage({ Variables: { 'bad-key': 'x' } })],
  ['stage-variable-name', 'with a dot', stage({ Variables: { 'a.b': 'x' } })],
  ['stage-variable-value', 'with braces', stage({ Variables: { a: '{}' } })],
  ['stage-variable-value', 'with a quote', stage({ Variables: { a: "it's" } })],
  ['stage-variable-value', 'with a percent sign', stage({ Variables: { a: '50%' } })],
  ['stage-variable-value', 'with an umlaut', stage({ Variables: { a: 'ü' } })],
  ['stage-cache-ttl', '3601', setting({ CacheTtlInSeconds: 3601 })],
  ['stage-method-setting', 'a path without a slash', setting({ ResourcePath: 'pets' })],
  ['stage-method-setting', 'a verb that there is not', setting({ HttpMethod: 'LIST' })],
  ['stage-access-log', 'without an id', accessLog('$context.status')],
  ['stage-access-log', 'empty', accessLog('')],
  [
    'stage-access-log',
    'in a stream of another name',
    accessLog('$context.requestId', 'arn:aws:firehose:us-east-1:123456789012:deliverystream/pets'),
  ],
  ['stage-access-log', 'in a bucket', accessLog('$context.requestId', 'arn:aws:s3:::pets')],
  ['stage-access-log', 'in a log group by its name', accessLog('$context.requestId', 'pets')],
  ['canary', 'of 101 percent', stage({ CanarySetting: { PercentTraffic: 101 } })],
  ['canary', 'of less than nobody', stage({ CanarySetting: { PercentTraffic: -1 } })],
  [
    'canary',
    'of a deployment without a stage',
    { resources: { Deployment: own('Deployment', { DeploymentCanarySettings: { PercentTraffic: 10 } }) } },
  ],
  ['usage-plan-quota', 'a year', plan({ Quota: { Limit: 1, Period: 'YEAR' } })],
  ['usage-plan-quota', 'no period', plan({ Quota: { Limit: 1 } })],
  ['usage-plan-quota', 'no requests', plan({ Quota: { Limit: 0, Period: 'DAY' } })],
  ['usage-plan-quota', 'a day with an offset', plan({ Quota: { Limit: 1, Period: 'DAY', Offset: 1 } })],
  ['usage-plan-quota', 'a week of eight days', plan({ Quota: { Limit: 1, Period: 'WEEK', Offset: 7 } })],
  ['usage-plan-quota', 'a month of 29 days', plan({ Quota: { Limit: 1, Period: 'MONTH', Offset: 28 } })],
  ['usage-plan-quota', 'an offset before its period', plan({ Quota: { Limit: 1, Period: 'WEEK', Offset: -1 } })],
  ['usage-plan-throttle-key', 'verb first', plan({}, { Throttle: { 'GET/pets': { RateLimit: 1 } } })],
  ['usage-plan-throttle-key', 'no verb', plan({}, { Throttle: { '/pets': { RateLimit: 1 } } })],
  ['usage-plan-throttle-key', 'a blank between', plan({}, { Throttle: { 'GET /pets': { RateLimit: 1 } } })],
  ['usage-plan-stage', 'an empty name', plan({}, { Stage: '' })],
  ['api-key-value', '19 characters', key({ Value: 'a'.repeat(19) })],
  ['api-key-value', '129 characters', key({ Value: 'a'.repeat(129) })],
  ['api-key-name', '1025 characters', key({ Name: 'a'.repeat(1025) })],
  ['vpc-link', 'two targets', link({ TargetArns: [balancer, balancer] })],
  ['vpc-link', 'a name as target', link({ TargetArns: ['invalid-arn'] })],
  ['vpc-link', 'a target of which a part is not known', link({ TargetArns: [{ 'Fn::Sub': 'balancer/${Name}' }] })],
  ['vpc-link', 'no target', link({ TargetArns: [] })],
  ['vpc-link', 'an empty name', link({ Name: '' })],
  [
    'domain-certificate',
    'a regional domain with the certificate of an edge domain',
    domain({ EndpointConfiguration: { Types: ['REGIONAL'] }, CertificateArn: certificate() }),
  ],
  [
    'domain-certificate',
    'an edge domain with the certificate of a regional domain',
    domain({ EndpointConfiguration: { Types: ['EDGE'] }, RegionalCertificateArn: certificate() }),
  ],
  ['domain-certificate', 'an edge domain with a certificate of elsewhere', domain({ CertificateArn: certificate('eu-west-1') })],
  [
    'domain-certificate',
    'an edge domain with a certificate of elsewhere in an account that is not known',
    domain({ CertificateArn: { 'Fn::Sub': 'arn:aws:acm:eu-west-1:${AWS::AccountId}:certificate/0' } }),
  ],
  [
    'domain-mtls',
    'TLS 1.0',
    domain({ ...regional, SecurityPolicy: 'TLS_1_0', MutualTlsAuthentication: { TruststoreUri: 's3://pets/trust.pem' } }),
  ],
  [
    'variable-sibling',
    'of two names',
    { document: { paths: { '/{a}': method({})['/pets'], '/{b}/c': method({})['/pets'] } as JsonObject } },
  ],
  [
    'resource-duplicate',
    'twice one part',
    { resources: { Again: own('Resource', { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'pets' }) } },
  ],
];
