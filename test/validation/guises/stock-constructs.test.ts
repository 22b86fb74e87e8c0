import { App, CfnCondition, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { InterfaceVpcEndpoint, InterfaceVpcEndpointAwsService, Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AnyPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { readConstruct } from '../../../lib/readers/construct-tree';
import { validateReading } from '../../../lib/validation';

const fn = (stack: Stack) =>
  new Lambda(stack, 'Fn', { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_20_X });
const site = () => new apigateway.HttpIntegration('https://pets.example.com');
const role = (stack: Stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
const certificate = (stack: Stack) => Certificate.fromCertificateArn(stack, 'C', 'arn:aws:acm:us-east-1:123456789012:certificate/x');
const balancer = (stack: Stack) => new NetworkLoadBalancer(stack, 'Balancer', { vpc: new Vpc(stack, 'Vpc') });

/** What people build of CDK's own constructs, and the service takes. */
const sound: Readonly<Record<string, (stack: Stack) => void>> = {
  'a LambdaRestApi': (stack) => {
    new apigateway.LambdaRestApi(stack, 'A', { handler: fn(stack) });
  },
  'an alias of a function, with CORS': (stack) => {
    const f = fn(stack);
    new apigateway.LambdaRestApi(stack, 'A', {
      handler: f.addAlias('live'),
      defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS },
    });
  },
  'a function behind templates': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'POST',
      new apigateway.LambdaIntegration(fn(stack), {
        proxy: false,
        requestTemplates: { 'application/json': '{"a": $input.json("$")}' },
        integrationResponses: [{ statusCode: '200' }, { selectionPattern: '.*error.*', statusCode: '500' }],
      }),
      { methodResponses: [{ statusCode: '200' }, { statusCode: '500' }] },
    );
  },
  'CORS with credentials': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', {
      defaultCorsPreflightOptions: {
        allowOrigins: ['https://a.com', 'https://b.com'],
        allowCredentials: true,
        maxAge: Duration.days(1),
        exposeHeaders: ['X-A'],
      },
    });
    api.root.addResource('pets').addMethod('GET', site());
  },
  'CORS that nobody keeps': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', {
      defaultCorsPreflightOptions: { allowOrigins: ['*'], disableCache: true, statusCode: 200 },
    });
    api.root.addMethod('GET', new apigateway.MockIntegration());
  },
  'a MOCK that takes one media type': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'GET',
      new apigateway.MockIntegration({
        integrationResponses: [{ statusCode: '200' }],
        requestTemplates: { 'application/json': '{ "statusCode": 200 }' },
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
      }),
      { methodResponses: [{ statusCode: '200' }] },
    );
  },
  'a method without an integration of its own': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod('ANY');
  },
  'a site behind a greedy path': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addResource('{p+}').addMethod(
      'ANY',
      new apigateway.HttpIntegration('https://x.example/{p}', {
        proxy: true,
        httpMethod: 'ANY',
        options: { requestParameters: { 'integration.request.path.p': 'method.request.path.p' } },
      }),
      { requestParameters: { 'method.request.path.p': true } },
    );
  },
  'a queue': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'POST',
      new apigateway.AwsIntegration({
        service: 'sqs',
        path: '123/q',
        options: {
          credentialsRole: role(stack),
          requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
          requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
          integrationResponses: [{ statusCode: '200' }],
        },
      }),
      { methodResponses: [{ statusCode: '200' }] },
    );
  },
  'an action with the credentials of the caller': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'POST',
      new apigateway.AwsIntegration({
        service: 'dynamodb',
        action: 'PutItem',
        actionParameters: { a: 'b' },
        options: { credentialsPassthrough: true, integrationResponses: [{ statusCode: '200' }] },
      }),
      { authorizationType: apigateway.AuthorizationType.IAM, methodResponses: [{ statusCode: '200' }] },
    );
  },
  'a bucket': (stack) => {
    const b = new Bucket(stack, 'B');
    const api = new apigateway.RestApi(stack, 'A', { binaryMediaTypes: ['*/*'] });
    api.root.addResource('{key}').addMethod(
      'GET',
      new apigateway.AwsIntegration({
        service: 's3',
        integrationHttpMethod: 'GET',
        path: `${b.bucketName}/{key}`,
        options: {
          credentialsRole: role(stack),
          requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
          integrationResponses: [
            {
              statusCode: '200',
              responseParameters: { 'method.response.header.Content-Type': 'integration.response.header.Content-Type' },
            },
          ],
        },
      }),
      {
        requestParameters: { 'method.request.path.key': true },
        methodResponses: [{ statusCode: '200', responseParameters: { 'method.response.header.Content-Type': true } }],
      },
    );
  },
  'a state machine': (stack) => {
    const sm = new StateMachine(stack, 'SM', {
      stateMachineType: StateMachineType.EXPRESS,
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')),
    });
    new apigateway.StepFunctionsRestApi(stack, 'A', {
      stateMachine: sm,
      deploy: true,
      headers: true,
      querystring: true,
      path: true,
      authorizer: true,
      requestContext: { caller: true, user: true },
    });
  },
  'user pools with scopes': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    const auth = new apigateway.CognitoUserPoolsAuthorizer(stack, 'Auth', { cognitoUserPools: [new UserPool(stack, 'P')] });
    api.root.addMethod('GET', site(), { authorizer: auth, authorizationScopes: ['a/b'] });
  },
  'a token authorizer': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod('GET', site(), {
      authorizer: new apigateway.TokenAuthorizer(stack, 'Auth', {
        handler: fn(stack),
        validationRegex: '^x',
        resultsCacheTtl: Duration.hours(1),
      }),
    });
  },
  'a request authorizer by four sources': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod('GET', site(), {
      authorizer: new apigateway.RequestAuthorizer(stack, 'Auth', {
        handler: fn(stack),
        identitySources: [
          apigateway.IdentitySource.header('A'),
          apigateway.IdentitySource.queryString('q'),
          apigateway.IdentitySource.stageVariable('v'),
          apigateway.IdentitySource.context('c'),
        ],
      }),
    });
  },
  'a request authorizer that caches nothing': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod('GET', site(), {
      authorizer: new apigateway.RequestAuthorizer(stack, 'Auth', {
        handler: fn(stack),
        identitySources: [],
        resultsCacheTtl: Duration.seconds(0),
      }),
    });
  },
  'a load balancer behind a VPC link': (stack) => {
    const nlb = balancer(stack);
    const link = new apigateway.VpcLink(stack, 'L', { targets: [nlb] });
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'GET',
      new apigateway.Integration({
        type: apigateway.IntegrationType.HTTP_PROXY,
        integrationHttpMethod: 'GET',
        uri: `http://${nlb.loadBalancerDnsName}:8080/x`,
        options: { connectionType: apigateway.ConnectionType.VPC_LINK, vpcLink: link },
      }),
    );
  },
  'a VPC link whose URL CDK derives': (stack) => {
    const nlb = balancer(stack);
    const link = new apigateway.VpcLink(stack, 'L', { targets: [nlb] });
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'GET',
      new apigateway.Integration({
        type: apigateway.IntegrationType.HTTP_PROXY,
        integrationHttpMethod: 'ANY',
        options: { connectionType: apigateway.ConnectionType.VPC_LINK, vpcLink: link },
      }),
    );
  },
  'usage plans, keys and settings of methods': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', {
      deployOptions: {
        stageName: 'dev',
        variables: { a: 'b' },
        throttlingRateLimit: 1,
        methodOptions: {
          '/pets/GET': { throttlingBurstLimit: 1, cachingEnabled: true, cacheTtl: Duration.minutes(5) },
          '/*/*': { loggingLevel: apigateway.MethodLoggingLevel.INFO },
        },
      },
    });
    const m = api.root.addResource('pets').addMethod('GET', site(), { apiKeyRequired: true });
    const plan = api.addUsagePlan('P', { quota: { limit: 10, period: apigateway.Period.WEEK, offset: 6 }, throttle: { rateLimit: 1 } });
    plan.addApiStage({ stage: api.deploymentStage, throttle: [{ method: m, throttle: { rateLimit: 1, burstLimit: 2 } }] });
    plan.addApiKey(api.addApiKey('K'));
    new apigateway.RateLimitedApiKey(stack, 'RK', {
      apiStages: [{ api, stage: api.deploymentStage }],
      quota: { limit: 1, period: apigateway.Period.DAY },
    });
  },
  'a throttle of the root': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    const m = api.root.addMethod('GET', site());
    api.addUsagePlan('P', { apiStages: [{ api, stage: api.deploymentStage, throttle: [{ method: m, throttle: { rateLimit: 1 } }] }] });
  },
  'a regional domain name': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', {
      domainName: {
        domainName: 'x.example.com',
        certificate: certificate(stack),
        endpointType: apigateway.EndpointType.REGIONAL,
        securityPolicy: apigateway.SecurityPolicy.TLS_1_2,
        basePath: 'v1',
      },
    });
    api.root.addMethod('GET', site());
  },
  'an edge domain name': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', {
      domainName: { domainName: 'x.example.com', certificate: certificate(stack), endpointType: apigateway.EndpointType.EDGE },
    });
    api.root.addMethod('GET', site());
  },
  'an access log in JSON': (stack) => {
    const log = new LogGroup(stack, 'L');
    const api = new apigateway.RestApi(stack, 'A', {
      deployOptions: {
        accessLogDestination: new apigateway.LogGroupLogDestination(log),
        accessLogFormat: apigateway.AccessLogFormat.jsonWithStandardFields(),
      },
    });
    api.root.addMethod('GET', site());
  },
  'an access log in the common format': (stack) => {
    const log = new LogGroup(stack, 'L');
    const api = new apigateway.RestApi(stack, 'A', {
      deployOptions: {
        accessLogDestination: new apigateway.LogGroupLogDestination(log),
        accessLogFormat: apigateway.AccessLogFormat.clf(),
      },
    });
    api.root.addMethod('GET', site());
  },
  'models, a validator and the models that every API has': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    const m = api.addModel('M', {
      contentType: 'application/json',
      schema: {
        schema: apigateway.JsonSchemaVersion.DRAFT4,
        title: 'x',
        type: apigateway.JsonSchemaType.OBJECT,
        properties: {
          a: { type: [apigateway.JsonSchemaType.STRING, apigateway.JsonSchemaType.NULL], format: 'email' },
          b: { ref: '#/definitions/x' },
        },
        definitions: { x: { type: apigateway.JsonSchemaType.STRING } },
      },
    });
    const v = api.addRequestValidator('V', { validateRequestBody: true });
    api.root.addMethod('POST', site(), {
      requestModels: { 'application/json': m },
      requestValidator: v,
      methodResponses: [
        {
          statusCode: '200',
          responseModels: { 'application/json': apigateway.Model.EMPTY_MODEL, 'text/plain': apigateway.Model.ERROR_MODEL },
        },
      ],
    });
  },
  'a model that calls itself draft 7': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.addModel('M', {
      contentType: 'application/json',
      schema: {
        schema: apigateway.JsonSchemaVersion.DRAFT7,
        type: apigateway.JsonSchemaType.OBJECT,
        properties: { n: { type: apigateway.JsonSchemaType.NUMBER, exclusiveMinimum: true, minimum: 0 } },
      },
    });
    api.root.addMethod('GET', site());
  },
  'a private API': (stack) => {
    const vpc = new Vpc(stack, 'V');
    const ep = new InterfaceVpcEndpoint(stack, 'E', { vpc, service: InterfaceVpcEndpointAwsService.APIGATEWAY });
    const api = new apigateway.RestApi(stack, 'A', {
      endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE], vpcEndpoints: [ep] },
      policy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            principals: [new AnyPrincipal()],
            actions: ['execute-api:Invoke'],
            resources: ['execute-api:/*'],
            conditions: { StringEquals: { 'aws:SourceVpce': ep.vpcEndpointId } },
          }),
        ],
      }),
    });
    api.root.addMethod('GET', site());
  },
  'an inline document': (stack) => {
    new apigateway.SpecRestApi(stack, 'A', {
      apiDefinition: apigateway.ApiDefinition.fromInline({
        openapi: '3.0.2',
        info: { title: 'x', version: '1' },
        paths: {
          '/x': {
            get: {
              responses: { '200': { description: 'x' } },
              'x-amazon-apigateway-integration': {
                type: 'aws_proxy',
                httpMethod: 'POST',
                uri: Fn.sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F}/invocations', {
                  F: fn(stack).functionArn,
                }),
              },
            },
          },
        },
      }),
    });
  },
  'two methods of which a condition makes one': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', { deploy: false });
    const p = new CfnParameter(stack, 'P');
    const c = new CfnCondition(stack, 'C', { expression: Fn.conditionEquals(p, 'a') });
    const n = new CfnCondition(stack, 'N', { expression: Fn.conditionNot(c) });
    for (const [id, cond, uri] of [
      ['X', c, 'https://a.example'],
      ['Y', n, 'https://b.example'],
    ] as const) {
      const m = new apigateway.CfnMethod(stack, id, {
        restApiId: api.restApiId,
        resourceId: api.restApiRootResourceId,
        httpMethod: 'GET',
        authorizationType: 'NONE',
        integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri },
      });
      m.cfnOptions.condition = cond;
    }
  },
  'two stages': (stack) => {
    const api = new apigateway.RestApi(stack, 'A', { deploy: false });
    api.root.addMethod('GET', site());
    const d = new apigateway.Deployment(stack, 'D', { api });
    new apigateway.Stage(stack, 'S1', { deployment: d, stageName: 'a' });
    new apigateway.Stage(stack, 'S2', { deployment: d });
  },
  'a proxy resource': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addProxy({ defaultIntegration: site(), anyMethod: true });
  },
  'an API that nobody deploys': (stack) => {
    new apigateway.RestApi(stack, 'A', { deploy: false });
  },
  'a function of another account and region': (stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod(
      'GET',
      new apigateway.LambdaIntegration(Lambda.fromFunctionArn(stack, 'F', 'arn:aws:lambda:eu-west-1:999999999999:function:x:live')),
    );
  },
};

