import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import {
  AuthorizationType,
  IdentitySource,
  JsonSchemaType,
  LambdaIntegration,
  Model,
  RequestAuthorizer,
  ResponseType,
} from 'aws-cdk-lib/aws-apigateway';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HttpCustomIntegration, HttpProxyResource, MethodRequest, OpenApiDocument, OpenApiRendering, OpenApiRestApi } from '../../../lib';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { deploymentId, resourcesOf } from '../stack';

function api(): OpenApiRestApi {
  return new OpenApiRestApi(new Stack(new App(), 'Test'), 'Api', { cloudWatchRole: false, restApiName: 'Store' });
}

const lambda = (scope: Stack, id: string) =>
  new LambdaFunction(scope, id, { code: Code.fromInline('exports.handler'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X });

interface Body {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function bodyOf(stack: Stack): Body {
  return Object.values(resourcesOf(stack)).find(({ Type: type }) => type === 'AWS::ApiGateway::RestApi')!.Properties['Body'] as Body;
}

const typesOf = (stack: Stack) =>
  Object.values(resourcesOf(stack))
    .map(({ Type: type }) => type)
    .sort();

test('deploys as one resource with its document, beside deployment and stage', () => {
  const store = api();
  new HttpProxyResource(store.root, 'Proxy', { url: 'https://example.com' });
  const schema = { type: JsonSchemaType.OBJECT };
  store.root.addResource('pets').addMethod('POST', new HttpCustomIntegration('https://example.com/pets'), {
    requestModels: { 'application/json': new Model(store, 'Pet', { restApi: store, schema, modelName: 'Pet' }) },
    requestValidatorOptions: { validateRequestBody: true },
  });
  store.addGatewayResponse('Missing', { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, statusCode: '404' });
  const stack = Stack.of(store);
  expect(typesOf(stack)).toEqual(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage']);
  expect(bodyOf(stack)).toMatchObject({
    info: { title: 'Store' },
    paths: {
      '/{proxy+}': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': { type: 'http_proxy' } } },
      '/pets': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } } },
    },
    components: { schemas: { Pet: { type: 'object' } } },
    'x-amazon-apigateway-gateway-responses': { MISSING_AUTHENTICATION_TOKEN: { statusCode: '404' } },
  });
  expect(Object.values(resourcesOf(stack)).find(({ Type: type }) => type === 'AWS::ApiGateway::Deployment')).not.toHaveProperty(
    'DependsOn',
  );
});

test('says what the method resource cannot', () => {
  const store = api();
  new HttpProxyResource(store.root, 'Proxy', { url: 'https://example.com', tlsInsecureSkipVerification: true });
  expect(bodyOf(Stack.of(store)).paths['/{proxy+}']['x-amazon-apigateway-any-method']).toMatchObject({
    'x-amazon-apigateway-integration': { tlsConfig: { insecureSkipVerification: true } },
  });
});

test('the document is the one that OpenApiDocument writes, and reading the tree sees the parts before and after synthesis', () => {
  const store = api();
  store.root.addMethod('GET', new HttpCustomIntegration('https://example.com/'));
  new OpenApiDocument(store, 'Document', { api: store, rendering: OpenApiRendering.DEPLOYABLE });
  const before = readConstruct(store)[0].definition;
  expect(before.resources.map(({ path, methods }) => [path, methods.length])).toEqual([['/', 1]]);
  bodyOf(Stack.of(store));
  expect(readConstruct(store)[0].definition).toEqual(before);
});

test('the deployment follows the document', () => {
  const idWith = (url: string) => {
    const store = api();
    new HttpProxyResource(store.root, 'Proxy', { url });
    return deploymentId(Stack.of(store));
  };
  expect(idWith('https://example.com/a')).toBe(idWith('https://example.com/a'));
  expect(idWith('https://example.com/a')).not.toBe(idWith('https://example.com/b'));
});

test('functions behind methods and authorizers may still be called', () => {
  const store = api();
  const stack = Stack.of(store);
  const authorizer = new RequestAuthorizer(stack, 'Authorizer', {
    handler: lambda(stack, 'Authorize'),
    identitySources: [IdentitySource.header('Authorization')],
  });
  store.root.addMethod('GET', new LambdaIntegration(lambda(stack, 'Handle')), { authorizer, authorizationType: AuthorizationType.CUSTOM });
  const resources = resourcesOf(stack);
  expect(Object.values(resources).map(({ Type: type }) => type)).not.toContain('AWS::ApiGateway::Authorizer');
  const permissions = Object.values(resources).filter(({ Type: type }) => type === 'AWS::Lambda::Permission');
  const arns = permissions.map(({ Properties }) => JSON.stringify(Properties['SourceArn']));
  expect(arns.filter((arn) => arn.includes('/authorizers/*"'))).toHaveLength(1);
  expect(arns.filter((arn) => arn.includes('/GET/'))).toHaveLength(2);
});

test('references to other stacks reach the document', () => {
  const app = new App();
  const handler = lambda(new Stack(app, 'Functions'), 'Handle');
  const store = new OpenApiRestApi(new Stack(app, 'Test'), 'Api', { cloudWatchRole: false });
  store.root.addMethod('GET', new LambdaIntegration(handler));
  expect(JSON.stringify(bodyOf(Stack.of(store)))).toContain('{"Fn::ImportValue":"Functions:ExportsOutputFnGetAttHandle');
});

test('fails where something refers to a part of the document, and says what', () => {
  const store = api();
  const method = store.root.addMethod(
    'GET',
    new HttpCustomIntegration('https://example.com/', { request: { header: { A: MethodRequest.header('A') } } }),
  );
  new CfnOutput(Stack.of(store), 'Id', { value: method.methodId });
  expect(() => resourcesOf(Stack.of(store))).toThrow(/Test\/Id refers to Test\/Api\/Default\/GET\/Resource.*make the API a RestApi/);
});
