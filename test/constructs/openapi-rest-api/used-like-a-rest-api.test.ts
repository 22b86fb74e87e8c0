import {
  App,
  Aspects,
  Aws,
  CfnCondition,
  CfnOutput,
  CfnResource,
  Fn,
  NestedStack,
  SecretValue,
  Stack,
  Stage,
  type StageSynthesisOptions,
} from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { HttpCustomIntegration, OpenApiRestApi, type OpenApiRestApiProps } from '../../../lib';

const url = 'https://petstore.example.com';

function newApi(props: OpenApiRestApiProps = {}): OpenApiRestApi {
  return new OpenApiRestApi(new Stack(new App(), 'Test'), 'Api', { cloudWatchRole: false, ...props });
}

const lambda = (scope: Construct, id = 'Handle', environment?: Record<string, string>) =>
  new LambdaFunction(scope, id, { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X, environment });

const template = (api: Construct) => Template.fromStack(Stack.of(api));

function body(api: Construct) {
  const [restApi] = Object.values(template(api).findResources('AWS::ApiGateway::RestApi')) as {
    Properties: { Body: { paths: Record<string, Record<string, Record<string, unknown>>>; [member: string]: unknown } };
  }[];
  return restApi.Properties.Body;
}

const operations = (api: Construct) =>
  Object.entries(body(api).paths).flatMap(([path, item]) =>
    Object.keys(item).map((verb) => `${verb.replace('x-amazon-apigateway-', '')} ${path}`),
  );

test('resources, proxies, CORS preflights and default integrations make paths', () => {
  const api = newApi({
    defaultCorsPreflightOptions: { allowOrigins: ['https://example.com'] },
    defaultIntegration: new HttpCustomIntegration(url),
  });
  api.root.addMethod('GET');
  const pets = api.root.addResource('pets');
  pets.addMethod('POST', new apigateway.MockIntegration());
  pets.addResource('{petId}').addProxy({ anyMethod: true, defaultIntegration: new apigateway.HttpIntegration(url) });
  api.root.resourceForPath('/a/b').addMethod('DELETE', new apigateway.HttpIntegration(url));
  expect(operations(api).sort()).toEqual(
    [
      'get /',
      'options /',
      'options /pets',
      'post /pets',
      'options /pets/{petId}',
      'any-method /pets/{petId}/{proxy+}',
      'options /pets/{petId}/{proxy+}',
      'options /a',
      'delete /a/b',
      'options /a/b',
    ].sort(),
  );
});

test('authorizers of all kinds and API keys secure their operations', () => {
  const api = newApi();
  const stack = Stack.of(api);
  const add = (path: string, options: apigateway.MethodOptions) =>
    api.root.addResource(path).addMethod('GET', new HttpCustomIntegration(url), options);
  add('token', { authorizer: new apigateway.TokenAuthorizer(stack, 'Token', { handler: lambda(stack, 'A') }) });
  add('request', {
    authorizer: new apigateway.RequestAuthorizer(stack, 'Request', {
      handler: lambda(stack, 'B'),
      identitySources: [apigateway.IdentitySource.queryString('key')],
    }),
  });
  add('pool', {
    authorizer: new apigateway.CognitoUserPoolsAuthorizer(stack, 'Pool', { cognitoUserPools: [new UserPool(stack, 'Users')] }),
    authorizationScopes: ['read'],
  });
  add('iam', { authorizationType: apigateway.AuthorizationType.IAM });
  add('key', { apiKeyRequired: true });
  const { paths, components } = body(api);
  const securityOf = (path: string) => paths[path]['get']['security'];
  expect(securityOf('/token')).toEqual([{ [authorizerName(components, 'token')]: [] }]);
  expect(securityOf('/request')).toEqual([{ [authorizerName(components, 'request')]: [] }]);
  expect(securityOf('/pool')).toEqual([{ [authorizerName(components, 'cognito_user_pools')]: ['read'] }]);
  expect(securityOf('/iam')).toEqual([{ sigv4: [] }]);
  expect(securityOf('/key')).toEqual([{ api_key: [] }]);
  template(api).resourceCountIs('AWS::ApiGateway::Authorizer', 0);
});

