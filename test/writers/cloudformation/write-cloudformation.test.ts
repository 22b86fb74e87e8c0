import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compareApis } from '../../../lib/comparison';
import type { ApiDefinition, JsonObject } from '../../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../../lib/readers';
import { toYamlText } from '../../../lib/writers';
import { writeCloudFormation } from '../../../lib/writers/cloudformation';
import { petsDocument, templateOf } from '../../comparison/pets';
import { arbitraryApi } from '../arbitrary-api';
import { api, integration, method, resource } from '../definitions';

function read(template: JsonObject): ApiDefinition {
  return (readCloudFormation(toYamlText(template)).apis[0] as { readonly definition: ApiDefinition }).definition;
}

function resourcesOf(template: JsonObject): Readonly<Record<string, { readonly Type: string; readonly Properties: JsonObject }>> {
  return template['Resources'] as never;
}

test('one resource holds the whole API; stages, usage plans and keys stand beside it', () => {
  const { template, warnings } = writeCloudFormation(
    templateOf({ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 5 }] }),
  );
  expect(Object.entries(resourcesOf(template)).map(([id, { Type }]) => `${id.replace(/[0-9a-f]{16}$/, 'HASH')} ${Type}`)).toEqual([
    'Api AWS::ApiGateway::RestApi',
    'ApiDeploymentHASH AWS::ApiGateway::Deployment',
    'Stage AWS::ApiGateway::Stage',
    'Plan AWS::ApiGateway::UsagePlan',
  ]);
  expect(warnings).toEqual([]);
});

test('a definition that is written as a template and read again says the same', () => {
  fc.assert(
    fc.property(arbitraryApi({ holes: false }), (definition) => {
      // A template takes an object with the only member Ref for an intrinsic, wherever it stands.
      fc.pre(!JSON.stringify(definition).includes('not an intrinsic'));
      expect(compareApis(definition, read(writeCloudFormation(definition).template))).toEqual([]);
    }),
    { numRuns: 40 },
  );
  for (const definition of [templateOf(), readOpenApi(petsDocument()).definition])
    expect(compareApis(definition, read(writeCloudFormation(definition).template))).toEqual([]);
});

test('a stage keeps its settings, tags and certificate', () => {
  const definition = templateOf({
    ClientCertificateId: { Ref: 'Certificate' },
    DocumentationVersion: '1',
    Tags: [{ Key: 'team', Value: 'pets' }],
    CacheClusterEnabled: true,
    CacheClusterSize: '0.5',
    AccessLogSetting: { DestinationArn: 'arn:x', Format: '$context.requestId' },
    CanarySetting: { PercentTraffic: 5, StageVariableOverrides: { host: 'c' } },
  });
  expect(compareApis(definition, read(writeCloudFormation(definition).template))).toEqual([]);
  expect(definition.stages[0]).toMatchObject({ documentationVersion: '1', tags: [{ name: 'team', value: 'pets' }] });
});

test('what belongs to other resources becomes a parameter, once for each', () => {
  const uri = { unresolved: { 'Fn::Sub': 'https://${Nlb.DNSName}/${AWS::Region}/${Stage}' } };
  const role = { unresolved: { 'Fn::GetAtt': ['Role', 'Arn'] } };
  const { template, warnings } = writeCloudFormation(
    api({
      resources: [
        resource(
          '/',
          method({ integration: { ...integration, uri, credentials: role } }),
          method({ httpMethod: 'PUT', integration: { ...integration, uri, credentials: role } }),
        ),
      ],
    }),
  );
  expect(template['Parameters']).toEqual({
    NlbDNSName: { Type: 'String', Description: 'Stands for Nlb.DNSName, which is not part of this template' },
    Stage: { Type: 'String', Description: 'Stands for Stage, which is not part of this template' },
    RoleArn: { Type: 'String', Description: 'Stands for Role.Arn, which is not part of this template' },
  });
  expect(JSON.stringify(template)).toContain('{"Fn::Sub":"https://${NlbDNSName}/${AWS::Region}/${Stage}"}');
  expect(warnings).toContain('3 values belong to other resources and are parameters of the template.');
});

