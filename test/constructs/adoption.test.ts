import { App, Stack } from 'aws-cdk-lib';
import {
  AwsIntegration,
  HttpIntegration,
  type Integration,
  LambdaIntegration,
  MockIntegration,
  ProxyResource,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  AwsServiceIntegration,
  HttpCustomIntegration,
  HttpProxyIntegration,
  HttpProxyResource,
  LambdaCustomIntegration,
  MethodRequest,
  MockTemplateIntegration,
} from '../../lib';
import { resourcesOf } from './stack';

/** What an app has in its hands when it chooses the integration of one method. */
interface Parts {
  readonly handler: LambdaFunction;
  readonly credentialsRole: iam.Role;
}

type Choice = (parts: Parts) => Integration;

/** An app of stock constructs, in which one method takes the integration given. */
function app(choice: Choice) {
  const stack = new Stack(new App(), 'Test');
  const parts = {
    handler: new LambdaFunction(stack, 'Function', {
      code: Code.fromInline('exports.handler'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
    }),
    credentialsRole: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') }),
  };
  const api = new RestApi(stack, 'Api', { cloudWatchRole: false });
  const pets = api.root.addResource('pets');
  pets.addMethod('GET', new HttpIntegration('https://petstore.example.com/pets'));
  pets.addResource('{petId}').addMethod('GET', choice(parts), {
    requestParameters: { 'method.request.path.petId': true },
    methodResponses: [{ statusCode: '200' }],
  });
  api.root.addResource('health').addMethod('GET', new MockIntegration());
  return resourcesOf(stack);
}

/** Logical ids that differ, a deployment's told by its type, because its id is a hash. */
function differences(before: ReturnType<typeof app>, after: ReturnType<typeof app>): readonly string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids]
    .filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
    .map((id) => idOrType(id, before[id] ?? after[id]));
}

function idOrType(id: string, { Type: type }: { readonly Type: string }): string {
  return type === 'AWS::ApiGateway::Method' ? id : type;
}

const url = 'https://petstore.example.com/pets/{petId}';
const requestParameters = { 'integration.request.path.petId': 'method.request.path.petId' };

test.each<[string, Choice, Choice]>([
  [
    'an HTTP integration to HttpCustomIntegration',
    () => new HttpIntegration(url, { proxy: false, options: { requestParameters } }),
    () => new HttpCustomIntegration(url),
  ],
  [
    'an HTTP proxy integration to HttpProxyIntegration',
    () => new HttpIntegration(url, { options: { requestParameters } }),
    () => new HttpProxyIntegration(url),
  ],
  ['a mock to MockTemplateIntegration', () => new MockIntegration(), () => new MockTemplateIntegration()],
  [
    'a Lambda integration to LambdaCustomIntegration',
    ({ handler }) => new LambdaIntegration(handler, { proxy: false }),
    ({ handler }) => new LambdaCustomIntegration(handler, { request: { header: { A: MethodRequest.header('A') } } }),
  ],
  [
    'an AWS integration to AwsServiceIntegration',
    ({ credentialsRole }) => new AwsIntegration({ service: 'sqs', path: 'q', options: { credentialsRole } }),
    ({ credentialsRole }) => new AwsServiceIntegration({ service: 'sqs', path: 'q', credentialsRole }),
  ],
])('moving one method from %s changes its properties and the deployment, nothing else', (_what, stock, ours) => {
  const [before, after] = [app(stock), app(ours)];
  const changed = differences(before, after);
  // The old deployment goes, the new one comes, and the stage refers to it.
  const expected = ['ApipetspetIdGET0AF3B144', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage'];
  expect([...changed].sort()).toEqual(expected.sort());

  const stageOf = (resources: ReturnType<typeof app>) => Object.values(resources).find(({ Type }) => Type === 'AWS::ApiGateway::Stage')!;
  const { DeploymentId: _before, ...stageBefore } = stageOf(before).Properties;
  const { DeploymentId: _after, ...stageAfter } = stageOf(after).Properties;
  expect(stageAfter).toEqual(stageBefore);
});

test('moving a stock proxy resource to HttpProxyResource keeps every logical id', () => {
  const idsWith = (add: (api: RestApi) => unknown) => {
    const stack = new Stack(new App(), 'Test');
    add(new RestApi(stack, 'Api', { cloudWatchRole: false }));
    return Object.entries(resourcesOf(stack)).map(([id, { Type: type }]) => (type === 'AWS::ApiGateway::Deployment' ? type : id));
  };
  const stock = idsWith(
    (api) =>
      new ProxyResource(api.root, '{proxy+}', {
        parent: api.root,
        defaultIntegration: new HttpIntegration('https://petstore.example.com'),
      }),
  );
  const ours = idsWith((api) => new HttpProxyResource(api.root, '{proxy+}', { url: 'https://petstore.example.com', includeParent: true }));
  expect(new Set(ours)).toEqual(new Set(stock));
});

test('moving a method whose properties stay the same changes the deployment alone, which follows the definition from then on', () => {
  const options = { requestParameters, integrationResponses: [{ statusCode: '200' }] };
  const stock = app(() => new HttpIntegration(url, { proxy: false, options }));
  const changed = differences(
    stock,
    app(() => new HttpCustomIntegration(url)),
  );
  expect([...new Set(changed)].sort()).toEqual(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage']);
});
