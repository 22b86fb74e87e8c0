import { compareApis, type Difference } from '../../lib/comparison';
import type { ApiDefinition, Json, Model } from '../../lib/definition';
import { changed, wayOf } from './changes';
import { fullApi } from './full-api';

type Short = 'clients' | 'backends' | 'harmless';

function short({ grade }: Difference): Short {
  return grade.replace('breaking-for-', '') as Short;
}

/** The full API with other values at some places; `undefined` takes them out. */
function apiWith(values: Readonly<Record<string, unknown>>): ApiDefinition {
  return Object.entries(values).reduce((api, [way, value]) => changed(api, wayOf(way), () => value), fullApi);
}

const method = 'resources.0.methods.0';
const integration = `${method}.integration`;
const response = `${integration}.integrationResponses.0`;
const settings = 'stages.0.methodSettings.0';
const plan = 'usagePlans.0';
const origin = {};
const json = (document: Json) => ({ json: document, unresolved: [] });
const statement = (effect: string, action: string) => ({ Effect: effect, Principal: '*', Action: action, Resource: '*' });
const policy = (...statements: Json[]) => json({ Version: '2012-10-17', Statement: statements });
const allow = statement('Allow', 'execute-api:Invoke');
const template = (text: string) => [{ contentType: 'application/json', template: text, origin }];
const parameter = (name: string, required: boolean, description?: string) => ({
  key: `method.request.${name}`,
  required,
  origin,
  ...(description !== undefined && { description }),
});