test.each([
  ['first by itself', { Ref: 'Nlb' }, { 'Fn::Sub': 'https://${Nlb.DNSName}' }],
  ['first by an attribute', { 'Fn::GetAtt': ['Nlb', 'DNSName'] }, { 'Fn::Sub': 'https://${Nlb}' }],
  ['by the name that a parameter has', { Ref: 'NlbDNSName' }, { 'Fn::Sub': 'https://${Nlb.DNSName}' }],
])('a resource that is not here is a parameter wherever it is named: %s', (_, credentials, uri) => {
  const values = { credentials: { unresolved: credentials }, uri: { unresolved: uri } };
  const { template } = writeCloudFormation(api({ resources: [resource('/', method({ integration: { ...integration, ...values } }))] }));
  const parameters = Object.keys(template['Parameters'] as object);
  const text = JSON.stringify(template['Resources']);
  expect(parameters).toHaveLength(2);
  for (const parameter of parameters) expect(text).toMatch(new RegExp(`"Ref":"${parameter}"|\\$\\{${parameter}\\}`));
  expect(text).not.toMatch(/GetAtt|Nlb\.DNSName/);
});

test('the deployment is a new one exactly if the API says something else', () => {
  const deployment = (definition: ApiDefinition) =>
    Object.keys(resourcesOf(writeCloudFormation(definition).template)).find((id) => /Deployment[0-9a-f]{16}$/.test(id));
  const [one, same, other] = [templateOf(), templateOf({ Variables: { host: 'b' } }), templateOf({}, {}, { Name: 'other' })].map(
    deployment,
  );
  expect(one).toBe(same);
  expect(one).not.toBe(other);
});

test.each<[string, ApiDefinition, RegExp]>([
  ['an API without a stage', api({}), /no stage/],
  [
    'a function that a stage variable names',
    api({
      resources: [
        resource(
          '/',
          method({
            integration: {
              ...integration,
              type: 'AWS_PROXY',
              uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.f}/invocations',
            },
          }),
        ),
      ],
    }),
    /Stage variables name the functions of GET \/: .*AWS::Lambda::Permission/,
  ],
  ['more than 1 MB', api({ description: 'x'.repeat(1_000_001) }), /takes 1 MB.*BodyS3Location/],
])('%s is warned of', (_, definition, warning) => {
  expect(writeCloudFormation(definition).warnings.join('\n')).toMatch(warning);
});

const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined)
  test.skip('templates of the public corpus that are written and read again (CONFORMANCE_EXTRA is not set)', () => {});
else {
  const folder = path.join(extra, 'corpus', 'cfn');
  const apis = readdirSync(folder).flatMap((file) =>
    readCloudFormation(readFileSync(path.join(folder, file), 'utf8'), { file }).apis.map(
      ({ logicalId, definition }) => [file, logicalId, definition] as const,
    ),
  );

  test.each(apis)('%s: %s says the same when it is written as a template and read again', (_file, _id, definition) => {
    const { template, warnings } = writeCloudFormation(definition);
    const again = read(template);
    // References to what the template does not hold go by parameters then; written once more they are what they are.
    expect(resourcesOf(writeCloudFormation(again).template)).toEqual(resourcesOf(template));
    // A model's media type is what a document has nothing to say with.
    const isOfResources = definition.resources.some(({ methods }) =>
      methods.some(({ origin }) => origin.logicalId !== definition.origin.logicalId),
    );
    const kinds = compareApis(definition, again, { texts: !isOfResources }).filter(
      (difference) => !JSON.stringify([difference.before, difference.after]).includes('{'),
    );
    // A document has no content type of models, and tells so.
    const ofModels = kinds.filter(({ where, field }) => where.startsWith('model ') && field === 'contentType');
    expect(kinds.filter((difference) => !ofModels.includes(difference))).toEqual([]);
    if (ofModels.length > 0) expect(warnings.join()).toMatch(/content type/);
  });
}
