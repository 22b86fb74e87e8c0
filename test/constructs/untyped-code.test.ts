import { App, Duration, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import * as library from '../../lib';

/** As code without types sees it: whatever it is given, it takes. */
const untyped = library as unknown as Readonly<Record<string, new (...parameters: unknown[]) => unknown>>;

function make(name: string, ...parameters: unknown[]): () => unknown {
  return () => new untyped[name](...parameters);
}

const stack = () => new Stack(new App(), 'Test');
const api = () => new RestApi(stack(), 'Api');
const url = 'https://example.com';
const nothing = undefined as never;

test.each<readonly [what: string, call: () => unknown, message: string]>([
  [
    'no properties',
    make('HttpProxyResource', api().root, 'X'),
    'HttpProxyResource was given undefined where it takes its properties: write an object with url',
  ],
  ['a text for properties', make('HttpProxyResource', api().root, 'X', url), 'HttpProxyResource was given "https://example.com" where'],
  ['a missing URL', make('HttpProxyResource', api().root, 'X', {}), 'HttpProxyResource needs url, which must be a text'],
  ['null for a URL', make('HttpProxyResource', api().root, 'X', { url: null }), 'HttpProxyResource: url is null, and must be a text'],
  [
    'a URL object',
    make('HttpProxyResource', api().root, 'X', { url: new URL(url) }),
    'HttpProxyResource: url is an instance of URL, and must be a text',
  ],
  ['an API for a parent', make('HttpProxyResource', stack(), 'X', { url, parent: api() }), 'HttpProxyResource: parent is an instance of'],
  [
    'a text for a list',
    make('HttpProxyResource', api().root, 'X', { url, methods: 'GET' }),
    'HttpProxyResource: methods is "GET", and must be a list whose items are each a text',
  ],
  [
    'a text for a flag',
    make('HttpProxyResource', api().root, 'X', { url, includeParent: 'yes' }),
    'HttpProxyResource: includeParent is "yes", and must be true or false',
  ],
  ['no URL', make('HttpProxyIntegration'), 'HttpProxyIntegration needs url, which must be a text'],
  ['an object for a URL', make('HttpCustomIntegration', { url }), 'HttpCustomIntegration: url is an object, and must be a text'],
  [
    'a number for a duration',
    make('HttpCustomIntegration', url, { timeout: 10 }),
    'HttpCustomIntegration: timeout is 10, and must be a Duration',
  ],
  [
    'a text for a source',
    make('HttpCustomIntegration', url, { request: { header: { A: 'b' } } }),
    'HttpCustomIntegration: request.header.A is "b", and must be a source: MappingSource.staticValue(…)',
  ],
  [
    'a text for a template',
    make('HttpCustomIntegration', url, { request: { templates: { 'application/json': '{}' } } }),
    'HttpCustomIntegration: request.templates.application/json is "{}", and must be a mapping template',
  ],
  [
    'a number for a status',
    make('HttpCustomIntegration', url, { responses: [{ statusCode: 200 }] }),
    'HttpCustomIntegration: responses[0].statusCode is 200, and must be a text',
  ],
  [
    'a response without status',
    make('HttpCustomIntegration', url, { responses: [{}] }),
    'HttpCustomIntegration: responses[0].statusCode is missing, and must be a text',
  ],
  [
    'one response for a list',
    make('HttpCustomIntegration', url, { responses: { statusCode: '200' } }),
    'HttpCustomIntegration: responses is an object, and must be a list',
  ],
  [
    'a wrong choice',
    make('HttpCustomIntegration', url, { request: { passthroughBehavior: 'ALWAYS' } }),
    'HttpCustomIntegration: request.passthroughBehavior is "ALWAYS", and must be \'WHEN_NO_MATCH\'',
  ],
  ['no function', make('LambdaCustomIntegration'), 'LambdaCustomIntegration needs handler, which must be a Lambda function'],
  [
    'the name of a function',
    make('LambdaCustomIntegration', 'handler'),
    'LambdaCustomIntegration: handler is "handler", and must be a Lambda function',
  ],
  ['no service', make('AwsServiceIntegration', { path: 'q' }), 'AwsServiceIntegration needs service, which must be a text'],
  [
    'no properties of a service',
    make('AwsServiceIntegration'),
    'AwsServiceIntegration was given undefined where it takes its properties: write an object with service',
  ],
  [
    'a role’s ARN',
    make('AwsServiceIntegration', { service: 'sqs', path: 'q', credentialsRole: 'arn:aws:iam::1:role/r' }),
    'AwsServiceIntegration: credentialsRole is "arn:aws:iam::1:role/r", and must be an IAM role',
  ],
  [
    'responses as a text',
    make('MockTemplateIntegration', { responses: '200' }),
    'MockTemplateIntegration: responses is "200", and must be a list',
  ],
  ['no API to describe', make('OpenApiDocument', stack(), 'X', {}), 'OpenApiDocument needs api, which must be a REST API of this app'],
  [
    'an API’s id',
    make('OpenApiDocument', stack(), 'X', { api: 'abc' }),
    'OpenApiDocument: api is "abc", and must be a REST API of this app',
  ],
  [
    'an unknown format',
    make('OpenApiDocument', stack(), 'X', { api: api(), format: 'xml' }),
    "OpenApiDocument: format is \"xml\", and must be 'json' or 'yaml'",
  ],
  [
    'no API to serve',
    make('RuntimeHandler', stack(), 'X'),
    'RuntimeHandler was given undefined where it takes its properties: write an object with api',
  ],
  [
    'an unknown place',
    make('OpenApiRestApi', stack(), 'X', { documentLocation: 'S3' }),
    "OpenApiRestApi: documentLocation is \"S3\", and must be 'automatic' or 'inline' or 'asset'",
  ],
  ['no name of a parameter', () => library.MethodRequest.path(nothing), 'a path variable needs name, which must be a text'],
  ['a number for a header', () => library.IntegrationResponseSource.header(5 as never), 'a header: name is 5, and must be a text'],
  ['a number for a JSONPath', () => library.MethodRequest.body(5 as never), 'a source in a body: jsonPath is 5, and must be a text'],
  [
    'null for options',
    () => library.MethodRequest.queryString('a', null as never),
    'MethodRequest, for the query string parameter a, was given null',
  ],
  ['no static value', () => library.MappingSource.staticValue(nothing), 'MappingSource.staticValue needs value, which must be a text'],
  ['no context variable', () => library.MappingSource.context(nothing), 'MappingSource.context needs variable, which must be a text'],
  ['no stage variable', () => library.MappingSource.stageVariable(nothing), 'MappingSource.stageVariable needs name, which must be a text'],
  [
    'no expression',
    () => library.MappingSource.fromExpression(nothing),
    'MappingSource.fromExpression needs expression, which must be a text',
  ],
  ['no template', () => library.MappingTemplate.inline(nothing), 'MappingTemplate.inline needs template, which must be a text'],
  ['no file', () => library.MappingTemplate.fromFile(nothing), 'MappingTemplate.fromFile needs file, which must be a text'],
  ['a number for an element', () => library.TemplateValue.element(5 as never), 'TemplateValue.element: jsonPath is 5, and must be a text'],
])('%s is told as what it is', (_what, call, message) => {
  expect(call).toThrow(message);
});

test('what is right passes, and tokens stand for anything', () => {
  const token = stack().region;
  expect(make('HttpCustomIntegration', `https://${token}`, { timeout: Duration.seconds(1), httpMethod: token })).not.toThrow();
  expect(make('OpenApiDocument', stack(), 'X', { api: api() })).not.toThrow();
});
