import type { Json, JsonObject } from '../../../lib/definition';
import { readCloudFormation } from '../../../lib/readers';

const integration: JsonObject = {
  Type: 'HTTP',
  IntegrationHttpMethod: 'GET',
  Uri: 'https://example.com/{id}',
  PassthroughBehavior: 'NEVER',
  TimeoutInMillis: 5000,
  CacheKeyParameters: ['method.request.path.id'],
  RequestParameters: { 'integration.request.path.id': 'method.request.path.id' },
  RequestTemplates: { 'application/json': '{}' },
  IntegrationResponses: [
    { StatusCode: '404', SelectionPattern: '404', ResponseTemplates: { 'application/json': '{}' } },
    {
      StatusCode: '200',
      SelectionPattern: '',
      ResponseParameters: { 'method.response.header.a/b~c': "'x'" },
      ContentHandling: 'CONVERT_TO_TEXT',
    },
  ],
};

const method: JsonObject = {
  HttpMethod: 'get',
  ResourceId: { Ref: 'Pets' },
  RestApiId: { Ref: 'Api' },
  AuthorizationType: 'NONE',
  AuthorizationScopes: ['a'],
  ApiKeyRequired: true,
  OperationName: 'getPets',
  RequestParameters: { 'method.request.path.id': true, 'method.request.querystring.q': false },
  MethodResponses: [
    { StatusCode: '200', ResponseParameters: { 'method.response.header.a/b~c': true }, ResponseModels: { 'application/json': 'Empty' } },
    { StatusCode: '404' },
  ],
  Integration: integration,
};

function template(properties: JsonObject): JsonObject {
  return {
    Parameters: { Name: { Type: 'String', Default: 'known' } },
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'pets' } },
      Pets: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: '{id}' },
      },
      Pet: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Name: 'Pet', Schema: {} } },
      Check: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, Name: 'check' } },
      Method: { Type: 'AWS::ApiGateway::Method', Metadata: { 'aws:cdk:path': 'App/Api/GET/Resource' }, Properties: properties },
    },
  };
}

/** Objects have no places in a text; all else is alike. */
function withoutPlaces(value: unknown): Json {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'start' || key === 'end' ? undefined : member))) as Json;
}

const weird = {
  intrinsic: { Ref: 'Name' },
  unknown: { Ref: 'AWS::Region' },
  none: { Ref: 'AWS::NoValue' },
  joined: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway']] },
  null: null,
  number: 5,
  flag: true,
  list: ['a', { Ref: 'Name' }],
  object: { a: 'b' },
  'object of a Ref': { Ref: 'Pet' },
};

const paths: readonly (readonly (string | number)[])[] = [
  ...Object.keys(method).map((name) => [name]),
  ...['RequestModels', 'RequestValidatorId', 'AuthorizerId'].map((name) => [name]),
  ...Object.keys(integration).map((name) => ['Integration', name]),
  ...['ConnectionId', 'ConnectionType', 'Credentials', 'CacheNamespace', 'ResponseTransferMode'].map((name) => ['Integration', name]),
  ['Integration', 'RequestParameters', 'integration.request.path.id'],
  ['Integration', 'RequestParameters', 'Fn::Sub'],
  ['Integration', 'RequestTemplates', 'application/json'],
  ['Integration', 'IntegrationResponses', 1],
  ...['StatusCode', 'SelectionPattern', 'ContentHandling', 'ResponseParameters', 'ResponseTemplates'].map((name) => [
    ...['Integration', 'IntegrationResponses'],
    ...[1, name],
  ]),
  ['RequestParameters', 'method.request.path.id'],
  ['MethodResponses', 0],
  ...['StatusCode', 'ResponseParameters', 'ResponseModels'].map((name) => ['MethodResponses', 0, name]),
  ['MethodResponses', 0, 'ResponseModels', 'application/json'],
];

function changed(path: readonly (string | number)[], value: unknown): JsonObject {
  const copy = structuredClone(method);
  const last = path.length - 1;
  const holder = path
    .slice(0, last)
    .reduce<Record<string | number, unknown>>(
      (at, step) => at[step] as Record<string | number, unknown>,
      copy as unknown as Record<string | number, unknown>,
    );
  holder[path[last]] = value;
  return copy;
}

function readings(properties: JsonObject) {
  const source = template(properties);
  return [source, JSON.stringify(source)].map((one) => withoutPlaces(readCloudFormation(one, { file: 'template.json' })));
}

describe('a method of a parsed template', () => {
  it('is read as that of its text', () => {
    const [parsed, text] = readings(method);
    expect(parsed).toEqual(text);
    expect(JSON.stringify(parsed)).toContain('/Resources/Method/Properties/Integration/RequestTemplates/application~1json');
  });

  it.each(paths.map((path) => [path.join('/'), path] as const))('is read as that of its text, whatever %s is', (_name, path) => {
    for (const value of Object.values(weird)) {
      const [parsed, text] = readings(changed(path, value));
      expect(parsed).toEqual(text);
    }
  });
});
