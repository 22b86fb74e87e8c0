import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './command-line';

const folder = mkdtempSync(join(tmpdir(), 'unattached-'));

afterAll(() => rmSync(folder, { recursive: true }));

const loose = `Resources:
  Plan:
    Type: AWS::ApiGateway::UsagePlan
    Properties:
      Quota: { Limit: 0, Period: DAY }
      ApiStages:
        - { ApiId: !ImportValue pets-api, Stage: dev, Throttle: { pets/GET: { RateLimit: 1 } } }
  Key:
    Type: AWS::ApiGateway::ApiKey
    Properties: { Value: short }
  Link:
    Type: AWS::ApiGateway::VpcLink
    Properties: { Name: '', TargetArns: [!Ref Balancer] }
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties: { DomainName: pets.example.com, EndpointConfiguration: { Types: [REGIONAL] }, CertificateArn: !Ref Certificate }
`;
const api = `  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: pets }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: 'http://pets.example.com:22' }
`;
const told = ['2:3 error usage-plan-quota', '7:67 error usage-plan-throttle-key', '8:3 error api-key-value', '11:3 error vpc-link'];
const places = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => /:(\d+:\d+ \w+ [a-z-]+)/.exec(line)?.[1]);

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('what belongs to no API is judged where the template has none, each at its place', async () => {
  const { exitCode, stdout } = await commandLine(['validate', write('loose.yaml', loose), '--format', 'compact']);
  expect(places(stdout)).toEqual([...told, '14:3 error domain-certificate']);
  expect(exitCode).toBe(1);
});

test('what belongs to no API is told with the first of the template, in the order that it is written', async () => {
  const { exitCode, stdout } = await commandLine(['validate', write('both.yaml', loose + api), '--format', 'compact']);
  expect(places(stdout)).toEqual([...told, '14:3 error domain-certificate', '27:98 error http-port']);
  expect(exitCode).toBe(1);
});

test('what two APIs share is told once, with the first of them', async () => {
  const shared = `${loose.slice(0, loose.indexOf('  Key'))}${api.replace(':22', '')}`.replace('!ImportValue pets-api', '!Ref Api');
  const other = api.replaceAll(/\bApi\b(?=[:.\n])/g, 'Other').replace('Get:', 'GetOther:');
  const both = (shared + other).replace('ApiStages:', 'ApiStages:\n        - { ApiId: !Ref Other, Stage: dev }');
  const { stdout } = await commandLine(['validate', write('shared.yaml', both), '--format', 'compact']);
  expect(places(stdout)).toEqual(['2:3 error usage-plan-quota', '8:54 error usage-plan-throttle-key', '30:98 error http-port']);
});

test('a sound template without an API is well, and cannot be served', async () => {
  const file = write('sound.yaml', loose.slice(0, loose.indexOf('  Key')).replace('Limit: 0', 'Limit: 1').replace('pets/GET', '/pets/GET'));
  expect(await commandLine(['validate', file])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('no problems') as unknown });
  expect(await commandLine(['export', 'openapi', file])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('holds no REST API') as unknown,
  });
});
