import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { type CfnMethod, type CfnStage, MockIntegration } from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HttpCustomIntegration, OpenApiRestApi, type OpenApiRestApiProps } from '../../../lib';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { LocalApi } from '../../../lib/testing';
import { deploymentId, resourcesOf } from '../stack';

const integration = (path: string) => ({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: `https://petstore.example.com${path}`,
});

const pets = {
  openapi: '3.0.1',
  info: { title: 'Pet store', version: '2', description: 'Pets for sale' },
  servers: [{ url: 'https://petstore.example.com/v1' }],
  paths: {
    '/pets': { get: { responses: {}, 'x-amazon-apigateway-integration': integration('/pets') } },
    '/pets/{petId}': {
      get: {
        responses: {},
        'x-amazon-apigateway-integration': {
          ...integration('/pets/{petId}'),
          requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
        },
      },
    },
  },
  components: { schemas: { Pet: { type: 'object' } } },
};

function from(document: unknown, props: OpenApiRestApiProps = {}): OpenApiRestApi {
  return OpenApiRestApi.fromDocument(new Stack(new App(), 'Test'), 'Api', document, { cloudWatchRole: false, ...props });
}

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'document-')), name);
  writeFileSync(path, text);
  return path;
}

interface RestApiProperties {
  readonly Name: string;
  readonly Mode?: string;
  readonly FailOnWarnings?: boolean;
  readonly Parameters?: object;
  readonly Body: {
    readonly info: object;
    readonly paths: Readonly<Record<string, object>>;
    readonly components: object;
    readonly servers?: unknown;
  };
}

function restApi(api: OpenApiRestApi): RestApiProperties {
  const found = Object.values(resourcesOf(Stack.of(api))).find(({ Type }) => Type === 'AWS::ApiGateway::RestApi');
  return found!.Properties as unknown as RestApiProperties;
}

const yaml = `
swagger: "2.0"
info: { title: Dogs, version: 1 }
paths:
  /dogs:
    get:
      responses: {}
      x-amazon-apigateway-integration: { type: mock, requestTemplates: { application/json: '{"statusCode": 200}' }, responses: { default: { statusCode: 200 } } }
`;

