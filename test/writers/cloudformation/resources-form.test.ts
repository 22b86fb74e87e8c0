import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compareApis } from '../../../lib/comparison';
import { type ApiDefinition, type JsonObject, jsonDocument, type Model } from '../../../lib/definition';
import { readCloudFormation, readOpenApi } from '../../../lib/readers';
import { writeCloudFormation } from '../../../lib/writers/cloudformation';
import { petsDocument, templateOf } from '../../comparison/pets';
import { arbitraryApi } from '../arbitrary-api';
import { api, integration, method, resource } from '../definitions';

const form = 'resources';

function readAgain(definition: ApiDefinition): ApiDefinition {
  const { apis, problems } = readCloudFormation(JSON.stringify(writeCloudFormation(definition, { form }).template));
  expect(problems).toEqual([]);
  return (apis[0] as { readonly definition: ApiDefinition }).definition;
}

/** Texts of an API for its readers, for which resources have no properties. */
const isText = /^(?:version|summary|tags)$|(?:^| )description$/;

/** What the resources of CloudFormation cannot say; each is warned of. */
function sayable(definition: ApiDefinition): ApiDefinition {
  const methods = (one: ApiDefinition['resources'][number]) =>
    one.methods.map(({ integration: made, ...rest }) => {
      if (made === undefined) return rest;
      const { tlsConfig: _tls, ...known } = made;
      // An empty pattern is the default response's.
      const integrationResponses = made.integrationResponses.map(({ selectionPattern, ...response }) => ({
        ...response,
        ...(selectionPattern && { selectionPattern }),
      }));
      return { ...rest, integration: { ...known, integrationResponses } };
    });
  return {
    ...definition,
    name: definition.name ?? definition.origin.logicalId ?? 'Api',
    resources: definition.resources.map((one) => ({ ...one, methods: methods(one) })),
  };
}

test('each path, method, model and whatever else there is has a resource of its own, and the deployment waits for what it is a snapshot of', () => {
  const { stages, usagePlans } = templateOf();
  const { template } = writeCloudFormation({ ...readOpenApi(petsDocument()).definition, stages, usagePlans }, { form });
  const resources = Object.entries(template['Resources'] as Record<string, { Type: string; DependsOn?: readonly string[] }>);
  expect(resources.map(([id, { Type }]) => `${id.replace(/[0-9a-f]{16}$/, 'HASH')} ${Type}`)).toMatchInlineSnapshot(`
[
  "Api AWS::ApiGateway::RestApi",
  "ModelPet AWS::ApiGateway::Model",
  "ModelPets AWS::ApiGateway::Model",
  "RequestValidatorall AWS::ApiGateway::RequestValidator",
  "Authorizertoken AWS::ApiGateway::Authorizer",
  "GatewayResponseDEFAULT4XX AWS::ApiGateway::GatewayResponse",
  "ResourcePets AWS::ApiGateway::Resource",
  "PetsGET AWS::ApiGateway::Method",
  "PetsPOST AWS::ApiGateway::Method",
  "ResourcePetsId AWS::ApiGateway::Resource",
  "PetsIdGET AWS::ApiGateway::Method",
  "ApiDeploymentHASH AWS::ApiGateway::Deployment",
  "Stage AWS::ApiGateway::Stage",
  "Plan AWS::ApiGateway::UsagePlan",
  "petsPermission AWS::Lambda::Permission",
]
`);
  expect(resources.find(([, { Type }]) => Type === 'AWS::ApiGateway::Deployment')?.[1].DependsOn).toMatchInlineSnapshot(`
[
  "PetsGET",
  "PetsPOST",
  "PetsIdGET",
  "GatewayResponseDEFAULT4XX",
]
`);
});

test('a definition that is written as resources and read again says the same', () => {
  fc.assert(
    fc.property(arbitraryApi({ holes: false }), (definition) => {
      fc.pre(!JSON.stringify(definition).includes('not an intrinsic'));
      expect(compareApis(sayable(definition), readAgain(definition), { texts: false })).toEqual([]);
    }),
    { numRuns: 60 },
  );
  for (const definition of [templateOf(), readOpenApi(petsDocument()).definition])
    expect(compareApis(sayable(definition), readAgain(definition), { texts: false })).toEqual([]);
});

const model = (name: string, schema: JsonObject): Model => ({
  name,
  contentType: 'application/json',
  schema: jsonDocument(schema),
  origin: {},
});

