import type { Json, JsonObject } from '../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../lib/readers';
import { validate } from '../../lib/validation';

/** A sound API with one method changed in some members. */
interface Seed {
  readonly rule: string;
  readonly where?: string;
  readonly operation?: JsonObject;
  readonly integration?: JsonObject;
  readonly paths?: JsonObject;
  readonly root?: JsonObject;
  readonly endpointType?: string;
}

const ok = {
  '200': { description: 'OK', headers: { 'X-Pets': { schema: { type: 'string' } } } },
  '400': { description: 'Bad' },
  '404': { description: 'No pet' },
};
const parameters = [{ name: 'type', in: 'query', schema: { type: 'string' } }];
const soundIntegration = {
  type: 'http',
  httpMethod: 'POST',
  uri: 'https://petstore.example.com/pets/{id}',
  requestParameters: {
    'integration.request.path.id': 'method.request.path.petId',
    'integration.request.querystring.kind': 'method.request.querystring.type',
  },
  requestTemplates: { 'application/json': '#set($pet = $input.path("$"))\n{"name": $input.json("$.name"), "all": $input.json("$")}' },
  passthroughBehavior: 'never',
  responses: {
    default: { statusCode: '200', responseParameters: { 'method.response.header.X-Pets': 'integration.response.header.X-Total' } },
    '404': { statusCode: '404' },
  },
};
const proxied = { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://petstore.example.com/' } };

function documentOf({ operation, integration, paths, root }: Omit<Seed, 'rule'>): JsonObject {
  const post = { parameters, responses: ok, ...operation, 'x-amazon-apigateway-integration': { ...soundIntegration, ...integration } };
  return {
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: { '/': { get: proxied }, '/pets/{petId}': { post: post as Json }, ...paths },
    ...root,
  };
}

const template = (text: string) => ({ requestTemplates: { 'application/json': text } });
const responses = (changes: JsonObject) => ({ responses: { ...soundIntegration.responses, ...changes } });
const mapped = (target: string, source: string) => ({ requestParameters: { ...soundIntegration.requestParameters, [target]: source } });

const seeds: readonly (Seed & { readonly mistake: string })[] = [
  { mistake: 'a forbidden port', rule: 'http-port', integration: { uri: 'https://petstore.example.com:22/pets/{id}' } },
  { mistake: 'a port out of range', rule: 'http-port', integration: { uri: 'https://petstore.example.com:70000/pets/{id}' } },
  { mistake: 'an endpoint that is not a URL', rule: 'http-uri', integration: { uri: 'petstore/pets/{id}' } },
  { mistake: 'an unmapped variable', rule: 'uri-variable-unmapped', integration: { uri: 'https://petstore.example.com/{kind}/{id}' } },
  {
    mistake: 'a mapping of a variable that the URL lacks',
    rule: 'path-mapping-unused',
    integration: mapped('integration.request.path.owner', "'7'"),
  },
  {
    mistake: 'an undeclared source',
    rule: 'mapping-undeclared-parameter',
    integration: mapped('integration.request.header.X-Type', 'method.request.header.X-Type'),
  },
  { mistake: 'a misspelt target', rule: 'mapping-target', integration: mapped('integration.request.querystrings.kind', "'dog'") },
  { mistake: 'an unquoted static value', rule: 'mapping-expression', integration: mapped('integration.request.header.X-Env', 'prod') },
  {
    mistake: 'templates on a proxy integration',
    rule: 'proxy-ignores-setting',
    integration: {
      type: 'http_proxy',
      responses: {},
      passthroughBehavior: 'when_no_match',
      ...template('{"name": $input.json("$.name")}'),
    },
  },
  { mistake: 'NEVER without templates', rule: 'passthrough-always-415', integration: { requestTemplates: {} } },
  {
    mistake: 'a status without method response',
    rule: 'response-mapping-no-method-response',
    integration: responses({ '500': { statusCode: '500', responseParameters: { 'method.response.header.X-Pets': "'0'" } } }),
  },
  {
    mistake: 'a status without method response, by a template alone',
    rule: 'response-mapping-no-method-response',
    integration: responses({ '500': { statusCode: '500', responseTemplates: { 'application/json': '{"error": true}' } } }),
  },
  {
    mistake: 'an undeclared response header',
    rule: 'response-mapping-undeclared-header',
    integration: responses({ default: { statusCode: '200', responseParameters: { 'method.response.header.X-Pet': "'0'" } } }),
  },
  { mistake: 'a pattern that does not compile', rule: 'selection-pattern', integration: responses({ '4(0': { statusCode: '404' } }) },
  {
    mistake: 'a pattern shadowed by another',
    rule: 'selection-pattern-shadowed',
    integration: { responses: { '4\\d{2}': { statusCode: '400' }, '404': { statusCode: '404' }, default: { statusCode: '200' } } },
  },
  { mistake: 'broken VTL', rule: 'template-syntax', integration: template('{"name": #if($input.path("$.name"))1}') },
  { mistake: 'an unknown function', rule: 'template-unknown-function', integration: template('{"name": "$util.escapeJavascript("a")"}') },
  {
    mistake: 'a JSON template that yields no JSON',
    rule: 'template-output-not-json',
    integration: template('{"name": "x", "type": dog"}'),
  },
  {
    mistake: 'a value that breaks out of its quotes',
    rule: 'template-output-not-json',
    integration: template('{"name": "$input.path("$.name")"}'),
  },
  {
    mistake: 'a timeout of 30 s on an edge API',
    rule: 'integration-timeout',
    integration: { timeoutInMillis: 30000 },
    endpointType: 'EDGE',
  },
  { mistake: 'sibling variables', rule: 'variable-sibling', where: '/pets/{name}', paths: { '/pets/{name}': { get: proxied } } },
  {
    mistake: 'a child below a greedy part',
    rule: 'greedy-child',
    where: '/a/{rest+}/b',
    paths: { '/a': { get: proxied }, '/a/{rest+}': { get: proxied }, '/a/{rest+}/b': { get: proxied } },
  },
  {
    mistake: 'a cache key never declared',
    rule: 'cache-key-parameter',
    integration: { cacheKeyParameters: ['method.request.querystring.typ'] },
  },
];

function found(document: JsonObject, endpointType = 'REGIONAL') {
  const { definition, problems } = readOpenApi(document, { endpointType });
  expect(problems).toEqual([]);
  return validate(definition).map(({ rule, where }) => ({ rule, where }));
}

test('the app that mistakes are put into is sound', () => expect(found(documentOf({}))).toEqual([]));

test.each(seeds)('$mistake is $rule, and nothing else is said', ({ rule, where = 'POST /pets/{petId}', endpointType, ...changes }) => {
  const told = found(documentOf(changes), endpointType);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((each) => each.rule !== rule || each.where !== where)).toEqual([]);
});