test.each([
  ['an object', () => pets],
  ['a file', () => file('pets.json', JSON.stringify(pets))],
])('%s deploys as it would by itself, with stage and deployment', (_what, document) => {
  const api = from(document());
  const { Name, Body } = restApi(api);
  expect(Name).toBe('Pet store');
  expect(Body.info).toEqual({ title: 'Pet store', version: '2', description: 'Pets for sale' });
  expect(Object.keys(Body.paths)).toEqual(['/pets', '/pets/{petId}']);
  expect(Body.components).toEqual({ schemas: { Pet: { type: 'object' } } });
  expect(
    Object.values(resourcesOf(Stack.of(api)))
      .map(({ Type }) => Type)
      .sort(),
  ).toEqual(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage']);
});

test('a Swagger document in YAML does, too', () => {
  expect(Object.keys(restApi(from(file('dogs.yaml', yaml))).Body.paths)).toEqual(['/dogs']);
});

test('constructs add methods, resources, models and gateway responses', () => {
  const api = from(pets);
  const model = api.addModel('Toy', { modelName: 'Toy', schema: {} });
  api.root.resourceForPath('/pets').addMethod('POST', new HttpCustomIntegration('https://petstore.example.com/pets'), {
    requestModels: { 'application/json': model },
  });
  api.root.resourceForPath('/pets/{petId}/toys').addMethod('GET', new MockIntegration());
  const { paths, components } = restApi(api).Body;
  expect(Object.entries(paths).map(([path, item]) => [path, ...Object.keys(item)])).toEqual([
    ['/pets', 'get', 'post'],
    ['/pets/{petId}', 'get'],
    ['/pets/{petId}/toys', 'get'],
  ]);
  expect(components).toMatchObject({ schemas: { Pet: {}, Toy: {} } });
});

test.each<readonly [what: string, add: (api: OpenApiRestApi) => unknown, message: RegExp]>([
  [
    'a method',
    (api) => api.root.resourceForPath('/pets').addMethod('GET', new MockIntegration()),
    /GET \/pets is declared in the API's document \(.*pets\.json:1:\d+\), and once more beside it/,
  ],
  ['a model', (api) => api.addModel('Pet', { modelName: 'Pet', schema: {} }), /The model Pet is declared in the API's document/],
])('%s that both declare is an error', (_what, add, message) => {
  const api = from(file('pets.json', JSON.stringify(pets)));
  add(api);
  expect(() => resourcesOf(Stack.of(api))).toThrow(message);
});

test('tokens and intrinsic functions in the document are resolved by the deployment', () => {
  const stack = new Stack(new App(), 'Test');
  const handler = new LambdaFunction(stack, 'Handler', {
    code: Code.fromInline('x'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
  const document = {
    ...pets,
    paths: {
      '/a': { get: { 'x-amazon-apigateway-integration': { ...integration('/a'), uri: `https://${stack.region}.example.com/` } } },
      '/b': {
        get: { 'x-amazon-apigateway-integration': { ...integration('/b'), uri: { 'Fn::Sub': 'https://${AWS::Region}.example.com/' } } },
      },
      '/c': {
        get: {
          'x-amazon-apigateway-integration': {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: `arn:aws:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${handler.functionArn}/invocations`,
          },
        },
      },
    },
  };
  const api = OpenApiRestApi.fromDocument(stack, 'Api', document, { cloudWatchRole: false });
  const { paths } = restApi(api).Body;
  const region = { 'Fn::Join': ['', ['https://', { Ref: 'AWS::Region' }, '.example.com/']] };
  expect(paths['/a']).toMatchObject({ get: { 'x-amazon-apigateway-integration': { uri: region } } });
  expect(paths['/b']).toMatchObject({
    get: { 'x-amazon-apigateway-integration': { uri: { 'Fn::Sub': 'https://${AWS::Region}.example.com/' } } },
  });
  expect(JSON.stringify(paths['/c'])).toMatch(/"Fn::GetAtt":\["Handler\w+","Arn"\]/);
});

test.each([
  ['ignore', ['/pets', '/pets/{petId}']],
  ['prepend', ['/v1/pets', '/v1/pets/{petId}']],
  ['split', ['/pets', '/pets/{petId}']],
])('the base path mode %s is applied once', (basepath, paths) => {
  const api = from(pets, { parameters: { basepath, endpointConfigurationTypes: 'REGIONAL' } });
  const { Parameters, Body } = restApi(api);
  expect(Object.keys(Body.paths)).toEqual(paths);
  expect(Body.servers).toBeUndefined();
  expect(Parameters).toEqual({ endpointConfigurationTypes: 'REGIONAL' });
});

test('mode and failOnWarnings reach the service', () => {
  expect(restApi(from(pets, { mode: 'merge' as never, failOnWarnings: true }))).toMatchObject({ Mode: 'merge', FailOnWarnings: true });
});

test('a warning of the import fails where failOnWarnings is set', () => {
  const document = { ...pets, servers: [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }] };
  expect(() => restApi(from(document, { failOnWarnings: true }))).toThrow('FailOnWarnings is set: the import fails on this warning');
  expect(() => restApi(from(document))).not.toThrow();
});

test('the document is validated like any API, at its own lines', () => {
  const text = `{\n "openapi": "3.0.1",\n "info": {},\n "paths": {\n  "/pets": {\n   "get": {\n    "x-amazon-apigateway-integration": {\n     "type": "http_proxy", "httpMethod": "GET",\n     "uri": "petstore.example.com"\n    }\n   }\n  }\n }\n}`;
  const api = from(file('mistake.json', text));
  expect(() => restApi(api)).toThrow(/http-uri[\s\S]*document: .*mistake\.json:7:5/);
});

test('a version that the service does not import fails at synth', () => {
  expect(() => restApi(from({ ...pets, openapi: '3.1.0' }))).toThrow(/openapi-version/);
});

test('whoever reads the tree sees document and constructs as one', async () => {
  const api = from(file('dogs.yaml', yaml));
  api.root.addResource('cats').addMethod('GET', new HttpCustomIntegration('https://petstore.example.com/cats'));
  expect(readConstruct(api)[0].definition.resources.map(({ path, methods }) => [path, methods.length])).toEqual([
    ['/', 0],
    ['/dogs', 1],
    ['/cats', 1],
  ]);
  const local = LocalApi.from(api);
  expect((await local.invoke('GET /dogs')).status).toBe(200);
});

test('the deployment follows the document', () => {
  const changed = { ...pets, paths: { ...pets.paths, '/cats': pets.paths['/pets'] } };
  expect(deploymentId(Stack.of(from(pets)))).toBe(deploymentId(Stack.of(from(structuredClone(pets)))));
  expect(deploymentId(Stack.of(from(pets)))).not.toBe(deploymentId(Stack.of(from(changed))));
});

test('comments and spelling of a document are no change of the API', () => {
  const json = JSON.stringify(pets);
  const ids = [json, `# a comment\n${JSON.stringify(pets, undefined, 3)} # another`].map((text) =>
    deploymentId(Stack.of(from(file('pets.yaml', text)))),
  );
  expect(new Set(ids).size).toBe(1);
});

test.each<readonly [what: string, document: unknown, message: RegExp]>([
  ['no document', undefined, /fromDocument takes the path of an OpenAPI document, or the parsed document as an object/],
  ['a list', [], /fromDocument takes the path/],
  ['the text of a document', JSON.stringify(pets), /was given the text of one: parse it, or write it to a file/],
  ['a file that is not there', '/nowhere/pets.yaml', /cannot read the OpenAPI document \/nowhere\/pets\.yaml: ENOENT/],
  ['something else', { title: 'Pets' }, /openapi|swagger/i],
  [
    'an object that CDK would not keep',
    { ...pets, 'x-more': JSON.parse('{"__proto__": {}}') as unknown },
    /a member named __proto__, which CDK loses/,
  ],
])('%s is refused where it is given', (_what, document, message) => {
  expect(() => from(document)).toThrow(message);
});

test.each<readonly [form: string, title: (stack: Stack) => unknown]>([
  ['a token', (stack) => `pets of ${stack.region}`],
  ['an intrinsic function', () => ({ 'Fn::Sub': 'pets of ${AWS::Region}' })],
])('a title that holds %s is the name of the API', (_form, title) => {
  const stack = new Stack(new App(), 'Test');
  const paths = { '/': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } };
  OpenApiRestApi.fromDocument(stack, 'Api', { openapi: '3.0.1', info: { title: title(stack) }, paths }, { cloudWatchRole: false });
  const [{ Properties }] = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::ApiGateway::RestApi');
  const { info } = Properties['Body'] as { readonly info: { readonly title: unknown } };
  expect(Properties['Name']).toEqual(info.title);
  expect(JSON.stringify(info.title)).toMatch(/pets of .*AWS::Region/);
});

const choice = { 'Fn::If': ['Beta', {}, {}] };

test.each<readonly [what: string, paths: unknown, told: RegExp]>([
  ['all paths', choice, /paths is an intrinsic, .* \(\/Resources\/\w+\/Properties\/Body\/paths\) Decide it at synth/],
  ['a path item', { '/a': choice }, /the path item of \/a is an intrinsic/],
  ['an operation', { '/a': { get: choice } }, /get is an intrinsic.*\/paths\/~1a\/get/],
])('an intrinsic function in the place of %s is an error: the document would be without it', (_what, paths, told) => {
  const stack = new Stack(new App(), 'Test');
  const document = { openapi: '3.0.1', info: { title: 'Pets' }, paths };
  OpenApiRestApi.fromDocument(stack, 'Api', document, { cloudWatchRole: false, deploy: false });
  expect(() => resourcesOf(stack)).toThrow(told);
});

test('so is one in a file, and one in the place of a whole part of a method; the stage keeps its own', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'document-')), 'pets.yaml');
  writeFileSync(file, 'openapi: 3.0.1\ninfo: {title: Pets}\npaths: {/a: {"Fn::If": [Beta, {}, {}]}}\n');
  const stack = new Stack(new App(), 'Test');
  const api = OpenApiRestApi.fromDocument(stack, 'Api', file, { cloudWatchRole: false });
  const method = api.root.addMethod('GET', new MockIntegration()).node.defaultChild as CfnMethod;
  method.addPropertyOverride('Integration', choice);
  (api.deploymentStage.node.defaultChild as CfnStage).addPropertyOverride('MethodSettings', choice);
  const errors = () => {
    try {
      return resourcesOf(stack) && '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(errors()).toContain('the path item of /a is an intrinsic');
  expect(errors()).toContain('Integration is an intrinsic');
  expect(errors()).not.toContain('MethodSettings');
});
