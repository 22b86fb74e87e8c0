import { runCase } from '../../../lib/testing/case-runner';
import { FileReferences } from '../../../lib/testing/case-runner/file-references';
import { readCase } from '../../../lib/testing/case-runner/read-case';

const template = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'clock' } },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode": 200}' },
          IntegrationResponses: [
            {
              StatusCode: '200',
              ResponseTemplates: { 'application/json': '$context.requestTimeEpoch $context.stage $context.identity.userArn' },
            },
          ],
        },
        MethodResponses: [{ StatusCode: '200' }],
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Get', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'live' },
    },
  },
};
const request = { method: 'GET', path: '/' };
const given = { clock: '2026-01-01T00:00:00Z', identity: { userArn: 'me' } };
const begin = Date.UTC(2026, 0, 1);

function run(json: object, overSockets: boolean) {
  return runCase(readCase(JSON.stringify({ id: 'steps/one', ...json }), 'line 1', new FileReferences('.')), { overSockets });
}

describe.each([
  ['in the process', false],
  ['over connections', true],
])('steps %s', (_how, overSockets) => {
  test('are taken by one gateway of the template, while the clock goes on between them', async () => {
    const steps = [
      { request, expect: { response: { body: `${begin} live me` } } },
      { request, advance: 90, times: 2, expect: { response: { body: `${begin + 90_000} live me` } } },
    ];
    expect(await run({ template, given, steps }, overSockets)).toMatchObject({ outcome: 'passed', differences: [] });
  });

  test('say which of them, and which time, was not as expected', async () => {
    const steps = [
      { request, expect: { response: { status: 200 } } },
      { request, times: 2, expect: { response: { status: 429 } } },
    ];
    const { outcome, differences } = await run({ template, steps }, overSockets);
    expect(outcome).toBe('failed');
    expect(differences.map(({ at }) => at)).toEqual(['steps[1].response.status (time 1)', 'steps[1].response.status (time 2)']);
  });
});

test('a template without an API cannot be put', async () => {
  const result = await run({ template: { Resources: {} }, request, expect: { response: {} } }, false);
  expect(result.outcome).toBe('failed');
  expect(result.reason).toContain('`template` holds 0 REST APIs');
});
