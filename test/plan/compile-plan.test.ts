import { type ApiDefinition, emptyApi, type Integration, type JsonObject, unresolved } from '../../lib/definition';
import { compilePlan } from '../../lib/plan';
import { readOpenApi } from '../../lib/readers';
import { document } from '../engine/apis';

const integration: Integration = {
  type: 'HTTP',
  httpMethod: 'GET',
  uri: 'http://h.example/',
  requestParameters: [],
  requestTemplates: [],
  cacheKeyParameters: [],
  integrationResponses: [],
  origin: {},
};

function apiOf(more: Partial<Integration>, api: Partial<ApiDefinition> = {}): ApiDefinition {
  const method = {
    httpMethod: 'GET',
    authorizationScopes: [],
    apiKeyRequired: false,
    requestParameters: [],
    requestModels: [],
    methodResponses: [],
    integration: { ...integration, ...more },
    origin: {},
  };
  return { ...emptyApi, resources: [{ path: '/x', methods: [method], origin: {} }], ...api };
}

const integrationOf = (more: Partial<Integration>, options = {}) => compilePlan(apiOf(more), options).methods[0].integration;

test('a plan is plain JSON: written and read back it is the same', () => {
  const api = document({
    'ANY /{proxy+}': {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'http://h.example/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    },
    'GET /a/{id}': {
      type: 'mock',
      requestTemplates: { 'application/json': '{}' },
      responses: { default: { statusCode: '200' }, '4..': { statusCode: '400' } },
    },
  });
  const plan = compilePlan(readOpenApi(api).definition);
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test('equal templates are held once', () => {
  const template = (contentType: string, text: string) => ({ contentType, template: text, origin: {} });
  const plan = compilePlan(apiOf({ requestTemplates: [template('a/b', 'same'), template('c/d', 'same'), template('e/f', 'other')] }));
  expect(plan.templates).toEqual([
    { id: 't0', source: 'same' },
    { id: 't1', source: 'other' },
  ]);
  expect(plan.methods[0].integration.templates).toEqual([
    ['a/b', 't0'],
    ['c/d', 't0'],
    ['e/f', 't1'],
  ]);
});

describe('what synth cannot know', () => {
  const uri = unresolved({ 'Fn::Join': ['', ['http://', { 'Fn::GetAtt': ['Nlb', 'DNSName'] }, ':8080/', { Ref: 'AWS::Region' }, '/{p}']] });

  test('stands by its name, and as what the deployment is called', () => {
    expect(integrationOf({ uri }).target).toEqual({ kind: 'http', uri: ['http://Nlb.DNSName:8080/us-east-1/', { path: 'p' }] });
  });

  test('takes the value that is given, piece by piece or as a whole', () => {
    const values = ({ unresolved: json }: { unresolved: unknown }) => (JSON.stringify(json).includes('Join') ? undefined : 'known');
    expect(integrationOf({ uri }, { values }).target).toEqual({ kind: 'http', uri: ['http://known:8080/known/', { path: 'p' }] });
    expect(integrationOf({ uri }, { values: () => 'http://whole/' }).target).toEqual({ kind: 'http', uri: ['http://whole/'] });
  });

  test('may be a number, a flag or a part of a schema', () => {
    const values = ({ unresolved: json }: { unresolved: unknown }) => (json as Record<string, string>)['Ref'];
    expect(integrationOf({ timeoutInMillis: unresolved({ Ref: '1234' }) }, { values }).timeoutInMillis).toBe(1234);
    expect(integrationOf({ timeoutInMillis: unresolved({ Ref: 'Timeout' }) }).timeoutInMillis).toBe(29_000);
    const schema = { json: { title: { Ref: 'T' }, properties: { 'a/b': { Ref: 'a real member' } } } as JsonObject, unresolved: ['/title'] };
    const models = [{ name: 'M', contentType: 'application/json', schema, origin: {} }];
    expect(compilePlan(apiOf({}, { models })).models[0].schema).toEqual({ title: 'T', properties: { 'a/b': { Ref: 'a real member' } } });
  });
});

test('stage variables of the definition hold beside those that are given, which go before', () => {
  const variables = [
    { name: 'a', value: 'defined' },
    { name: 'b', value: 'defined' },
  ];
  const stages = [{ name: 'dev', variables, methodSettings: [], origin: {} }];
  const plan = compilePlan(apiOf({}, { stages }), { stage: { variables: { b: 'given', __proto__x: 'y' } } });
  expect(plan.stage).toEqual({
    name: 'dev',
    variables: [
      ['a', 'defined'],
      ['b', 'given'],
      ['__proto__x', 'y'],
    ],
  });
  expect(compilePlan(apiOf({}, { stages }), { stage: { name: 'other' } }).stage).toEqual({ name: 'other', variables: [] });
});

test.each<[string, Partial<Integration>, object]>([
  [
    'an HTTP URI',
    { uri: 'http://h/${stageVariables.a}/{b}${c}' },
    { kind: 'http', uri: ['http://h/', { stageVariable: 'a' }, '/', { path: 'b' }, '${c}'] },
  ],
  [
    'a function',
    {
      type: 'AWS',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f:${stageVariables.v}/invocations',
    },
    { kind: 'lambda', region: 'us-east-1', functionArn: ['arn:aws:lambda:us-east-1:1:function:f:', { stageVariable: 'v' }] },
  ],
  [
    'a function behind two slashes',
    {
      type: 'AWS',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path//2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
    },
    { kind: 'lambda', region: 'us-east-1', functionArn: ['arn:aws:lambda:us-east-1:1:function:f'] },
  ],
  [
    'an action',
    { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/Query' },
    {
      kind: 'aws',
      service: 'dynamodb',
      region: 'us-east-1',
      host: 'dynamodb.us-east-1.amazonaws.com',
      signingName: 'dynamodb',
      signingRegion: 'us-east-1',
      by: 'action',
      rest: ['Query'],
      action: { json: { targetPrefix: 'DynamoDB_20120810', contentType: 'application/x-amz-json-1.0' } },
    },
  ],
  [
    'a path of a subdomain',
    { type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:bucket.s3:path/{key}' },
    {
      kind: 'aws',
      service: 's3',
      subdomain: 'bucket',
      region: 'us-east-1',
      host: 'bucket.s3.us-east-1.amazonaws.com',
      signingName: 's3',
      signingRegion: 'us-east-1',
      by: 'path',
      rest: [{ path: 'key' }],
    },
  ],
  ['a MOCK with a URI', { type: 'MOCK', uri: 'http://h/' }, { kind: 'mock' }],
  ['no URI', { uri: undefined }, { kind: 'misconfigured', reason: 'Invalid integration URI specified' }],
  [
    'an address in place of an ARN',
    { type: 'AWS', uri: 'https://h/' },
    { kind: 'misconfigured', reason: 'AWS ARN for integration must contain path or action' },
  ],
  [
    'a proxy to a service',
    { type: 'AWS_PROXY', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' },
    { kind: 'misconfigured' },
  ],
  ['a function that is not invoked by POST', { type: 'AWS_PROXY', httpMethod: 'GET' }, { kind: 'misconfigured' }],
  [
    'an unquoted static',
    { requestParameters: [{ target: 'integration.request.header.a', source: 'x', origin: {} }] },
    { kind: 'misconfigured', reason: 'Invalid mapping expression specified: x' },
  ],
  [
    'a header that no mapping may set',
    { requestParameters: [{ target: 'integration.request.header.Content-Length', source: "'1'", origin: {} }] },
    { kind: 'misconfigured', reason: 'Header Content-Length may not be mapped' },
  ],
])('the target of an integration with %s', (_what, more, target) => {
  expect(integrationOf(more).target).toMatchObject(target);
});

test('what is no text is left out, as the import leaves it out', () => {
  const made = integrationOf({
    requestParameters: [{ target: 'integration.request.header.a', source: 'true', malformed: 'boolean', origin: {} }],
    requestTemplates: [{ contentType: 'a/b', template: '{}', malformed: 'object', origin: {} }],
  });
  expect(made).toMatchObject({ target: { kind: 'http' }, mappings: [], templates: [] });
});

test('a resource has the same id in every plan, and another one than its neighbour', () => {
  const ids = (paths: string[]) =>
    compilePlan({ ...apiOf({}), resources: paths.map((path) => ({ ...apiOf({}).resources[0], path })) }).methods.map(
      ({ resourceId }) => resourceId,
    );
  expect(ids(['/a', '/b'])).toEqual(ids(['/b', '/a']).reverse());
  expect(new Set(ids(['/a', '/b'])).size).toBe(2);
});

test('what the engine does not run is named', () => {
  const api = apiOf({});
  const guarded = {
    ...api,
    resources: api.resources.map((resource) => ({
      ...resource,
      methods: resource.methods.map((method) => ({ ...method, authorizationType: 'CUSTOM', authorizer: 'Elsewhere' })),
    })),
  };
  expect(compilePlan(guarded).unsupported).toEqual([
    { where: 'GET /x', what: 'authorization by CUSTOM, whose authorizer Elsewhere cannot be run' },
  ]);
});

test.each([
  ['iam:action/ListUsers', 'us-east-1', { host: 'iam.amazonaws.com', signingRegion: 'us-east-1' }],
  ['iam:action/ListUsers', 'eu-west-1', { host: 'iam.amazonaws.com', signingRegion: 'us-east-1' }],
  ['sqs:path/1/q', 'cn-north-1', { host: 'sqs.cn-north-1.amazonaws.com.cn', signingRegion: 'cn-north-1' }],
  ['sqs:path/1/q', 'us-gov-west-1', { host: 'sqs.us-gov-west-1.amazonaws.com' }],
  [
    'email:action/SendEmail',
    'us-east-1',
    { host: 'email.us-east-1.amazonaws.com', signingName: 'ses', action: { queryVersion: '2010-12-01' } },
  ],
  ['data.iot:path/topics/a', 'us-east-1', { host: 'data.iot.us-east-1.amazonaws.com', signingName: 'iotdata' }],
  [
    'runtime.sagemaker:path/endpoints/e/invocations',
    'us-east-1',
    { host: 'runtime.sagemaker.us-east-1.amazonaws.com', signingName: 'sagemaker' },
  ],
  ['constructor:action/toString', 'us-east-1', { host: 'constructor.us-east-1.amazonaws.com', signingName: 'constructor', action: {} }],
])('%s in %s leads to the address of the service', (service, region, expected) => {
  const uri = `arn:aws:apigateway:${region}:${service}`;
  const { methods } = compilePlan(apiOf({ type: 'AWS', uri }));
  expect(methods[0]?.integration.target).toMatchObject(expected);
});
