import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, CfnResource, Fn, Lazy, Stack } from 'aws-cdk-lib';
import {
  ApiDefinition as ApiDocument,
  type CfnMethod,
  CfnRestApi,
  HttpIntegration,
  JsonSchemaType,
  type Method,
  MockIntegration,
  Resource,
  RestApi,
  SpecRestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ApiDefinition } from '../../../lib/definition';
import { type ReadApi, readConstruct } from '../../../lib/readers/construct-tree';
import { methodOf, openApi3, pathsOf } from '../documents';

const stackOf = (app = new App(), id = 'Pets') => new Stack(app, id);
const http = (uri: string) => new HttpIntegration(uri, { proxy: true });

function readOne(scope: Parameters<typeof readConstruct>[0]): ReadApi {
  const [first, second] = readConstruct(scope);
  if (first === undefined || second !== undefined) throw new Error('there is not exactly one API');
  return first;
}

const define = (scope: Parameters<typeof readConstruct>[0]): ApiDefinition => readOne(scope).definition;

describe('stock constructs', () => {
  function petStore(stack: Stack) {
    const api = new RestApi(stack, 'Api', { deployOptions: { stageName: 'dev', variables: { host: 'example.com' } } });
    const handler = new LambdaFunction(stack, 'Auth', { code: Code.fromInline('x'), handler: 'i.h', runtime: Runtime.NODEJS_22_X });
    const pet = api.addModel('Pet', { schema: { type: JsonSchemaType.OBJECT } });
    const method = api.root
      .addResource('pets')
      .addResource('{petId}')
      .addMethod('PUT', http('https://example.com/{id}'), {
        authorizer: new TokenAuthorizer(stack, 'Authorizer', { handler, authorizerName: 'token' }),
        requestValidator: api.addRequestValidator('All', { validateRequestBody: true }),
        requestModels: { 'application/json': pet },
        requestParameters: { 'method.request.path.petId': true },
        methodResponses: [{ statusCode: '200' }],
        apiKeyRequired: true,
      });
    const plan = api.addUsagePlan('Plan', { apiStages: [{ stage: api.deploymentStage }] });
    plan.addApiKey(api.addApiKey('Key', { apiKeyName: 'first' }));
    return { api, method };
  }

  test('are read with all that belongs to the API, wherever it stands in the tree', () => {
    const stack = stackOf();
    petStore(stack);
    const { constructPath, definition, problems } = readOne(stack);
    expect(problems).toEqual([]);
    expect(constructPath).toBe('Pets/Api');
    expect(definition.name).toBe('Api');
    expect(methodOf(definition, 'PUT', '/pets/{petId}')).toMatchObject({
      authorizationType: 'CUSTOM',
      authorizer: 'token',
      apiKeyRequired: true,
      requestParameters: [{ key: 'method.request.path.petId', required: true }],
      requestModels: [{ contentType: 'application/json', model: definition.models[0]?.name }],
      requestValidator: definition.requestValidators[0]?.name,
      integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://example.com/{id}' },
      methodResponses: [{ statusCode: '200' }],
    });
    expect(definition).toMatchObject({
      authorizers: [
        { name: 'token', type: 'TOKEN', authorizerUri: { unresolved: { 'Fn::Join': ['', expect.arrayContaining([':apigateway:'])] } } },
      ],
      stages: [{ name: 'dev', variables: [{ name: 'host', value: 'example.com' }] }],
      usagePlans: [{ apiStages: [{ stage: 'dev' }], apiKeys: ['first'] }],
      apiKeys: [{ name: 'first' }],
    });
  });

  test('say where they were made: construct path, logical id and the line of the call', () => {
    const stack = stackOf();
    const { method } = petStore(stack);
    const { origin } = methodOf(define(stack), 'PUT', '/pets/{petId}');
    expect(origin).toMatchObject({
      constructPath: 'Pets/Api/Default/pets/{petId}/PUT',
      logicalId: stack.resolve((method.node.defaultChild as CfnMethod).logicalId) as string,
      createdAt: expect.stringMatching(/read-construct\.test\.ts:\d+:\d+$/) as string,
    });
  });

  test.each([
    ['the app', (stack: Stack) => stack.node.root],
    ['the stack', (stack: Stack) => stack],
    ['the API', (stack: Stack) => stack.node.findChild('Api')],
  ])('are read the same from %s', (_, scopeOf) => {
    const stack = stackOf();
    petStore(stack);
    expect(define(scopeOf(stack))).toEqual(define(stack));
  });
});