function authorizerName(components: unknown, type: string): string {
  const { securitySchemes } = components as { securitySchemes: Record<string, { 'x-amazon-apigateway-authorizer'?: { type: string } }> };
  return Object.entries(securitySchemes).find(([, scheme]) => scheme['x-amazon-apigateway-authorizer']?.type === type)![0];
}

test('usage plans, keys, method throttling and metrics name what is deployed', () => {
  const api = newApi({ deployOptions: { stageName: 'live', variables: { host: 'a' }, loggingLevel: apigateway.MethodLoggingLevel.ERROR } });
  const method = api.root.addResource('pets').addMethod('GET', new HttpCustomIntegration(url), { apiKeyRequired: true });
  const plan = api.addUsagePlan('Plan', {
    apiStages: [{ stage: api.deploymentStage, throttle: [{ method, throttle: { rateLimit: 5 } }] }],
  });
  plan.addApiKey(api.addApiKey('Key', { value: SecretValue.unsafePlainText('a'.repeat(20)).unsafeUnwrap() }));
  template(api).hasResourceProperties('AWS::ApiGateway::UsagePlan', { ApiStages: [{ Throttle: { '/pets/GET': { RateLimit: 5 } } }] });
  template(api).hasResourceProperties('AWS::ApiGateway::Stage', { StageName: 'live', Variables: { host: 'a' } });
  template(api).resourceCountIs('AWS::ApiGateway::UsagePlanKey', 1);
  expect(method.metricCount(api.deploymentStage).dimensions).toMatchObject({ Method: 'GET', Resource: '/pets' });
  expect(api.metricLatency().dimensions).toEqual({ ApiName: 'Api' });
});

test('several deployments and stages all follow the document', () => {
  const idsWith = (path: string) => {
    const api = newApi({ deploy: false });
    const stack = Stack.of(api);
    api.root.addResource(path).addMethod('GET', new HttpCustomIntegration(url));
    for (const name of ['blue', 'green']) {
      const deployment = new apigateway.Deployment(stack, `Deployment-${name}`, { api });
      new apigateway.Stage(stack, `Stage-${name}`, { deployment, stageName: name });
    }
    template(api).resourceCountIs('AWS::ApiGateway::Stage', 2);
    return Object.keys(template(api).findResources('AWS::ApiGateway::Deployment'));
  };
  const [before, again, after] = [idsWith('a'), idsWith('a'), idsWith('b')];
  expect(before).toHaveLength(2);
  expect(again).toEqual(before);
  expect(after.filter((id) => before.includes(id))).toEqual([]);
});

test('nothing is deployed without being asked for', () => {
  const api = newApi({ deploy: false });
  api.root.addMethod('GET', new HttpCustomIntegration(url));
  template(api).resourceCountIs('AWS::ApiGateway::Deployment', 0);
});

