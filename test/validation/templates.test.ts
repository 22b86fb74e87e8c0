import type { JsonObject } from '../../lib/definition';
import { readCloudFormation } from '../../lib/readers';
import { validate } from '../../lib/validation';

const RestApiId = { Ref: 'Api' };
const lambda =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:pets/invocations';

function rulesOf(type: string, properties: JsonObject): readonly string[] {
  const { apis, problems } = readCloudFormation({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Pets' } },
      Part: { Type: `AWS::ApiGateway::${type}`, Properties: { RestApiId, ...properties } },
    },
  });
  const diagnostics = apis.flatMap(({ definition }) => validate(definition, { problems }));
  return diagnostics.map(({ rule }) => rule).filter((rule) => rule !== 'deployment-no-methods');
}

function proxied(requestParameters: JsonObject): JsonObject {
  return {
    ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
    Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambda, RequestParameters: requestParameters },
  };
}

test.each<[string, string, JsonObject, readonly string[]]>([
  [
    'documentation of the API with a path',
    'DocumentationPart',
    { Location: { Type: 'API', Path: '/' }, Properties: '{}' },
    ['documentation-location'],
  ],
  ['documentation of a path', 'DocumentationPart', { Location: { Type: 'RESOURCE', Path: '/' }, Properties: '{}' }, []],
  ['a validator with an empty name', 'RequestValidator', { Name: '' }, ['validator-name']],
  ['a validator without a name, which the service gives it', 'RequestValidator', {}, []],
  ['a canary deployment of no stage', 'Deployment', { DeploymentCanarySettings: { PercentTraffic: 10 } }, ['canary']],
  ['a canary deployment of a stage', 'Deployment', { StageName: 'prod', DeploymentCanarySettings: { PercentTraffic: 10 } }, []],
  [
    'a header of the event, which no mapping sets',
    'Method',
    proxied({ 'integration.request.header.X-Tenant': "'a'" }),
    ['proxy-ignores-setting'],
  ],
  ['a header of the Invoke call, which a mapping sets', 'Method', proxied({ 'integration.request.header.X-Amz-Tenant-Id': "'a'" }), []],
])('what a template says: %s', (_what, type, properties, rules) => {
  expect(rulesOf(type, properties)).toEqual(rules);
});

test('a text of the context that stands without quotes is told once, with all of its places', () => {
  const { apis } = readCloudFormation({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Pets' } },
      Part: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId,
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'POST',
          AuthorizationType: 'NONE',
          MethodResponses: [{ StatusCode: '200' }],
          Integration: {
            Type: 'HTTP',
            IntegrationHttpMethod: 'POST',
            Uri: 'https://pets.example.com',
            RequestTemplates: { 'application/json': '{"stage": $context.stage, "id": $context.requestId}' },
            IntegrationResponses: [{ StatusCode: '200' }],
          },
        },
      },
    },
  });
  const [{ rule, message, related, help }, ...others] = apis.flatMap(({ definition }) => validate(definition));
  expect(others).toEqual([]);
  expect(rule).toBe('template-output-not-json');
  expect(message).toBe(
    '$context.stage (and 1 more like it) prints a text, and stands in the request template for application/json without quotes around it.',
  );
  expect([related?.length, help[0]?.replacement]).toEqual([1, '"$context.stage"']);
});