/** What changes at which place, from what to what; whom that breaks, and whom the other way round. */
const changes: readonly [what: string, way: string, before: unknown, after: unknown, there: Short, back: Short][] = [
  ['the name of the API', 'name', 'Pets', 'Animals', 'harmless', 'harmless'],
  ['a version', 'version', undefined, '1', 'harmless', 'harmless'],
  ['a description', 'description', undefined, 'Pets', 'harmless', 'harmless'],
  ['where API keys are looked for', 'apiKeySource', undefined, 'AUTHORIZER', 'clients', 'clients'],
  ['compression', 'minimumCompressionSize', undefined, 0, 'harmless', 'harmless'],
  ['the default endpoint', 'disableExecuteApiEndpoint', undefined, true, 'clients', 'harmless'],
  ['strict access to the endpoint', 'endpointAccessMode', undefined, 'STRICT', 'clients', 'harmless'],
  ['the security policy', 'securityPolicy', undefined, 'SecurityPolicy_TLS13_1_3_2025_09', 'clients', 'clients'],
  ['a kind of addresses', 'endpointConfiguration.ipAddressType', 'ipv4', 'dualstack', 'harmless', 'clients'],
  ['an endpoint type', 'endpointConfiguration.types.0', 'REGIONAL', 'PRIVATE', 'clients', 'harmless'],
  ['an endpoint type that answers as well', 'endpointConfiguration.types.0', 'EDGE', 'REGIONAL', 'harmless', 'harmless'],
  ['a VPC endpoint', 'endpointConfiguration.vpcEndpointIds.1', undefined, 'vpce-2', 'harmless', 'clients'],
  ['a binary media type', 'binaryMediaTypes.1', undefined, '*/*', 'clients', 'clients'],
  ['the first binary media type', 'binaryMediaTypes', [], ['*/*'], 'clients', 'clients'],
  ['a statement that allows', 'policy', policy(allow), policy(allow, statement('Allow', 'b')), 'harmless', 'clients'],
  ['a statement that denies', 'policy', policy(allow), policy(allow, statement('Deny', 'b')), 'clients', 'harmless'],
  ['another statement', 'policy', policy(allow), policy(statement('Allow', 'b')), 'clients', 'clients'],
  ['the policy of a private API', 'policy', undefined, policy(allow), 'clients', 'clients'],
  ['the version of a policy', 'policy.json.Version', '2008-10-17', '2012-10-17', 'clients', 'clients'],
  ['the id of a policy', 'policy.json.Id', undefined, 'one', 'harmless', 'harmless'],
  ['a gateway response', 'gatewayResponses', [], fullApi.gatewayResponses, 'clients', 'clients'],
  ['the status of a gateway response', 'gatewayResponses.0.statusCode', undefined, '430', 'clients', 'clients'],
  [
    'a header of a gateway response',
    'gatewayResponses.0.responseParameters',
    [],
    fullApi.gatewayResponses[0]?.responseParameters,
    'clients',
    'clients',
  ],
  ['a template of a gateway response', 'gatewayResponses.0.responseTemplates', [], template('x'), 'clients', 'clients'],
  ['a tag', 'tags', [], [{ name: 'team', value: 'a' }], 'harmless', 'harmless'],
  ['documentation', 'documentation.parts', [], fullApi.documentation?.parts, 'harmless', 'harmless'],

  ['a method', `${method}`, undefined, fullApi.resources[0]?.methods[0], 'harmless', 'clients'],
  ['an operation name', `${method}.operationName`, undefined, 'list', 'harmless', 'harmless'],
  ['a summary', `${method}.summary`, undefined, 'Lists', 'harmless', 'harmless'],
  ['a description of a method', `${method}.description`, undefined, 'Lists', 'harmless', 'harmless'],
  ['a tag of a method', `${method}.tags`, undefined, ['pets'], 'harmless', 'harmless'],
  ['an API key', `${method}.apiKeyRequired`, false, true, 'clients', 'harmless'],
  ['another kind of authorization', `${method}.authorizationType`, 'AWS_IAM', 'CUSTOM', 'clients', 'clients'],
  ['a second scope', `${method}.authorizationScopes.1`, undefined, 'read', 'harmless', 'clients'],
  ['the first scope', `${method}.authorizationScopes`, [], ['read'], 'clients', 'clients'],
  ['an optional query parameter', `${method}.requestParameters.1`, undefined, parameter('querystring.page', false), 'harmless', 'harmless'],
  ['a required query parameter', `${method}.requestParameters.1`, undefined, parameter('querystring.page', true), 'clients', 'harmless'],
  ['an optional header', `${method}.requestParameters.1`, undefined, parameter('header.X-Page', false), 'harmless', 'harmless'],
  ['a required header', `${method}.requestParameters.1`, undefined, parameter('header.X-Page', true), 'clients', 'harmless'],
  ['a query parameter that has to be there', `${method}.requestParameters.0.required`, false, true, 'clients', 'harmless'],
  ['the text of a parameter', `${method}.requestParameters.0.description`, undefined, 'The type', 'harmless', 'harmless'],
  [
    'the text of a path variable',
    `${method}.requestParameters.1`,
    parameter('path.id', true),
    parameter('path.id', true, 'Id'),
    'harmless',
    'harmless',
  ],
  [
    'a model of another media type',
    `${method}.requestModels.1`,
    undefined,
    { contentType: 'text/xml', model: 'Pet', origin },
    'clients',
    'harmless',
  ],
  ['validation of bodies', 'requestValidators.0.validateRequestBody', false, true, 'clients', 'harmless'],
  ['validation of parameters', 'requestValidators.0.validateRequestParameters', false, true, 'clients', 'harmless'],
  [
    'a response',
    `${method}.methodResponses.1`,
    undefined,
    { ...fullApi.resources[0]?.methods[0]?.methodResponses[0], statusCode: '404' },
    'harmless',
    'clients',
  ],
  ['the text of a response', `${method}.methodResponses.0.description`, undefined, 'A pet', 'harmless', 'harmless'],
  [
    'a header of a response',
    `${method}.methodResponses.0.responseParameters`,
    [],
    fullApi.resources[0]?.methods[0]?.methodResponses[0]?.responseParameters,
    'harmless',
    'clients',
  ],
  [
    'a model of a response',
    `${method}.methodResponses.0.responseModels`,
    [],
    fullApi.resources[0]?.methods[0]?.methodResponses[0]?.responseModels,
    'harmless',
    'clients',
  ],

  ['an integration', integration, undefined, fullApi.resources[0]?.methods[0]?.integration, 'backends', 'clients'],
  ['a proxy in the place of a custom integration', `${integration}.type`, 'HTTP', 'HTTP_PROXY', 'clients', 'clients'],
  ['a function in the place of an endpoint', `${integration}.type`, 'HTTP_PROXY', 'AWS_PROXY', 'backends', 'backends'],
  ['a service in the place of an endpoint', `${integration}.type`, 'HTTP', 'AWS', 'backends', 'backends'],
  ['a mock', `${integration}.type`, 'HTTP', 'MOCK', 'clients', 'clients'],
  ['the verb at the endpoint', `${integration}.httpMethod`, 'GET', 'POST', 'backends', 'backends'],
  ['the endpoint', `${integration}.uri`, 'https://a.example.com', 'https://b.example.com', 'backends', 'backends'],
  [
    'an endpoint that the deployment knows',
    `${integration}.uri`,
    'https://a.example.com',
    { unresolved: { Ref: 'Url' } },
    'backends',
    'backends',
  ],
  ['a VPC link', `${integration}.connectionType`, undefined, 'VPC_LINK', 'backends', 'backends'],
  ['another VPC link', `${integration}.connectionId`, 'a', 'b', 'backends', 'backends'],
  ['the balancer behind a link', `${integration}.integrationTarget`, undefined, 'arn:a', 'backends', 'backends'],
  ['credentials', `${integration}.credentials`, undefined, 'arn:aws:iam::*:user/*', 'backends', 'backends'],
  ['bodies that are refused', `${integration}.passthroughBehavior`, undefined, 'NEVER', 'clients', 'backends'],
  ['bodies that are refused beside templates', `${integration}.passthroughBehavior`, undefined, 'WHEN_NO_TEMPLATES', 'clients', 'backends'],
  ['how a body is converted', `${integration}.contentHandling`, undefined, 'CONVERT_TO_BINARY', 'backends', 'backends'],
  ['less time', `${integration}.timeoutInMillis`, undefined, 5000, 'clients', 'harmless'],
  ['more time', `${integration}.timeoutInMillis`, undefined, 60000, 'harmless', 'clients'],
  ['the namespace of a cache', `${integration}.cacheNamespace`, undefined, 'pets', 'harmless', 'harmless'],
  ['a key of the cache', `${integration}.cacheKeyParameters`, [], ['method.request.querystring.type'], 'harmless', 'clients'],
  ['certificates that nobody looks at', `${integration}.tlsConfig`, undefined, { insecureSkipVerification: true }, 'harmless', 'backends'],
  ['streaming', `${integration}.responseTransferMode`, undefined, 'STREAM', 'harmless', 'clients'],
  [
    'a mapping of the request',
    `${integration}.requestParameters.1`,
    undefined,
    { target: 'integration.request.header.A', source: "'a'", origin },
    'backends',
    'backends',
  ],
  ['the source of a mapping', `${integration}.requestParameters.0.source`, "'a'", "'b'", 'backends', 'backends'],
  ['a template of the request', `${integration}.requestTemplates`, [], template('{}'), 'backends', 'backends'],
  ['the text of a template', `${integration}.requestTemplates.0.template`, 'a', 'b', 'backends', 'backends'],
  [
    'an integration response',
    `${integration}.integrationResponses.1`,
    undefined,
    { ...fullApi.resources[0]?.methods[0]?.integration?.integrationResponses[0], selectionPattern: '404', statusCode: '404' },
    'clients',
    'clients',
  ],
  ['a pattern', `${response}.selectionPattern`, '404', '4\\d{2}', 'clients', 'clients'],
  ['a pattern in the place of the default', `${response}.selectionPattern`, undefined, '2\\d{2}', 'clients', 'clients'],
  ['the status of an answer', `${response}.statusCode`, '200', '201', 'clients', 'clients'],
  [
    'a header of an answer',
    `${response}.responseParameters`,
    [],
    fullApi.resources[0]?.methods[0]?.integration?.integrationResponses[0]?.responseParameters,
    'clients',
    'clients',
  ],
  ['where a header comes from', `${response}.responseParameters.0.source`, "'*'", "'https://a.example.com'", 'clients', 'clients'],
  ['a template of an answer', `${response}.responseTemplates`, [], template('{}'), 'clients', 'clients'],
  ['how an answer is converted', `${response}.contentHandling`, undefined, 'CONVERT_TO_TEXT', 'clients', 'clients'],

  ['the kind of an authorizer', 'authorizers.0.type', 'TOKEN', 'REQUEST', 'clients', 'clients'],
  ['the function of an authorizer', 'authorizers.0.authorizerUri', 'a', 'b', 'backends', 'backends'],
  ['the role of an authorizer', 'authorizers.0.authorizerCredentials', undefined, 'arn:a', 'backends', 'backends'],
  ['the identity source', 'authorizers.0.identitySource', 'method.request.header.A', 'method.request.header.B', 'clients', 'clients'],
  ['a check of tokens', 'authorizers.0.identityValidationExpression', undefined, '^Bearer ', 'clients', 'harmless'],
  ['how long an authorizer is remembered', 'authorizers.0.authorizerResultTtlInSeconds', undefined, 0, 'harmless', 'harmless'],
  ['a user pool', 'authorizers.0.providerArns.1', undefined, 'arn:b', 'harmless', 'clients'],

  ['a stage', 'stages', [], fullApi.stages, 'harmless', 'clients'],
  ['a stage variable', 'stages.0.variables', [], [{ name: 'host', value: 'a' }], 'harmless', 'backends'],
  ['the value of a stage variable', 'stages.0.variables.0.value', 'a', 'b', 'backends', 'backends'],
  ['tracing', 'stages.0.tracingEnabled', undefined, true, 'harmless', 'harmless'],
  ['a cache cluster', 'stages.0.cacheClusterEnabled', undefined, true, 'harmless', 'harmless'],
  ['the size of a cache', 'stages.0.cacheClusterSize', '0.5', '1.6', 'harmless', 'harmless'],
  ['a client certificate', 'stages.0.clientCertificateId', undefined, 'c', 'backends', 'backends'],
  ['an access log', 'stages.0.accessLogSetting', undefined, fullApi.stages[0]?.accessLogSetting, 'harmless', 'harmless'],
  ['a canary', 'stages.0.canarySetting', undefined, { percentTraffic: 5, stageVariableOverrides: [] }, 'harmless', 'harmless'],
  ['a variable of a canary', 'stages.0.canarySetting.stageVariableOverrides.0.value', 'a', 'b', 'backends', 'backends'],
  ['a burst', `${settings}.throttlingBurstLimit`, 5, 10, 'harmless', 'clients'],
  ['a rate', `${settings}.throttlingRateLimit`, undefined, 10, 'clients', 'harmless'],
  ['caching', `${settings}.cachingEnabled`, undefined, true, 'harmless', 'harmless'],
  ['logging', `${settings}.loggingLevel`, undefined, 'INFO', 'harmless', 'harmless'],
  [
    'callers who may not renew the cache',
    `${settings}.unauthorizedCacheControlHeaderStrategy`,
    undefined,
    'FAIL_WITH_403',
    'clients',
    'harmless',
  ],
  [
    'settings of one method',
    'stages.0.methodSettings.1',
    undefined,
    { resourcePath: '/a', httpMethod: 'GET', throttlingRateLimit: 1 },
    'clients',
    'harmless',
  ],
  ['the documentation of a stage', 'stages.0.documentationVersion', undefined, '1', 'harmless', 'harmless'],

  ['a usage plan', 'usagePlans', [], fullApi.usagePlans, 'harmless', 'clients'],
  ['a usage plan by another name', `${plan}.name`, 'gold', 'silver', 'harmless', 'harmless'],
  ['a stage of a plan', `${plan}.apiStages`, [], fullApi.usagePlans[0]?.apiStages, 'harmless', 'clients'],
  ['a stage of a plan without limits', `${plan}.apiStages.1`, undefined, { stage: 'dev', throttle: [] }, 'harmless', 'clients'],
  ['a limit of one method', `${plan}.apiStages.0.throttle`, [], fullApi.usagePlans[0]?.apiStages[0]?.throttle, 'clients', 'harmless'],
  ['a quota', `${plan}.quota`, undefined, fullApi.usagePlans[0]?.quota, 'clients', 'harmless'],
  ['a lower quota', `${plan}.quota.limit`, 10, 5, 'clients', 'harmless'],
  ['a longer period of the same quota', `${plan}.quota.period`, 'DAY', 'MONTH', 'clients', 'harmless'],
  ['what the first period has less', `${plan}.quota.offset`, 0, 2, 'clients', 'harmless'],
  ['a throttle', `${plan}.throttle`, undefined, { rateLimit: 1, burstLimit: 1 }, 'clients', 'harmless'],
  ['an API key of a plan', `${plan}.apiKeys`, [], ['partner'], 'harmless', 'clients'],
  ['an API key of the API', 'apiKeys.1', undefined, { name: 'other', enabled: true, origin }, 'harmless', 'clients'],
  ['an API key that is off', 'apiKeys.0.enabled', true, false, 'clients', 'harmless'],
  ['another value of an API key', 'apiKeys.0.value', 'aaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbb', 'clients', 'clients'],

  ['where a VPC link leads', 'otherResources.0.properties.json.TargetArns', ['a'], ['b'], 'backends', 'backends'],
  [
    'a domain name',
    'otherResources.1',
    undefined,
    { type: 'AWS::ApiGateway::DomainName', properties: json({ DomainName: 'a.example.com' }), origin },
    'harmless',
    'clients',
  ],
  [
    'a path of a domain',
    'otherResources.1',
    undefined,
    { type: 'AWS::ApiGateway::BasePathMapping', properties: json({ DomainName: 'a', BasePath: 'v1' }), origin },
    'harmless',
    'clients',
  ],
];

