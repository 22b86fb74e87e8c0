import { Duration, Stack, Token } from 'aws-cdk-lib';
import { ContentHandling, type Integration, PassthroughBehavior } from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  AwsServiceIntegration,
  HttpCustomIntegration,
  type HttpCustomIntegrationProps,
  HttpProxyIntegration,
  IntegrationResponseSource,
  LambdaCustomIntegration,
  MappingSource,
  MappingTemplate,
  MethodRequest,
  MockTemplateIntegration,
  TemplateValue,
} from '../../../lib';
import { newApi, propertiesOf } from '../stack';

const url = 'https://petstore.example.com/pets/{petId}';

function integrationOf(integration: ConstructorParameters<typeof HttpCustomIntegration> | Integration, verb = 'GET') {
  const bound = Array.isArray(integration) ? new HttpCustomIntegration(...integration) : integration;
  return propertiesOf(newApi().root.addResource('pets').addResource('{petId}').addMethod(verb, bound)).Integration;
}

test('a custom integration with everything', () => {
  const role = iam.Role.fromRoleArn(new Stack(), 'Role', 'arn:aws:iam::123456789012:role/r');
  const integration = integrationOf([
    'https://petstore.example.com/pets/{id}',
    {
      httpMethod: 'put',
      credentialsRole: role,
      timeout: Duration.millis(1500),
      cacheNamespace: 'pets',
      cacheKeyParameters: [MethodRequest.path('petId'), MethodRequest.header('Accept-Language')],
      request: {
        path: { id: MethodRequest.path('petId') },
        queryString: { kind: MethodRequest.queryString('type'), tag: MethodRequest.body('$.tags[0]'), by: MethodRequest.body() },
        header: { 'X-All': MethodRequest.multiValueHeader('X-One'), 'X-Text': MappingSource.staticValue('a b') },
        templates: { 'application/json': MappingTemplate.inline('{}'), 'text/plain': MappingTemplate.passthrough() },
        passthroughBehavior: PassthroughBehavior.NEVER,
        contentHandling: ContentHandling.CONVERT_TO_TEXT,
      },
      responses: [
        {
          selectionPattern: '4\\d{2}',
          statusCode: '404',
          header: {
            A: IntegrationResponseSource.header('a'),
            B: IntegrationResponseSource.multiValueHeader('b'),
            C: IntegrationResponseSource.body('$.c'),
            D: MappingSource.context('requestId'),
          },
          templates: { 'application/json': MappingTemplate.inline('gone') },
          contentHandling: ContentHandling.CONVERT_TO_BINARY,
        },
        { statusCode: '200' },
      ],
    },
  ]);
  expect(integration).toEqual({
    Type: 'HTTP',
    Uri: 'https://petstore.example.com/pets/{id}',
    IntegrationHttpMethod: 'PUT',
    Credentials: 'arn:aws:iam::123456789012:role/r',
    TimeoutInMillis: 1500,
    CacheNamespace: 'pets',
    CacheKeyParameters: ['method.request.path.petId', 'method.request.header.Accept-Language'],
    ContentHandling: 'CONVERT_TO_TEXT',
    PassthroughBehavior: 'NEVER',
    RequestParameters: {
      'integration.request.path.id': 'method.request.path.petId',
      'integration.request.querystring.kind': 'method.request.querystring.type',
      'integration.request.querystring.tag': 'method.request.body.tags[0]',
      'integration.request.querystring.by': 'method.request.body',
      'integration.request.header.X-All': 'method.request.multivalueheader.X-One',
      'integration.request.header.X-Text': "'a b'",
    },
    RequestTemplates: { 'application/json': '{}', 'text/plain': '$input.body' },
    IntegrationResponses: [
      {
        SelectionPattern: '4\\d{2}',
        StatusCode: '404',
        ContentHandling: 'CONVERT_TO_BINARY',
        ResponseParameters: {
          'method.response.header.A': 'integration.response.header.a',
          'method.response.header.B': 'integration.response.multivalueheader.b',
          'method.response.header.C': 'integration.response.body.c',
          'method.response.header.D': 'context.requestId',
        },
        ResponseTemplates: { 'application/json': 'gone' },
      },
      { StatusCode: '200' },
    ],
  });
});

