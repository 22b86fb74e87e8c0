import type { ApiDefinition, JsonObject } from '../../lib/definition';

/** All members of a type, however deep, so that a member that is new to the definition has to be added here. */
type Full<T> = T extends readonly (infer Item)[]
  ? readonly Full<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Full<T[Key]> }
    : T;
/** The same but for what says nothing of the API. */
type Said<T> = T extends readonly (infer Item)[]
  ? readonly Said<Item>[]
  : T extends object
    ? { readonly [Key in Exclude<keyof T, 'origin' | 'malformed'>]: Said<T[Key]> }
    : T;

const json = (document: JsonObject) => ({ json: document, unresolved: [] });

/** A definition with one of everything, and nothing that is the service's default. */
export const fullApi: ApiDefinition = withOrigins({
  name: 'Pets',
  description: 'All pets',
  version: '1',
  apiKeySource: 'AUTHORIZER',
  binaryMediaTypes: ['image/png'],
  minimumCompressionSize: 100,
  disableExecuteApiEndpoint: true,
  endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
  endpointAccessMode: 'STRICT',
  securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
  policy: json({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] }),
  account: '123456789012',
  basePath: '/v1',
  host: 'api.example.com',
  resources: [
    {
      path: '/pets/{id}',
      pathPart: '{id}',
      methods: [
        {
          httpMethod: 'POST',
          operationName: 'post',
          authorizationType: 'COGNITO_USER_POOLS',
          authorizer: 'pool',
          authorizationScopes: ['write'],
          apiKeyRequired: true,
          requestParameters: [{ key: 'method.request.querystring.type', required: true, implicit: false, description: 'The type' }],
          requestModels: [{ contentType: 'application/json', model: 'Pet' }],
          requestValidator: 'all',
          integration: {
            type: 'HTTP',
            httpMethod: 'PUT',
            uri: 'https://pets.example.com/{id}',
            connectionType: 'VPC_LINK',
            connectionId: 'link',
            credentials: 'arn:aws:iam::123456789012:role/r',
            requestParameters: [{ target: 'integration.request.path.id', source: 'method.request.path.id' }],
            requestTemplates: [{ contentType: 'application/json', template: '{}' }],
            passthroughBehavior: 'NEVER',
            contentHandling: 'CONVERT_TO_TEXT',
            timeoutInMillis: 5000,
            cacheNamespace: 'pets',
            cacheKeyParameters: ['method.request.querystring.type'],
            integrationResponses: [
              {
                selectionPattern: '2\\d{2}',
                statusCode: '200',
                responseParameters: [{ target: 'method.response.header.X-Total', source: "'1'" }],
                responseTemplates: [{ contentType: 'application/json', template: '[]' }],
                contentHandling: 'CONVERT_TO_BINARY',
              },
            ],
            tlsConfig: { insecureSkipVerification: true },
            responseTransferMode: 'STREAM',
            integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b',
          },
          methodResponses: [
            {
              statusCode: '200',
              responseParameters: [{ key: 'method.response.header.X-Total', required: true }],
              responseModels: [{ contentType: 'application/json', model: 'Pet' }],
              description: 'The pet',
            },
          ],
          summary: 'Posts',
          description: 'Posts a pet',
          tags: ['pets'],
        },
      ],
    },
  ],
  models: [{ name: 'Pet', contentType: 'application/json', description: 'A pet', schema: json({ type: 'object' }) }],
  requestValidators: [{ name: 'all', validateRequestBody: true, validateRequestParameters: true }],
  authorizers: [
    {
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      authorizerUri: 'arn:a',
      authorizerCredentials: 'arn:b',
      identitySource: 'method.request.header.Authorization',
      identityValidationExpression: '.*',
      authorizerResultTtlInSeconds: 60,
      providerArns: ['arn:pool'],
      authType: 'cognito_user_pools',
    },
  ],
  gatewayResponses: [
    {
      responseType: 'THROTTLED',
      statusCode: '430',
      responseParameters: [{ target: 'gatewayresponse.header.Retry-After', source: "'1'" }],
      responseTemplates: [{ contentType: 'application/json', template: '{}' }],
    },
  ],
  documentation: { version: '7', parts: [{ location: json({ type: 'API' }), properties: json({ description: 'All' }) }] },
  stages: [
    {
      name: 'prod',
      description: 'Production',
      variables: [{ name: 'host', value: 'a' }],
      methodSettings: [
        {
          resourcePath: '/*',
          httpMethod: '*',
          cachingEnabled: true,
          cacheTtlInSeconds: 60,
          cacheDataEncrypted: true,
          dataTraceEnabled: true,
          loggingLevel: 'INFO',
          metricsEnabled: true,
          throttlingBurstLimit: 5,
          throttlingRateLimit: 6,
          requireAuthorizationForCacheControl: false,
          unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
        },
      ],
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      canarySetting: { deploymentId: 'd', percentTraffic: 5, stageVariableOverrides: [{ name: 'host', value: 'b' }], useStageCache: true },
      accessLogSetting: { destinationArn: 'arn:log', format: '$context.requestId' },
      tracingEnabled: true,
      clientCertificateId: 'c',
      documentationVersion: '7',
      tags: [{ name: 'team', value: 'a' }],
      isOfDeployment: true,
    },
  ],
  usagePlans: [
    {
      name: 'gold',
      apiStages: [{ stage: 'prod', throttle: [{ key: '/pets/{id}/POST', burstLimit: 1, rateLimit: 2 }] }],
      quota: { limit: 10, offset: 1, period: 'WEEK' },
      throttle: { burstLimit: 3, rateLimit: 4 },
      apiKeys: ['partner'],
    },
  ],
  apiKeys: [{ name: 'partner', value: 'abcdefghijklmnopqrst', enabled: true }],
  otherResources: [{ type: 'AWS::ApiGateway::VpcLink', properties: json({ Name: 'link', TargetArns: ['arn:nlb'] }) }],
  tags: [{ name: 'team', value: 'a' }],
  acknowledgements: [],
  incomplete: false,
});

function withOrigins(definition: Said<Full<ApiDefinition>>): ApiDefinition {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return {
      ...Object.fromEntries(Object.entries(node).map(([key, member]) => [key, key === 'json' ? member : visit(member)])),
      origin: {},
    };
  };
  return visit(definition) as ApiDefinition;
}