test.each(changes)('%s', (_, way, before, after, there, back) => {
  const [one, other] = [apiWith({ [way]: before }), apiWith({ [way]: after })];
  expect(compareApis(one, other).map(short)).toEqual([there]);
  expect(compareApis(other, one).map(short)).toEqual([back]);
});

/** A change of a schema: whom it breaks as the model of a request that is validated, and as the model of a response; then both the other way round. */
const schemas: readonly [what: string, before: Json, after: Json, there: readonly [Short, Short], back: readonly [Short, Short]][] = [
  ['a type', { type: 'string' }, { type: 'integer' }, ['clients', 'clients'], ['clients', 'clients']],
  ['a narrower type', { type: 'number' }, { type: 'integer' }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a type less', { type: ['string', 'null'] }, { type: 'string' }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a type where there was none', {}, { type: 'string' }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['nothing instead of a value', { type: 'string' }, { type: 'string', nullable: true }, ['harmless', 'clients'], ['clients', 'harmless']],
  ['a required property', { required: ['a'] }, { required: ['a', 'b'] }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['the first required property', {}, { required: ['a'] }, ['clients', 'harmless'], ['harmless', 'clients']],
  [
    'an optional property',
    { properties: {} },
    { properties: { a: { type: 'string' } } },
    ['harmless', 'harmless'],
    ['harmless', 'clients'],
  ],
  [
    'a property where no others are allowed',
    { additionalProperties: false },
    { additionalProperties: false, properties: { a: {} } },
    ['harmless', 'clients'],
    ['clients', 'clients'],
  ],
  ['no other properties', {}, { additionalProperties: false }, ['clients', 'harmless'], ['harmless', 'clients']],
  [
    'a type of other properties',
    { additionalProperties: { type: 'string' } },
    { additionalProperties: { type: ['string', 'null'] } },
    ['harmless', 'clients'],
    ['clients', 'harmless'],
  ],
  [
    'other properties of a type',
    { additionalProperties: true },
    { additionalProperties: { type: 'string' } },
    ['clients', 'harmless'],
    ['harmless', 'clients'],
  ],
  ['a word more', { enum: ['a'] }, { enum: ['a', 'b'] }, ['harmless', 'clients'], ['clients', 'harmless']],
  ['a choice of words', {}, { enum: ['a'] }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a higher minimum', { minimum: 1 }, { minimum: 2 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a minimum', {}, { minimum: 1 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a lower maximum', { maximum: 2 }, { maximum: 1 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a bound that is left out', { minimum: 1 }, { minimum: 1, exclusiveMinimum: true }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a bound of later drafts', { exclusiveMaximum: 5 }, { exclusiveMaximum: 4 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['shorter texts', { maxLength: 10 }, { maxLength: 5 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['longer texts', { minLength: 1 }, { minLength: 5 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['fewer items', { maxItems: 5 }, { maxItems: 1 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['items that are unlike', {}, { uniqueItems: true }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['more properties at least', { minProperties: 1 }, { minProperties: 2 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a pattern', {}, { pattern: '^a' }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['another pattern', { pattern: '^a' }, { pattern: '^b' }, ['clients', 'clients'], ['clients', 'clients']],
  ['a format', {}, { format: 'date-time' }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a multiple', {}, { multipleOf: 5 }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['the type of items', { items: { type: 'number' } }, { items: { type: 'integer' } }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['items of a type', {}, { items: { type: 'string' } }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['no further items', { items: [{}] }, { items: [{}], additionalItems: false }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['what must not be', {}, { not: { type: 'string' } }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['what must not be otherwise', { not: { type: 'string' } }, { not: { type: 'integer' } }, ['clients', 'clients'], ['clients', 'clients']],
  [
    'one more of all',
    { allOf: [{ minimum: 1 }] },
    { allOf: [{ maximum: 5 }, { minimum: 1 }] },
    ['clients', 'harmless'],
    ['harmless', 'clients'],
  ],
  ['the first of all', {}, { allOf: [{ minimum: 1 }] }, ['clients', 'harmless'], ['harmless', 'clients']],
  [
    'one more of any',
    { anyOf: [{ minimum: 1 }] },
    { anyOf: [{ maximum: 5 }, { minimum: 1 }] },
    ['harmless', 'clients'],
    ['clients', 'harmless'],
  ],
  [
    'one more of one',
    { oneOf: [{ type: 'string' }] },
    { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    ['harmless', 'clients'],
    ['clients', 'harmless'],
  ],
  [
    'within all of them',
    { allOf: [{ a: 1 }, { minimum: 1 }] },
    { allOf: [{ minimum: 2 }, { a: 1 }] },
    ['clients', 'harmless'],
    ['harmless', 'clients'],
  ],
  [
    'deep inside',
    { properties: { a: { items: { properties: { b: { maximum: 5 } } } } } },
    { properties: { a: { items: { properties: { b: { maximum: 4 } } } } } },
    ['clients', 'harmless'],
    ['harmless', 'clients'],
  ],
  [
    "one of the model's own definitions",
    { definitions: { A: { type: 'number' } }, properties: { a: { $ref: '#/definitions/A' } } },
    { definitions: { A: { type: 'integer' } }, properties: { a: { $ref: '#/definitions/A' } } },
    ['clients', 'harmless'],
    ['harmless', 'clients'],
  ],
  [
    'a pattern of names',
    { patternProperties: {} },
    { patternProperties: { '^a': { type: 'string' } } },
    ['harmless', 'harmless'],
    ['harmless', 'clients'],
  ],
  ['dependencies', {}, { dependencies: { a: ['b'] } }, ['clients', 'harmless'], ['harmless', 'clients']],
  ['a title', {}, { title: 'A pet' }, ['harmless', 'harmless'], ['harmless', 'harmless']],
  ['an example', { example: 1 }, { example: 2 }, ['harmless', 'harmless'], ['harmless', 'harmless']],
  ['a default', { default: 1 }, { default: 2 }, ['harmless', 'harmless'], ['harmless', 'harmless']],
];

/** The API with a model that only validated requests follow, or only responses. */
function modelled(schema: Json, role: 'request' | 'response'): ApiDefinition {
  const [model] = fullApi.models as readonly [Model];
  const unused = role === 'request' ? `${method}.methodResponses.0.responseModels` : `${method}.requestModels`;
  return apiWith({ models: [{ ...model, schema: json(schema) }], [unused]: [] });
}

describe.each(['request', 'response'] as const)('in the model of a validated %s', (role) => {
  test.each(schemas)('%s', (_, before, after, there, back) => {
    const index = role === 'request' ? 0 : 1;
    const [one, other] = [modelled(before, role), modelled(after, role)];
    expect(compareApis(one, other).map(short)).toEqual([there[index]]);
    expect(compareApis(other, one).map(short)).toEqual([back[index]]);
  });
});

describe('no difference is', () => {
  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [
      'the order of all, any and one of',
      { 'models.0.schema': json({ anyOf: [{ a: 1 }, { b: 1 }] }) },
      { 'models.0.schema': json({ anyOf: [{ b: 1 }, { a: 1 }] }) },
    ],
    [
      'that further items are allowed',
      { 'models.0.schema': json({}) },
      { 'models.0.schema': json({ additionalItems: true, additionalProperties: true }) },
    ],
    [
      'the status that a gateway response has by itself',
      { 'gatewayResponses.0.statusCode': undefined },
      { 'gatewayResponses.0.statusCode': '429' },
    ],
    [
      'the text that the service exports for a response',
      { [`${method}.methodResponses.0.description`]: undefined },
      { [`${method}.methodResponses.0.description`]: '200 response' },
    ],
    [
      'a setting of all methods that is written out',
      { [`${settings}.dataTraceEnabled`]: undefined },
      { [`${settings}.dataTraceEnabled`]: false },
    ],
    [
      'settings that say nothing',
      { 'stages.0.methodSettings': [] },
      { 'stages.0.methodSettings': [{ resourcePath: '/*', httpMethod: '*', metricsEnabled: false, loggingLevel: 'OFF' }] },
    ],
    ['the order of statements', { policy: policy(allow, statement('Deny', 'b')) }, { policy: policy(statement('Deny', 'b'), allow) }],
    ['an action that stands alone', { policy: policy(allow) }, { policy: policy({ ...allow, Action: ['execute-api:Invoke'] }) }],
  ])('%s', (_, before, after) => {
    expect(compareApis(apiWith(before), apiWith(after))).toEqual([]);
    expect(compareApis(apiWith(after), apiWith(before))).toEqual([]);
  });
});

test('an API key by another name is one difference, though plans name it, too; its value is shown to nobody', () => {
  const renamed = apiWith({ 'apiKeys.0.name': 'friend', [`${plan}.apiKeys`]: ['friend'] });
  expect(compareApis(fullApi, renamed)).toEqual([
    { change: 'changed', grade: 'harmless', where: 'API key friend', field: 'name', before: 'partner', after: 'friend' },
  ]);
  const [difference] = compareApis(fullApi, apiWith({ 'apiKeys.0.value': 'secretsecretsecretsecret' }));
  expect(JSON.stringify(difference)).not.toMatch(/secret|abcdef/);
});

test('an authorizer by another name that changes, too, is told once and not for each of its methods', () => {
  const [get] = fullApi.resources[0]?.methods ?? [];
  const guarded = (name: string, source: string): ApiDefinition =>
    apiWith({
      'resources.0.methods': ['GET', 'PUT', 'POST'].map((httpMethod) => ({ ...get, httpMethod, authorizer: name })),
      'authorizers.0.name': name,
      'authorizers.0.identitySource': source,
    });
  const differences = compareApis(guarded('old', 'method.request.header.A'), guarded('new', 'method.request.header.B'));
  expect(differences).toMatchObject([{ where: 'authorizer new', field: 'identitySource' }]);
  expect(compareApis(guarded('old', 'method.request.header.A'), guarded('new', 'method.request.header.A'))).toEqual([]);
});

test('a path variable by another name is told once, whatever names it', () => {
  const named = (id: string): ApiDefinition =>
    apiWith({
      'resources.0.path': `/pets/{${id}}`,
      [`${integration}.uri`]: `https://pets.example.com/\${stageVariables.v}/{${id}}`,
      [`${integration}.requestParameters.0`]: { target: `integration.request.path.${id}`, source: `method.request.path.${id}`, origin },
      [`${integration}.requestTemplates.0.template`]: `{"id": "$input.params('${id}')", "same": "$!{input.params("${id}")}", "all": "$input.params().path.${id}"}`,
      [`${integration}.cacheKeyParameters`]: [`method.request.path.${id}`],
      [`${response}.responseTemplates.0.template`]: `$input.params('${id}')`,
    });
  expect(compareApis(named('id'), named('petId'))).toEqual([
    {
      change: 'changed',
      grade: 'harmless',
      where: 'POST /pets/{petId}',
      field: 'path variable',
      before: 'id',
      after: 'petId',
      reason: 'clients do not see its name',
    },
  ]);
});

test('validation that has nothing to check refuses nobody', () => {
  const nothing = {
    [`${method}.requestModels`]: [],
    [`${method}.requestParameters`]: [parameter('path.id', true), parameter('querystring.a', false)],
  };
  const off = apiWith({ ...nothing, [`${method}.requestValidator`]: undefined });
  expect(compareApis(off, apiWith(nothing)).map(short)).toEqual(['harmless', 'harmless']);
});

test('streaming of a function changes how it is called', () => {
  const function_ = { [`${integration}.type`]: 'AWS_PROXY' };
  const buffered = apiWith({ ...function_, [`${integration}.responseTransferMode`]: undefined });
  expect(compareApis(buffered, apiWith(function_)).map(short)).toEqual(['backends']);
});

test.each([
  ['a greedy variable', '/pets', '/{proxy+}', 'ANY /{proxy+}'],
  ['a greedy variable far above', '/pets/mine/toys', '/{proxy+}', 'ANY /{proxy+}'],
  ['a variable', '/pets/mine', '/pets/{id}', 'ANY /pets/{id}'],
])('a method that %s answers is told with what answers it', (_, path, variable, answering) => {
  const [post] = fullApi.resources[0]?.methods ?? [];
  const any = { path: variable, methods: [{ ...post, httpMethod: 'ANY' }], origin };
  const [one, other] = [apiWith({ resources: [any, { path, methods: [post], origin }] }), apiWith({ resources: [any] })];
  expect(compareApis(one, other)).toEqual([
    { change: 'removed', grade: 'breaking-for-clients', where: `POST ${path}`, reason: `${answering} answers it now` },
  ]);
  expect(compareApis(other, one)).toEqual([
    { change: 'added', grade: 'harmless', where: `POST ${path}`, reason: `${answering} answered it before` },
  ]);
});

test('names of JavaScript mean nothing, wherever they stand', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const named = (value: string): ApiDefinition => {
    const members = JSON.parse(`{${names.map((name) => `"${name}":{"type":"${value}"}`).join()}}`) as Json;
    return apiWith({
      'models.0.schema': json({ properties: members, definitions: members, patternProperties: members }),
      'otherResources.0.properties': json(members),
      'documentation.parts.0.properties': json(members),
      'stages.0.variables': names.map((name) => ({ name, value })),
      policy: json({ Version: '2012-10-17', Statement: [members] }),
    });
  };
  expect(compareApis(named('string'), named('string'))).toEqual([]);
  const found = compareApis(named('string'), named('integer'));
  expect(found.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['properties.__proto__.type', 'patternProperties.constructor.type', 'variables toString', 'hasOwnProperty']),
  );
  for (const { grade } of found) expect(['breaking-for-clients', 'breaking-for-backends', 'harmless']).toContain(grade);
});

test('another model for many bodies is told at the first of them, with how many more have it', () => {
  const [post] = fullApi.resources[0]?.methods ?? [];
  const modelledBy = (name: string, schema: Json): ApiDefinition =>
    apiWith({
      'models.0.name': name,
      'models.0.schema': json(schema),
      'resources.0.methods': ['POST', 'PUT', 'PATCH'].map((httpMethod) => ({
        ...post,
        httpMethod,
        methodResponses: [],
        requestModels: [{ contentType: 'application/json', model: name, origin }],
      })),
    });
  expect(compareApis(modelledBy('Pet', {}), modelledBy('Animal', { required: ['name'] }))).toEqual([
    {
      change: 'added',
      grade: 'breaking-for-clients',
      where: 'POST /pets/{id}',
      field: 'request body application/json required.name',
      after: 'name',
      reason: 'allows less in validated requests; so in 2 more bodies',
    },
  ]);
  expect(compareApis(modelledBy('Pet', {}), modelledBy('Animal', {}))).toEqual([]);
});

test.each([
  ['of which one goes two ways', 'https://a.example.com/{a}/{b}', 'https://a.example.com/{c}/{c}'],
  ['of stages', 'https://a.example.com/${stageVariables.a}', 'https://a.example.com/${stageVariables.b}'],
])('variables of a URL %s are no names of the same', (_, one, other) => {
  const differences = compareApis(apiWith({ [`${integration}.uri`]: one }), apiWith({ [`${integration}.uri`]: other }));
  expect(differences).toMatchObject([{ field: 'integration uri', before: one, after: other }]);
});