test.each([
  ['custom', new HttpCustomIntegration(url)],
  ['proxy', new HttpProxyIntegration(url)],
])("a %s integration takes its HTTP method, and the URL's variables that the path has, from the API's method", (_kind, integration) => {
  expect(integrationOf(integration, 'PATCH')).toMatchObject({
    IntegrationHttpMethod: 'PATCH',
    RequestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
  });
});

test('a variable of the URL that is mapped, or that the path lacks, is left alone', () => {
  const props = { request: { path: { petId: MethodRequest.queryString('id') } } };
  expect(integrationOf([`${url}/{other}/\${stageVariables.petId}`, props])['RequestParameters']).toEqual({
    'integration.request.path.petId': 'method.request.querystring.id',
  });
});

describe('the content type that a generated template has', () => {
  const json = { 'application/json': MappingTemplate.json({ a: 1 }) };
  const form = { 'application/json': MappingTemplate.form({ a: 1 }) };
  const announcement = (mediaType: string) => `#set($context.requestOverride.header.Content-Type = '${mediaType}')\n`;

  test.each<[string, HttpCustomIntegrationProps, string]>([
    ['is told to an HTTP endpoint', { request: { templates: json } }, `${announcement('application/json')}{\n  "a": 1\n}`],
    ['is that of a form', { request: { templates: form } }, `${announcement('application/x-www-form-urlencoded')}a=1`],
    [
      'is not told where a header does so',
      { request: { templates: json, header: { 'content-type': MappingSource.staticValue('application/vnd.a+json') } } },
      '{\n  "a": 1\n}',
    ],
  ])('%s', (_what, props, template) => {
    expect(integrationOf([url, props])['RequestTemplates']).toEqual({ 'application/json': template });
  });

  test('is told to an AWS service for forms only, whose JSON has types of its own', () => {
    const templates = (request: HttpCustomIntegrationProps['request']) =>
      integrationOf(new AwsServiceIntegration({ service: 'sqs', path: 'q', request }))['RequestTemplates'];
    expect(templates({ templates: json })).toEqual({ 'application/json': '{\n  "a": 1\n}' });
    expect(templates({ templates: form })).toEqual({ 'application/json': `${announcement('application/x-www-form-urlencoded')}a=1` });
  });
});