describe('reading leaves the tree as it is', () => {
  function build(read: (stack: Stack) => void): unknown {
    const app = new App();
    const stack = stackOf(app);
    const api = new RestApi(stack, 'Api');
    let host = 'early.example.com';
    const lazy = Lazy.string({ produce: () => `https://${host}/` });
    const method: Method = api.root.addMethod('GET', http(lazy));
    read(stack);
    host = 'late.example.com';
    method.addMethodResponse({ statusCode: '204' });
    api.root.addResource('more').addMethod('GET', new MockIntegration());
    read(stack);
    (api.node.defaultChild as CfnRestApi).overrideLogicalId('Renamed');
    return app.synth().getStackByName('Pets').template;
  }

  test('so that what is added later, and what is lazy, lands in the template', () => {
    const read = jest.fn((stack: Stack) => void readConstruct(stack));
    expect(build(read)).toEqual(build(() => {}));
    expect(read).toHaveBeenCalledTimes(2);
  });
});

test('the same is read before, during and after synthesis', () => {
  const app = new App();
  const stack = stackOf(app);
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET', new MockIntegration());
  const far = RestApi.fromRestApiAttributes(stackOf(app, 'Far'), 'Imported', {
    restApiId: api.restApiId,
    rootResourceId: api.root.resourceId,
  });
  far.root.addResource('far').addMethod('GET', http('https://far.example.com/'));
  const during: ApiDefinition[] = [];
  stack.node.addValidation({
    validate: () => {
      during.push(define(stack));
      return [];
    },
  });
  const before = define(app);
  app.synth();
  expect(pathsOf(before)).toEqual(['/', '/far']);
  expect(methodOf(before, 'GET', '/far').origin.constructPath).toBe('Far/Imported/Default/far/GET');
  expect(during).toEqual([before]);
  expect(define(app)).toEqual(before);
});

test('methods of stacks that share their logical ids are kept apart', () => {
  const app = new App();
  const api = new RestApi(stackOf(app), 'Api');
  for (const id of ['One', 'Two']) {
    const imported = RestApi.fromRestApiAttributes(stackOf(app, id), 'Api', {
      restApiId: api.restApiId,
      rootResourceId: api.root.resourceId,
    });
    imported.root.addResource(id.toLowerCase()).addResource('x').addMethod('GET', new MockIntegration());
  }
  expect([...pathsOf(define(app))].sort()).toEqual(['/', '/one', '/one/x', '/two', '/two/x']);
});

test('several APIs have their own parts each, and a scope only its own', () => {
  const stack = stackOf();
  for (const id of ['One', 'Two']) new RestApi(stack, id).root.addResource(id.toLowerCase()).addMethod('GET', new MockIntegration());
  expect(readConstruct(stack).map(({ constructPath, definition }) => [constructPath, pathsOf(definition)])).toEqual([
    ['Pets/One', ['/', '/one']],
    ['Pets/Two', ['/', '/two']],
  ]);
  expect(readConstruct(stack.node.findChild('Two')).map(({ constructPath }) => constructPath)).toEqual(['Pets/Two']);
  expect(readConstruct(stackOf(new App(), 'Empty'))).toEqual([]);
});