test('models refer to each other by the URL of the service, and wait for each other unless they stand in a circle', () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const definition = api({
    models: [
      model('Pet', { properties: { owner: reference('Owner'), $ref: { type: 'string' } } }),
      model('Owner', { properties: { friend: reference('Friend') } }),
      model('Friend', { properties: { friend: reference('Owner'), self: { $ref: '#/definitions/local' } }, definitions: { local: {} } }),
    ],
  });
  const { template, warnings } = writeCloudFormation(definition, { form });
  const { ModelPet, ModelOwner, ModelFriend } = template['Resources'] as Record<string, { Properties: { Schema: unknown } }>;
  const url = (last: unknown) => ({
    $ref: { 'Fn::Join': ['', ['https://apigateway.amazonaws.com/restapis/', { Ref: 'Api' }, '/models/', last]] },
  });
  expect(ModelPet?.Properties.Schema).toEqual({ properties: { owner: url({ Ref: 'ModelOwner' }), $ref: { type: 'string' } } });
  expect(ModelOwner?.Properties.Schema).toEqual({ properties: { friend: url('Friend') } });
  expect(ModelFriend?.Properties.Schema).toEqual({
    properties: { friend: url('Owner'), self: { $ref: '#/definitions/local' } },
    definitions: { local: {} },
  });
  expect(warnings.join()).toContain('in a circle');
  expect(compareApis(sayable(definition), readAgain(definition), { texts: false })).toEqual([]);
});

test.each<[string, ApiDefinition, RegExp]>([
  [
    'TLS settings',
    api({ resources: [resource('/', method({ integration: { ...integration, tlsConfig: { insecureSkipVerification: true } } }))] }),
    /no tlsConfig: GET \//,
  ],
  ['texts of methods', api({ resources: [resource('/', method({ summary: 'text' }))] }), /no summary/],
  ['a version', api({ version: '1' }), /no version/],
  [
    'validators that the API does not declare',
    api({ resources: [resource('/', method({ requestValidator: 'strict' }))] }),
    /no such request validator, and it is left out: strict of GET \//,
  ],
  [
    'templates that are no texts',
    api({
      resources: [
        resource(
          '/',
          method({
            integration: {
              ...integration,
              requestTemplates: [{ contentType: 'application/json', template: '{"a":1}', malformed: 'object', origin: {} }],
            },
          }),
        ),
      ],
    }),
    /Templates that are no texts are left out: GET \//,
  ],
  [
    'more than 500 resources',
    api({ resources: Array.from({ length: 300 }, (_, at) => resource(`/r${at}`, method({}))) }),
    /takes 500: leave out --resources/,
  ],
])('%s are warned of, which the resources cannot say', (_, definition, warning) => {
  expect(writeCloudFormation(definition, { form }).warnings.join('\n')).toMatch(warning);
});

test('a method that names a validator which nobody declares has none, and means the same', () => {
  const named = api({ name: 'x', resources: [resource('/', method({ requestValidator: 'strict' }))] });
  expect(readAgain(named).resources[0]?.methods[0]?.requestValidator).toBeUndefined();
  expect(compareApis(named, readAgain(named)).map(({ field }) => field)).toEqual(['version']);
});

const extra = process.env['CONFORMANCE_EXTRA'];

if (extra === undefined) test.skip('APIs of the public corpus as resources (CONFORMANCE_EXTRA is not set)', () => {});
else {
  const files = (folder: string) => readdirSync(path.join(extra, 'corpus', folder)).map((file) => [folder, file] as const);

  test.each([...files('cfn'), ...files('openapi')])(
    '%s/%s says the same when it is written as resources and read again',
    (folder, file) => {
      for (const definition of definitionsIn(path.join(extra, 'corpus', folder, file), folder)) {
        // References to what the template does not hold go by parameters then.
        const differences = compareApis(sayable(definition), readAgain(definition), { texts: false });
        const told = differences.filter(({ field = '' }) => !isText.test(field));
        expect(told.filter(({ before, after }) => !JSON.stringify([before, after]).includes('{'))).toEqual([]);
      }
    },
  );
}

function definitionsIn(file: string, folder: string): readonly ApiDefinition[] {
  const text = readFileSync(file, 'utf8');
  if (folder === 'cfn') return readCloudFormation(text, { file }).apis.map(({ definition }) => definition);
  try {
    return [readOpenApi(text, { file }).definition];
  } catch {
    // Fragments and answers of the service; the corpus test of the readers names them.
    return [];
  }
}