const errorsOf = (build: (stack: Stack) => void) => {
  const stack = new Stack(new App(), 'Pets', { env: { account: '123456789012', region: 'us-east-1' } });
  build(stack);
  const readings = readConstruct(stack);
  expect(readings.length).toBeGreaterThan(0);
  return readings.flatMap((reading) => validateReading(reading)).filter(({ severity }) => severity === 'error');
};

test.each(Object.entries(sound))('%s has no errors', (_about, build) => {
  expect(errorsOf(build)).toEqual([]);
});

test('a header of a gateway response without quotes, as in CDK’s own examples, is an error: the service refuses it', () => {
  const errors = errorsOf((stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.addGatewayResponse('G', {
      type: apigateway.ResponseType.ACCESS_DENIED,
      responseHeaders: { 'Access-Control-Allow-Origin': 'test.com' },
    });
    api.root.addMethod('GET', site());
  });
  expect(errors.map(({ rule }) => rule)).toEqual(['mapping-expression']);
});

test('a second stage of one name is an error', () => {
  const errors = errorsOf((stack) => {
    const api = new apigateway.RestApi(stack, 'A');
    api.root.addMethod('GET', site());
    const { latestDeployment } = api;
    if (latestDeployment) new apigateway.Stage(stack, 'Twin', { deployment: latestDeployment, stageName: 'prod' });
  });
  expect(errors.map(({ rule }) => rule)).toEqual(['stage-duplicate']);
});