const inTemplate: readonly {
  readonly mistake: string;
  readonly rule: string;
  readonly where?: string;
  readonly resources?: JsonObject;
  readonly integration?: JsonObject;
}[] = [
  {
    mistake: 'two default integration responses',
    rule: 'integration-response-two-defaults',
    where: 'GET /pets',
    integration: { Type: 'HTTP', IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '404' }] },
  },
  {
    mistake: 'a model that is no schema',
    rule: 'model-schema',
    resources: {
      Pet: {
        Type: 'AWS::ApiGateway::Model',
        Properties: { RestApiId: { Ref: 'Api' }, Name: 'Pet', ContentType: 'application/json', Schema: { type: 'objekt' } },
      },
    },
  },
  {
    mistake: 'a gateway response of unknown type',
    rule: 'gateway-response-type',
    resources: {
      Lost: {
        Type: 'AWS::ApiGateway::GatewayResponse',
        Properties: { RestApiId: { Ref: 'Api' }, ResponseType: 'NOT_FOUND', StatusCode: '404' },
      },
    },
  },
  {
    mistake: 'a forbidden port between the literal parts of a token',
    rule: 'http-port',
    where: 'GET /pets',
    integration: { Uri: { 'Fn::Sub': 'http://${Host}:22/' } },
  },
  {
    mistake: 'a timeout of 30 s where nothing names the endpoint type',
    rule: 'integration-timeout',
    where: 'GET /pets',
    integration: { TimeoutInMillis: 30000 },
  },
];

function inCloudFormation(integration: JsonObject = {}, resources: JsonObject = {}) {
  const api = { Ref: 'Api' };
  const { apis, problems } = readCloudFormation({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Pets' } },
      Pets: {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: api, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'pets' },
      },
      Get: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: api,
          ResourceId: { Ref: 'Pets' },
          HttpMethod: 'GET',
          AuthorizationType: 'NONE',
          MethodResponses: [{ StatusCode: '200' }, { StatusCode: '404' }],
          Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://petstore.example.com/', ...integration },
        },
      },
      ...resources,
    },
  });
  expect(problems).toEqual([]);
  return apis.flatMap(({ definition }) => validate(definition)).map(({ rule, where }) => ({ rule, where }));
}

test('the template that mistakes are put into is sound', () => expect(inCloudFormation()).toEqual([]));

test.each(inTemplate)('in a template $mistake is $rule, and nothing else is said', ({ rule, where, integration, resources }) => {
  expect(inCloudFormation(integration, resources)).toEqual([{ rule, where }]);
});
