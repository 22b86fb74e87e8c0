import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AwsIntegration, LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { JsonObject } from '../../lib/definition';
import { answer, LocalApi, lambdaResult } from '../../lib/testing';
import { document, functionUri } from '../engine/apis';
import { httpServer } from '../engine/loopback';

const folder = mkdtempSync(path.join(tmpdir(), 'functions-of-an-app-'));
const opened: LocalApi[] = [];

beforeAll(() => {
  writeFileSync(
    path.join(folder, 'app.js'),
    `exports.list = async (event) => ({
    statusCode: 200, body: JSON.stringify({ table: process.env.TABLE, path: event.path, arn: process.env.OTHER }) });`,
  );
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((api) => api.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(...parameters: Parameters<typeof LocalApi.from>): LocalApi {
  const api = LocalApi.from(...parameters);
  opened.push(api);
  return api;
}

/** An app with functions of every kind of code. */
function app(): { readonly app: App; readonly stack: Stack } {
  const made = new App();
  const stack = new Stack(made, 'Pets');
  const table = new Table(stack, 'Table', { tableName: 'pets', partitionKey: { name: 'id', type: AttributeType.STRING } });
  const other = new LambdaFunction(stack, 'Other', {
    runtime: Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async (event, context) => ({ statusCode: 200, body: context.invokedFunctionArn });'),
  });
  const list = new LambdaFunction(stack, 'List', {
    runtime: Runtime.NODEJS_20_X,
    handler: 'app.list',
    code: Code.fromAsset(folder),
    environment: { TABLE: table.tableName, OTHER: other.functionArn },
  });
  const alias = new Alias(stack, 'Live', { aliasName: 'live', version: other.currentVersion });
  const api = new RestApi(stack, 'Api');
  api.root.addResource('pets').addMethod('GET', new LambdaIntegration(list));
  api.root.addResource('live').addMethod('GET', new LambdaIntegration(alias));
  api.root
    .addResource('custom')
    .addMethod('GET', new LambdaIntegration(other, { proxy: false, integrationResponses: [{ statusCode: '200' }] }), {
      methodResponses: [{ statusCode: '200' }],
    });
  api.root
    .addResource('queue')
    .addMethod('POST', new AwsIntegration({ service: 'sqs', path: '1/q', options: { integrationResponses: [{ statusCode: '200' }] } }), {
      methodResponses: [{ statusCode: '200' }],
    });
  return { app: made, stack };
}

test('functions of constructs run from their asset or inline code, with what the template says of their environment', async () => {
  const api = open(app().stack, { functions: 'local' });
  const listed = await api.invoke('GET /pets');
  expect(listed.json).toEqual({
    table: 'pets',
    path: '/pets',
    arn: expect.stringMatching(/^arn:aws:lambda:us-east-1:123456789012:function:Other[0-9A-F]{8}$/) as string,
  });
  expect((await api.invoke('GET /live')).body).toMatch(/:function:Other[0-9A-F]{8}:live$/);
  expect((await api.invoke('GET /custom')).json).toMatchObject({ statusCode: 200 });
});

test('functions of a cloud assembly run from its assets', async () => {
  const { directory } = app().app.synth();
  const api = open(directory, { functions: 'local' });
  expect((await api.invoke('GET /pets')).json).toMatchObject({ table: 'pets' });
});

test('a function may be told by name, by a module, by an address or as a function of the test; backend answers for the others', async () => {
  const module = path.join(folder, 'stand-in.js');
  writeFileSync(module, 'exports.handler = async () => ({ statusCode: 201, body: process.env.TABLE });');
  const server = await httpServer((_request, response) => response.end('{"statusCode":202,"body":"from afar"}'));
  const { stack } = app();
  const backend = lambdaResult({ statusCode: 299 });
  const here = open(stack, { backend, functions: { 'Pets/List': `${module}#handler` } });
  expect(await here.invoke('GET /pets')).toMatchObject({ status: 201, body: 'pets' });
  expect((await here.invoke('GET /live')).status).toBe(299);
  const event = (event: { readonly path: string }) => ({ statusCode: 200, body: `asked for ${event.path}` });
  expect((await open(stack, { functions: { List: event } }).invoke('GET /pets')).body).toBe('asked for /pets');
  expect(await open(stack, { functions: { '*': `${server.origin}/invoke` } }).invoke('GET /pets')).toMatchObject({
    status: 202,
    body: 'from afar',
  });
  await server.close();
});

test('a module may stand in for all functions that nothing else is said of, each with its own environment and ARN', async () => {
  const module = path.join(folder, 'for-all.js');
  writeFileSync(
    module,
    'exports.handler = async (event, context) => ({ statusCode: 200, body: `${process.env.TABLE} ${context.invokedFunctionArn}` });',
  );
  const api = open(app().stack, { functions: { '*': `${module}#handler`, Other: 'local' } });
  expect((await api.invoke('GET /pets')).body).toMatch(/^pets arn:aws:lambda:us-east-1:123456789012:function:List[0-9A-F]{8}$/);
  expect((await api.invoke('GET /live')).body).toMatch(/^arn:.*:function:Other[0-9A-F]{8}:live$/);
  const unknown = open(document({ 'GET /fn': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri } }), {
    functions: { '*': `${module}#handler` },
  });
  expect((await unknown.invoke('GET /fn')).body).toBe('undefined arn:aws:lambda:us-east-1:111111111111:function:fn');
});

test('AWS services are called where `aws` says so', async () => {
  const seen: string[] = [];
  const server = await httpServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization?.split(' ')[0]}`);
    response.end('{"sent":true}');
  });
  const api = open(app().stack, { aws: { endpoint: server.origin }, backend: answer(500) });
  expect((await api.invoke('POST /queue', { body: {} })).json).toEqual({ sent: true });
  expect(seen).toEqual(['POST /1/q AWS4-HMAC-SHA256']);
  await server.close();
});

test.each<[string, string, RegExp]>([
  ['a word', 'elsewhere', /the function List: "elsewhere" answers for no function: write `local`/],
  ['a module that is not there', './none.js#handler', /the function List: there is no file .*none\.js/],
  ['TypeScript', './some.ts#handler', /is TypeScript: compile it/],
])('%s that answers for no function is refused with what to write instead', async (_what, target, message) => {
  await expect(open(app().stack, { functions: { List: target } }).invoke('GET /pets')).rejects.toThrow(message);
});

test('a function whose code is not at hand says where it was looked for', async () => {
  const template: JsonObject = {
    Resources: {
      Fn: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs20.x', Handler: 'a.b', Code: { S3Bucket: 'b', S3Key: 'k.zip' } } },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'x' } },
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'GET',
          AuthorizationType: 'NONE',
          Integration: {
            Type: 'AWS_PROXY',
            IntegrationHttpMethod: 'POST',
            Uri: {
              'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations',
            },
          },
        },
      },
    },
  };
  const call = await open(template, { functions: 'local' }).invoke('GET /');
  expect(call.status).toBe(502);
  expect(call.trace.because?.text).toContain('its code is not among the assets of the app');
});

test('a SAM function runs from its CodeUri, with what Globals say, under the name that a stage variable gives', async () => {
  const sam = mkdtempSync(path.join(tmpdir(), 'sam-'));
  mkdirSync(path.join(sam, 'src'));
  writeFileSync(
    path.join(sam, 'src', 'app.js'),
    'exports.run = async () => ({ statusCode: 200, body: process.env.TABLE + process.env.WORD });',
  );
  writeFileSync(
    path.join(sam, 'template.yaml'),
    `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs20.x
    Environment: { Variables: { WORD: '!' } }
Parameters:
  Prefix: { Type: String, Default: dev }
Resources:
  Names: { Type: AWS::DynamoDB::Table, Properties: { TableName: !Sub '\${Prefix}-names' } }
  Greeter:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./src
      Handler: app.run
      FunctionName: greeter
      Environment: { Variables: { TABLE: !Ref Names } }
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: { title: greeter, version: '1' }
        paths:
          /:
            get:
              responses: {}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:\${stageVariables.fn}/invocations'
`,
  );
  const api = open(path.join(sam, 'template.yaml'), { functions: 'local', stageVariables: { fn: 'greeter:live' } });
  expect(await api.invoke('GET /')).toMatchObject({ status: 200, body: 'dev-names!' });
  rmSync(sam, { recursive: true, force: true });
});

test('an event of SAM calls the alias that its function publishes', async () => {
  const sam = mkdtempSync(path.join(tmpdir(), 'sam-'));
  writeFileSync(path.join(sam, 'app.js'), 'exports.run = async ({ path }) => ({ statusCode: 200, body: path });');
  writeFileSync(
    path.join(sam, 'template.yaml'),
    `Transform: AWS::Serverless-2016-10-31
Resources:
  Echo:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .
      Handler: app.run
      Runtime: nodejs20.x
      AutoPublishAlias: live
      Events:
        Get: { Type: Api, Properties: { Method: get, Path: /echo } }
`,
  );
  const api = open(path.join(sam, 'template.yaml'), { functions: 'local' });
  expect(await api.invoke('GET /echo')).toMatchObject({ status: 200, body: '/echo' });
  rmSync(sam, { recursive: true, force: true });
});