test('L1 resources, generic ones and overrides of properties are read as they are synthesized', () => {
  const stack = stackOf();
  const api = new CfnRestApi(stack, 'Api', { name: 'pets' });
  api.addPropertyOverride('ApiKeySourceType', 'AUTHORIZER');
  new CfnResource(stack, 'Get', {
    type: 'AWS::ApiGateway::Method',
    properties: {
      RestApiId: api.ref,
      ResourceId: Fn.getAtt('Api', 'RootResourceId'),
      HttpMethod: 'GET',
      Integration: { Type: 'HTTP', Uri: Fn.sub('http://${Host}/') },
    },
  });
  const definition = define(stack);
  expect(definition.apiKeySource).toBe('AUTHORIZER');
  expect(methodOf(definition, 'GET', '/').integration?.uri).toEqual({ unresolved: { 'Fn::Sub': 'http://${Host}/' } });
  expect(methodOf(definition, 'GET', '/').origin.constructPath).toBe('Pets/Get');
});

test('text around tokens stays judgeable', () => {
  const stack = stackOf();
  const host = Fn.importValue('host');
  new RestApi(stack, 'Api').root.addMethod('GET', http(`http://${host}:22/${stack.region}`));
  expect(methodOf(define(stack), 'GET', '/').integration?.uri).toEqual({
    unresolved: { 'Fn::Join': ['', ['http://', { 'Fn::ImportValue': 'host' }, ':22/', { Ref: 'AWS::Region' }]] },
  });
});

describe('the document of a SpecRestApi', () => {
  const document = openApi3({ '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } });

  test('is read inline, with the tokens in it', () => {
    const stack = stackOf();
    new SpecRestApi(stack, 'Api', { apiDefinition: ApiDocument.fromInline({ ...document, info: { title: stack.region, version: '1' } }) });
    const definition = define(stack);
    expect(pathsOf(definition)).toEqual(['/', '/pets']);
    expect(definition.resources[1]?.origin).toMatchObject({ constructPath: 'Pets/Api' });
  });

  test('is read from its asset, with the lines of the file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'document-')), 'pets.json');
    writeFileSync(file, JSON.stringify(document, null, 2));
    const stack = stackOf();
    new SpecRestApi(stack, 'Api', { apiDefinition: ApiDocument.fromAsset(file) });
    const { definition, problems } = readOne(stack);
    expect(problems).toEqual([]);
    expect(methodOf(definition, 'GET', '/pets').origin).toMatchObject({
      file: expect.stringContaining('asset.') as string,
      start: { line: 9 },
    });
  });

  test('that lies in a bucket is told', () => {
    const stack = stackOf();
    new CfnRestApi(stack, 'Api', { bodyS3Location: { bucket: 'b', key: 'k' } });
    expect(readOne(stack).problems.map(({ rule }) => rule)).toEqual(['body-not-at-hand']);
  });
});

test('what CloudFormation has no property for is taken from the construct', () => {
  const stack = stackOf();
  const method = new RestApi(stack, 'Api').root.addMethod('GET', http('https://example.com/'));
  const beyond = { tlsConfig: { insecureSkipVerification: true } };
  Object.assign(method.node.defaultChild as object, { [Symbol.for('cdk-rest-integrations.beyond-cloudformation')]: beyond });
  expect(methodOf(define(stack), 'GET', '/').integration?.tlsConfig).toEqual({ insecureSkipVerification: true });
});

test('names out of a prototype are names like any other', () => {
  const stack = stackOf();
  const api = new RestApi(stack, 'Api');
  new Resource(stack, 'Proto', { parent: api.root, pathPart: '__proto__' }).addMethod('GET', http('https://example.com/'), {
    requestParameters: JSON.parse('{"method.request.header.__proto__": true}') as Record<string, boolean>,
    methodResponses: [{ statusCode: '200', responseParameters: { 'method.response.header.constructor': true } }],
  });
  expect(methodOf(define(stack), 'GET', '/__proto__')).toMatchObject({
    requestParameters: [{ key: 'method.request.header.__proto__' }],
    methodResponses: [{ responseParameters: [{ key: 'method.response.header.constructor' }] }],
  });
});
