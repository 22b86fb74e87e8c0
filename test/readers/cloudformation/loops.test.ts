import type { ApiDefinition, Json, JsonObject } from '../../../lib/definition';
import { readCloudFormation, UnreadableDocument } from '../../../lib/readers';
import { pathsOf } from '../documents';
import { api, part, root, templateWith } from '../templates';

const transform = { Transform: ['AWS::LanguageExtensions'] };

function read(resources: JsonObject, more: JsonObject = {}, parameters: ReadonlyMap<string, string> = new Map()) {
  const { apis, problems } = readCloudFormation(JSON.stringify({ ...transform, ...more, ...templateWith(resources) }), { parameters });
  return { definition: (apis[0] as { readonly definition: ApiDefinition }).definition, problems };
}

const kinds = (collection: Json): JsonObject => ({
  'Fn::ForEach::Kinds': [
    'Kind',
    collection,
    {
      'Path${Kind}': part('Resource', { RestApiId: api, ParentId: root, PathPart: { Ref: 'Kind' } }),
      'Get&{Kind}': part('Method', {
        RestApiId: api,
        ResourceId: { Ref: 'Path${Kind}' },
        HttpMethod: 'GET',
        Integration: { Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: { 'Fn::Sub': 'https://${Kind}.example.com/' } },
      }),
    },
  ],
});

test.each<[string, Json, JsonObject]>([
  ['a list', ['pets', 'toys'], {}],
  ['a parameter', { Ref: 'Kinds' }, { Parameters: { Kinds: { Type: 'CommaDelimitedList', Default: 'pets, toys' } } }],
  ['a mapping', { 'Fn::FindInMap': ['M', 'all', 'kinds'] }, { Mappings: { M: { all: { kinds: ['pets', 'toys'] } } } }],
])('a loop over %s makes a resource for each item', (_, collection, more) => {
  const { definition, problems } = read(kinds(collection), more);
  expect(problems).toEqual([]);
  expect(pathsOf(definition)).toEqual(['/', '/pets', '/toys']);
  expect(definition.resources.map(({ methods }) => methods[0]?.integration?.uri)).toEqual([
    undefined,
    'https://pets.example.com/',
    'https://toys.example.com/',
  ]);
  expect(definition.resources[2]?.methods[0]?.origin.logicalId).toBe('Gettoys');
});

test('loops stand in loops, and in properties', () => {
  const { definition, problems } = read({
    'Fn::ForEach::Paths': [
      'Path',
      ['a', 'b'],
      {
        'Resource${Path}': part('Resource', { RestApiId: api, ParentId: root, PathPart: '${Path}' }),
        'Fn::ForEach::Verbs': [
          'Verb',
          ['GET', 'PUT'],
          {
            '${Verb}${Path}': part('Method', {
              RestApiId: api,
              ResourceId: { Ref: 'Resource${Path}' },
              HttpMethod: { Ref: 'Verb' },
              RequestParameters: {
                'Fn::ForEach::Headers': ['Header', ['x-one', 'x-two'], { 'method.request.header.${Header}': true }],
              },
              Integration: { Type: 'MOCK' },
            }),
          },
        ],
      },
    ],
  });
  expect(problems).toEqual([]);
  expect(definition.resources.map(({ path, methods }) => [path, methods.map(({ httpMethod }) => httpMethod)])).toEqual([
    ['/', []],
    ['/a', ['GET', 'PUT']],
    ['/b', ['GET', 'PUT']],
  ]);
  expect(definition.resources[1]?.methods[1]?.requestParameters.map(({ key }) => key)).toEqual([
    'method.request.header.x-one',
    'method.request.header.x-two',
  ]);
});

test.each<[string, JsonObject]>([
  ['a collection that only the deployment knows', { Parameters: { Kinds: { Type: 'CommaDelimitedList' } } }],
  ['no transform', { Transform: [], Parameters: { Kinds: { Type: 'CommaDelimitedList', Default: 'pets' } } }],
])('a loop with %s is told', (_, more) => {
  expect(read(kinds({ Ref: 'Kinds' }), more).problems.map(({ rule, message }) => [rule, message])).toEqual([
    ['unknown-at-synth', 'Fn::ForEach::Kinds makes resources at deployment, of what is not known here, and is not read.'],
  ]);
});

test('a collection that somebody gives is known', () => {
  const { definition } = read(
    kinds({ Ref: 'Kinds' }),
    { Parameters: { Kinds: { Type: 'CommaDelimitedList' } } },
    new Map([['Kinds', 'a,b,c']]),
  );
  expect(pathsOf(definition)).toEqual(['/', '/a', '/b', '/c']);
});

test('loops that make more than can be held are one clear error', () => {
  const items = Array.from({ length: 200 }, (_, index) => `i${index}`);
  const nested = (level: number): JsonObject =>
    level === 0 ? { '${A0}${A1}${A2}${A3}': { Type: 'X' } } : { [`Fn::ForEach::L${level}`]: [`A${level - 1}`, items, nested(level - 1)] };
  expect(() => read(nested(4))).toThrow(UnreadableDocument);
});

test('malformed loops are told, and names of prototypes are names', () => {
  for (const loop of [null, 'x', [], ['A'], ['A', ['x'], 'y'], [{}, ['x'], {}], ['A', [{}], {}]] as const) {
    expect(read({ 'Fn::ForEach::X': loop }).problems.map(({ rule }) => rule)).toEqual(['unknown-at-synth']);
  }
  const { definition } = read(kinds(['__proto__', 'constructor']));
  expect(pathsOf(definition)).toEqual(['/', '/__proto__', '/constructor']);
});

test.each<[string, JsonObject, JsonObject, string]>([
  ['a template', { Transform: ['Mine', 'AWS::LanguageExtensions'] }, {}, 'Mine changes the template'],
  ['a template, with parameters', { Transform: { Name: 'Mine', Parameters: {} } }, {}, 'Mine changes the template'],
  ['resources', {}, { 'Fn::Transform': { Name: 'Mine' } }, 'Mine changes its resources'],
  ['included resources', {}, { 'Fn::Transform': { Name: 'AWS::Include' } }, 'AWS::Include changes its resources'],
  ['a resource', {}, { X: part('Model', { RestApiId: api, 'Fn::Transform': { Name: 'Mine' } }) }, 'Mine changes X'],
])('the macro of %s is told by its name', (_, more, resources, message) => {
  expect(read(resources, more).problems.map((problem) => [problem.rule, problem.message])).toEqual([
    ['unknown-at-synth', `${message} at deployment, and what it makes of it is not read.`],
  ]);
});