test('domain names, base path mappings, exports, the CloudWatch role and grants work', () => {
  const stack = new Stack(new App(), 'Test');
  const certificate = Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:us-east-1:123456789012:certificate/a');
  const api = new OpenApiRestApi(stack, 'Api', {
    cloudWatchRole: true,
    domainName: { domainName: 'api.example.com', certificate, basePath: 'v1' },
    endpointExportName: 'Endpoint',
  });
  const method = api.root
    .addResource('pets')
    .addResource('{petId}')
    .addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
  const role = new iam.Role(stack, 'Caller', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  method.grantExecute(role);
  new CfnOutput(stack, 'Root', { value: api.restApiRootResourceId });
  const { Outputs, Resources } = template(api).toJSON() as {
    Outputs: Record<string, unknown>;
    Resources: Record<string, { Type: string }>;
  };
  expect(Outputs).toMatchObject({
    ApiEndpoint4F160690: { Export: { Name: 'Endpoint' } },
    Root: { Value: { 'Fn::GetAtt': [expect.any(String), 'RootResourceId'] } },
  });
  const types = Object.values(Resources).map(({ Type }) => Type);
  expect(types).toEqual(
    expect.arrayContaining(['AWS::ApiGateway::Account', 'AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping']),
  );
  expect(JSON.stringify(template(api).findResources('AWS::IAM::Policy'))).toContain('/GET/pets/*');
  expect(types.filter((type) => type === 'AWS::Lambda::Permission')).toHaveLength(2);
});

test('methods below an import of the same API are parts of it', () => {
  const api = newApi();
  const stack = Stack.of(api);
  api.root.addMethod('GET', new apigateway.MockIntegration());
  const imported = apigateway.RestApi.fromRestApiAttributes(stack, 'Imported', {
    restApiId: api.restApiId,
    rootResourceId: api.restApiRootResourceId,
  });
  imported.root.addResource('pets').addMethod('GET', new HttpCustomIntegration(url));
  expect(operations(api)).toEqual(['get /', 'get /pets']);
});

test('what people override in resources of the API, and what aspects do to them, is in the document', () => {
  const api = newApi();
  const method = api.root.addMethod('GET', new HttpCustomIntegration(url)).node.defaultChild as apigateway.CfnMethod;
  method.addPropertyOverride('Integration.TimeoutInMillis', 5000);
  method.addPropertyOverride('OperationName', 'Overridden');
  (api.node.defaultChild as apigateway.CfnRestApi).addPropertyOverride('BinaryMediaTypes', ['image/png']);
  Aspects.of(Stack.of(api)).add({
    visit: (construct) => {
      if (construct instanceof apigateway.CfnMethod) construct.apiKeyRequired = true;
    },
  });
  expect(body(api)).toMatchObject({
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    paths: {
      '/': {
        get: {
          operationId: 'Overridden',
          security: [{ api_key: [] }],
          'x-amazon-apigateway-integration': { timeoutInMillis: 5000 },
        },
      },
    },
  });
});

test('what is added between two synthesizes is in the second', () => {
  const api = newApi({ deploy: false });
  const app = api.node.root as App;
  api.root.addMethod('GET', new HttpCustomIntegration(url));
  const paths = (options: StageSynthesisOptions) => {
    const { Resources } = app.synth({ force: true, ...options }).getStackByName('Test').template as {
      Resources: Record<string, { Properties: { Body?: { paths: object } } }>;
    };
    return Object.values(Resources).flatMap(({ Properties }) => Object.keys(Properties.Body?.paths ?? {}));
  };
  expect(paths({})).toEqual(['/']);
  api.root.addResource('pets').addMethod('GET', new HttpCustomIntegration(url));
  expect(paths({})).toEqual(['/', '/pets']);
  api.root.addResource('toys').addMethod('GET', new HttpCustomIntegration(url));
  expect(paths({ skipValidation: true })).toEqual(['/', '/pets', '/toys']);
});

test('stages of an app and nested stacks may hold such an API', () => {
  const stage = new Stage(new App(), 'Beta');
  const stack = new Stack(stage, 'Test');
  const nested = new NestedStack(stack, 'Nested');
  const api = new OpenApiRestApi(nested, 'Api', { cloudWatchRole: false });
  api.root.addMethod('GET', new apigateway.LambdaIntegration(lambda(stack)));
  expect(operations(api)).toEqual(['get /']);
  template(api).resourceCountIs('AWS::ApiGateway::Method', 0);
});

test('the function of an authorizer may stand in another stack', () => {
  const app = new App();
  const functions = new Stack(app, 'Functions');
  const stack = new Stack(app, 'Test');
  const api = new OpenApiRestApi(stack, 'Api', { cloudWatchRole: false });
  const handler = LambdaFunction.fromFunctionAttributes(stack, 'Imported', {
    functionArn: lambda(functions).functionArn,
    sameEnvironment: true,
  });
  const authorizer = new apigateway.TokenAuthorizer(stack, 'Authorizer', { handler });
  api.root.addMethod('GET', new HttpCustomIntegration(url), { authorizer });
  const [permission] = Object.values(template(api).findResources('AWS::Lambda::Permission')) as { Properties: { SourceArn: unknown } }[];
  expect(JSON.stringify(permission.Properties.SourceArn)).toContain('/authorizers/*');
});

test('what waits for a method waits for the API, and the API for what its methods wait for', () => {
  const api = newApi();
  const stack = Stack.of(api);
  const method = api.root.addMethod('GET', new HttpCustomIntegration(url));
  const before = new CfnResource(stack, 'Before', { type: 'Test::Before' });
  const after = new CfnResource(stack, 'After', { type: 'Test::After' });
  method.node.addDependency(before);
  after.node.addDependency(method);
  const cfn = new CfnResource(stack, 'Cfn', { type: 'Test::Cfn' });
  cfn.addDependency(method.node.defaultChild as CfnResource);
  const { Resources } = template(api).toJSON() as { Resources: Record<string, { Type: string; DependsOn?: string[] }> };
  const [id] = Object.keys(template(api).findResources('AWS::ApiGateway::RestApi'));
  expect(Resources[id].DependsOn).toEqual(['Before']);
  expect(Resources['After'].DependsOn).toEqual([id]);
  expect(Resources['Cfn'].DependsOn).toEqual([id]);
});

test('what a document says in another way is a warning', () => {
  const api = newApi();
  api.root.addMethod('GET', new HttpCustomIntegration(url));
  api.addModel('Feed', { modelName: 'Feed', contentType: 'application/xml', schema: { type: apigateway.JsonSchemaType.OBJECT } });
  const definitions = { item: { type: apigateway.JsonSchemaType.STRING } };
  api.addModel('Order', { modelName: 'Order', schema: { definitions, properties: { item: { ref: '#/definitions/item' } } } });
  expect(body(api)['components']).toEqual({
    schemas: {
      Feed: { type: 'object' },
      Order: { properties: { item: { $ref: '#/components/schemas/Orderitem' } } },
      Orderitem: { type: 'string' },
    },
  });
  const warnings = Annotations.fromStack(Stack.of(api)).findWarning(
    '/Test/Api',
    Match.stringLikeRegexp('cdk-rest-integrations:document-differs'),
  );
  expect(warnings.map(({ entry }) => String(entry.data).split(' [ack')[0])).toEqual([
    "Model Feed: a document cannot say a model's content type; an import makes it application/json.",
    'Model Order: its definition item becomes a model of its own, Orderitem.',
  ]);
});

describe('what cannot be deployed as one resource is told, with what to do', () => {
  test('a method in another stack', () => {
    const app = new App();
    const api = new OpenApiRestApi(new Stack(app, 'Test'), 'Api', { cloudWatchRole: false });
    api.root.addMethod('GET', new apigateway.MockIntegration());
    const other = new Stack(app, 'Other');
    const imported = apigateway.RestApi.fromRestApiAttributes(other, 'Imported', {
      restApiId: api.restApiId,
      rootResourceId: api.restApiRootResourceId,
    });
    imported.root.addResource('pets').addMethod('GET', new apigateway.MockIntegration());
    expect(() => template(api)).toThrow(
      /Other\/Imported\/Default\/pets\/GET is a part of the API Test\/Api, but stands in the stack Other/,
    );
  });

  test('a reference from another stack', () => {
    const app = new App();
    const api = new OpenApiRestApi(new Stack(app, 'Test'), 'Api', { cloudWatchRole: false });
    const method = api.root.addMethod('GET', new apigateway.MockIntegration());
    new CfnOutput(new Stack(app, 'Other'), 'MethodId', { value: method.methodId });
    expect(() => template(api)).toThrow(
      /Other\/MethodId refers to Test\/Api\/Default\/GET\/Resource, which is a part of the API's document/,
    );
  });

  test('a function that knows the API which calls it', () => {
    const api = newApi();
    const handler = lambda(Stack.of(api), 'Handle', { API: api.restApiId });
    api.root.addMethod('GET', new apigateway.LambdaIntegration(handler));
    expect(() => template(api)).toThrow(
      /the document of Test\/Api refers to Test\/Handle, which waits for the API in turn: CloudFormation refuses such circles/,
    );
  });

  test('a document that knows its own API', () => {
    const api = newApi();
    api.root.addMethod('GET', new HttpCustomIntegration(`${url}/${api.restApiId}`));
    expect(() => template(api)).toThrow(/the document of Test\/Api refers to the API itself .*use \$context\.apiId/);
  });

  test('a part that depends on a condition', () => {
    const api = newApi();
    const method = api.root.addMethod('GET', new HttpCustomIntegration(url));
    const condition = new CfnCondition(Stack.of(api), 'Beta', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
    (method.node.defaultChild as CfnResource).cfnOptions.condition = condition;
    expect(() => template(api)).toThrow(
      /Test\/Api\/Default\/GET\/Resource depends on the condition Test\/Beta, which a part of a document cannot/,
    );
  });

  test.each<readonly [told: RegExp, change: (resource: apigateway.CfnRestApi) => void]>([
    [/Body\.info\.version of Test\/Api was overridden/, (resource) => resource.addPropertyOverride('Body.info.version', '2')],
    [/Body of Test\/Api was overridden/, (resource) => resource.addPropertyDeletionOverride('Body')],
    [/BodyS3Location\.Key of Test\/Api was overridden/, (resource) => resource.addOverride('Properties.BodyS3Location.Key', 'k')],
    [/body of Test\/Api was set/, (resource) => Object.assign(resource, { body: { openapi: '3.0.1', paths: {} } })],
  ])('a change of the document itself (%s)', (told, change) => {
    const api = newApi();
    api.root.addMethod('GET', new HttpCustomIntegration(url));
    const resource = api.node.defaultChild as apigateway.CfnRestApi;
    change(resource);
    resource.addPropertyOverride('Description', 'overrides of other properties are');
    expect(() => template(api)).toThrow(told);
    expect(() => template(api)).toThrow(/override the properties of the construct that says it, such as those of a CfnMethod/);
  });

  test('an authorizer that the document cannot name', () => {
    const api = newApi();
    api.root.addMethod('GET', new HttpCustomIntegration(url), {
      authorizationType: apigateway.AuthorizationType.CUSTOM,
      authorizer: { authorizerId: 'abc123' },
    });
    expect(() => template(api)).toThrow(/as one resource the API would not be what the app declares.*authorizer is not part of the API/);
  });

  test('permissions of single methods that fill the template', () => {
    const api = newApi();
    const handler = lambda(Stack.of(api));
    const add = (options: apigateway.LambdaIntegrationOptions) => {
      for (let count = 0; count < 300; count++) {
        api.root.addResource(`r${api.root.node.children.length}`).addMethod('GET', new apigateway.LambdaIntegration(handler, options));
      }
    };
    add({});
    expect(() => template(api)).toThrow(/\d+ of them are permissions of single methods.*scopePermissionToMethod: false/);
  });

  test('permissions for the whole API do not', () => {
    const api = newApi();
    const handler = lambda(Stack.of(api));
    for (let count = 0; count < 300; count++) {
      api.root.addResource(`r${count}`).addMethod('GET', new apigateway.LambdaIntegration(handler, { scopePermissionToMethod: false }));
    }
    expect(operations(api)).toHaveLength(300);
  });
});