test('an AWS service integration has its ARN, its mappings and its credentials', () => {
  const integration = integrationOf(
    new AwsServiceIntegration({
      service: 'dynamodb',
      action: 'GetItem',
      credentialsPassthrough: true,
      request: {
        templates: { 'application/json': MappingTemplate.json({ Key: { id: { S: TemplateValue.asText(MethodRequest.path('petId')) } } }) },
      },
      responses: [
        {
          statusCode: '200',
          templates: { 'application/json': MappingTemplate.json({ name: IntegrationResponseSource.body('$.Item.name.S') }) },
        },
      ],
    }),
  );
  expect(integration).toMatchObject({
    Type: 'AWS',
    IntegrationHttpMethod: 'POST',
    Uri: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':dynamodb:action/GetItem']] },
    Credentials: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::*:user/*']] },
    IntegrationResponses: [
      { StatusCode: '200', ResponseTemplates: { 'application/json': expect.stringContaining('$.Item.name.S') as unknown } },
    ],
  });
});

test('a Lambda custom integration calls the function, with the permissions of the stock one', () => {
  const api = newApi();
  const handler = LambdaFunction.fromFunctionArn(api, 'Function', 'arn:aws:lambda:eu-west-1:123456789012:function:f');
  const method = api.root.addMethod(
    'GET',
    new LambdaCustomIntegration(handler, {
      request: { templates: { 'application/json': MappingTemplate.json({ id: MethodRequest.queryString('id') }) } },
      responses: [{ statusCode: '200' }, { selectionPattern: 'Not found.*', statusCode: '404' }],
    }),
  );
  expect(propertiesOf(method)).toMatchObject({
    RequestParameters: { 'method.request.querystring.id': false },
    MethodResponses: [{ StatusCode: '200' }, { StatusCode: '404' }],
    Integration: {
      Type: 'AWS',
      IntegrationHttpMethod: 'POST',
      RequestTemplates: { 'application/json': expect.stringMatching(/^\{/) as unknown },
      IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '404', SelectionPattern: 'Not found.*' }],
    },
  });
});

test('a mock answers by itself with the status of its first response, and only to JSON', () => {
  expect(integrationOf(new MockTemplateIntegration({ responses: [{ statusCode: '204' }] }))).toEqual({
    Type: 'MOCK',
    PassthroughBehavior: 'NEVER',
    RequestTemplates: { 'application/json': '{\n  "statusCode": 204\n}' },
    IntegrationResponses: [{ StatusCode: '204' }],
  });
});

describe('mistakes', () => {
  test.each<[string, HttpCustomIntegrationProps, string]>([
    ['an HTTP method that there is none of', { httpMethod: 'FETCH' }, '"FETCH" is no HTTP method of an endpoint: write one of GET, PUT'],
    [
      'a cache key that is no parameter',
      { cacheKeyParameters: [MethodRequest.body('$.a')] },
      'method.request.body.a cannot be a cache key',
    ],
    [
      "an endpoint's answer in the request",
      { request: { header: { A: IntegrationResponseSource.header('a') } } },
      'header parameter A of a request cannot come from integration.response.header.a',
    ],
    [
      "an endpoint's answer in a request template",
      { request: { templates: { 'application/json': MappingTemplate.json({ a: IntegrationResponseSource.body('$.a') }) } } },
      'the template for application/json of a request cannot come from integration.response.body.a',
    ],
    [
      "the request in a response's header",
      { responses: [{ statusCode: '200', header: { A: MethodRequest.header('A') } }] },
      'the response header A cannot come from method.request.header.A',
    ],
    [
      "the request's body in a response template",
      { responses: [{ statusCode: '200', templates: { 'application/json': MappingTemplate.json({ a: MethodRequest.body('$.a') }) } }] },
      "there the body is the endpoint's, which IntegrationResponseSource.body reads",
    ],
    [
      'a header that cannot be',
      { request: { header: { 'X A': MappingSource.staticValue('a') } } },
      '"X A" cannot be the name of a header parameter',
    ],
    [
      'a response header that cannot be',
      { responses: [{ statusCode: '200', header: { 'X(A)': MappingSource.staticValue('a') } }] },
      '"X(A)"',
    ],
  ])('fails on %s', (_what, props, message) => {
    expect(() => integrationOf([url, props])).toThrow(message);
  });

  test.each<[string, () => unknown, string]>([
    ['an apostrophe in a static value', () => MappingSource.staticValue("it's"), 'cannot hold an apostrophe'],
    ['a dollar before a context variable', () => MappingSource.context('$context.requestId'), 'without the dollar sign'],
    ['a stage variable with a hyphen', () => MappingSource.stageVariable('a-b'), 'letters, digits and underscores'],
    ['a header with a blank', () => MethodRequest.header('X A'), '"X A" cannot be the name of a header'],
    ['a text that is no expression', () => MappingSource.fromExpression('prod'), 'write method.request.…, integration.response.…'],
    ['an empty JSONPath', () => MethodRequest.body(' '), 'is no JSONPath'],
    ['a JSONPath that is none', () => MethodRequest.body('$.a[x]'), '"$.a[x]" is no JSONPath'],
  ])('fails on %s', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});

test('what is known at deployment only stays so', () => {
  const token = Token.asString({ Ref: 'Value' });
  const integration = integrationOf([
    `http://${token}/{id}`,
    { httpMethod: token, request: { path: { id: MappingSource.staticValue(token) }, header: { A: MappingSource.fromExpression(token) } } },
  ]);
  expect(integration).toMatchObject({
    Uri: { 'Fn::Join': ['', ['http://', { Ref: 'Value' }, '/{id}']] },
    IntegrationHttpMethod: { Ref: 'Value' },
    RequestParameters: {
      'integration.request.path.id': { 'Fn::Join': ['', ["'", { Ref: 'Value' }, "'"]] },
      'integration.request.header.A': { Ref: 'Value' },
    },
  });
});

test.each([
  [undefined, 'method.request.body'],
  ['$', 'method.request.body'],
  ['$.a.b', 'method.request.body.a.b'],
  ['a.b', 'method.request.body.a.b'],
  ["$['a b']", "method.request.body.['a b']"],
  ['$[0].a', 'method.request.body.[0].a'],
  ['$..a', 'method.request.body..a'],
])('the JSONPath %s is written %s', (jsonPath, expression) => {
  expect(MethodRequest.body(jsonPath).expression).toBe(expression);
});
