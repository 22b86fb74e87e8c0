import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Json, JsonObject } from '../../../lib/definition';
import { readSource } from '../../../lib/testing/sources';
import { part } from '../templates';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nested-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object | string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const stack = (url: Json, parameters: JsonObject = {}, more: JsonObject = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: url, Parameters: parameters },
  ...more,
});
const nestedMethods = {
  Parameters: { ApiId: { Type: 'String' }, RootId: { Type: 'String' }, Host: { Type: 'String' } },
  Resources: {
    Pets: part('Resource', { RestApiId: { Ref: 'ApiId' }, ParentId: { Ref: 'RootId' }, PathPart: 'pets' }),
    Get: part('Method', {
      RestApiId: { Ref: 'ApiId' },
      ResourceId: { Ref: 'Pets' },
      HttpMethod: 'GET',
      Integration: { Type: 'HTTP', Uri: { 'Fn::Sub': 'https://${Host}/pets' } },
    }),
  },
  Outputs: { PetsId: { Value: { Ref: 'Pets' } }, Host: { Value: { 'Fn::Sub': 'pets.${Host}' } } },
};
const handedDown = { ApiId: { Ref: 'Api' }, RootId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, Host: 'a.example.com' };

test("parts of an API in a nested stack are the API's: parameters are handed down, outputs come back", () => {
  write('nested/methods.yaml', nestedMethods);
  const file = write('template.json', {
    Resources: {
      Api: part('RestApi', { Name: 'pets' }),
      Nested: stack('./nested/methods.yaml', handedDown),
      Put: part('Method', {
        RestApiId: { Ref: 'Api' },
        ResourceId: { 'Fn::GetAtt': ['Nested', 'Outputs.PetsId'] },
        HttpMethod: 'PUT',
        Integration: { Type: 'HTTP', Uri: { 'Fn::GetAtt': 'Nested.Outputs.Host' } },
      }),
    },
  });
  const [api] = readSource(file);
  expect(api?.problems).toEqual([]);
  const pets = api?.definition.resources[1];
  expect(pets?.path).toBe('/pets');
  expect(pets?.methods.map(({ httpMethod, integration }) => [httpMethod, integration?.uri])).toEqual([
    ['PUT', 'pets.a.example.com'],
    ['GET', 'https://a.example.com/pets'],
  ]);
  expect(pets?.methods[1]?.origin).toMatchObject({ file: path.join(folder, 'nested', 'methods.yaml'), logicalId: 'Nested/Get' });
});

test('APIs of nested stacks are found, by the ids of the stacks that they stand in', () => {
  write('inner.json', {
    Resources: {
      Api: part('RestApi', { Name: 'inner' }),
      Function: { Type: 'AWS::Lambda::Function' },
      Model: part('Model', { RestApiId: { Ref: 'Api' }, Name: 'Pet', Schema: {} }),
    },
  });
  write('outer.json', { Resources: { Inner: stack('inner.json'), Inner2: stack('inner.json') } });
  const file = write('template.json', { Resources: { Outer: stack('outer.json') } });
  expect(readSource(file).map(({ id, definition }) => [id, definition.name, definition.models.length])).toEqual([
    ['Outer/Inner/Api', 'inner', 1],
    ['Outer/Inner2/Api', 'inner', 1],
  ]);
});

test('nested templates of an assembly are found by what CDK notes, and read once', () => {
  write('manifest.json', {
    version: '36.0.0',
    artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } },
  });
  write('SNested1.nested.template.json', nestedMethods);
  write('SAlone.nested.template.json', { Resources: { Alone: part('RestApi', { Name: 'alone' }) } });
  write('S.template.json', {
    Resources: {
      Api: part('RestApi', { Name: 'pets' }),
      Nested: stack({ 'Fn::Join': ['', ['https://s3/', { Ref: 'AWS::Region' }]] }, handedDown, {
        Metadata: { 'aws:asset:path': 'SNested1.nested.template.json' },
      }),
    },
  });
  const apis = readSource(folder);
  expect(apis.map(({ id, definition }) => [id, definition.resources.length])).toEqual([
    ['Api', 2],
    ['Alone', 1],
  ]);
  expect(apis.flatMap(({ problems }) => problems)).toEqual([]);
});

test.each<[string, () => JsonObject, RegExp]>([
  ['that is not there', () => ({ Nested: stack('none.json') }), /The template of Nested of none\.json: there is no such file\./],
  ['outside of the folder', () => ({ Nested: stack('../../etc/passwd') }), /it lies outside of the folder/],
  ['with an absolute path', () => ({ Nested: stack('/etc/passwd') }), /it lies outside of the folder/],
  [
    'behind a link that leads out',
    () => {
      symlinkSync('/etc', path.join(folder, 'link'));
      return { Nested: stack('link/passwd') };
    },
    /symbolic link leads out/,
  ],
  ['that is a folder', () => ({ Nested: stack('.') }), /it is no file/],
  [
    'that is no template',
    () => ({ Nested: stack(path.basename(write('x.json', '[]'))) }),
    /The template of Nested: .*x\.json:1:1: this is not a CloudFormation template/,
  ],
  [
    'that nests itself',
    () => ({ Nested: stack(path.basename(write('self.json', { Resources: { Self: stack('self.json') } }))) }),
    /nests stacks more than 10 levels deep/,
  ],
])('a nested template %s is a problem with its place, and the rest is read', (_, nested, message) => {
  const resources = nested();
  const [api] = readSource(write('template.json', { Resources: { Api: part('RestApi', { Name: 'pets' }), ...resources } }));
  expect(api?.definition.name).toBe('pets');
  expect(api?.problems).toMatchObject([
    { rule: 'file-not-read', message: expect.stringMatching(message) as string, origin: { start: { line: 1 } } },
  ]);
});

test('nested templates that double with each level end in one clear error', () => {
  write('twice.json', { Resources: { A: stack('twice.json'), B: stack('twice.json'), C: stack('twice.json') } });
  expect(() => readSource(write('template.json', { Resources: { N: stack('twice.json') } }))).toThrow(/more than 200 templates/);
});

test('outputs and parameters that are made of each other end', () => {
  write('circle.json', {
    Parameters: { In: { Type: 'String' } },
    Resources: { Api: part('RestApi', { Name: { Ref: 'In' } }) },
    Outputs: { Out: { Value: { Ref: 'In' } } },
  });
  const file = write('template.json', { Resources: { Nested: stack('circle.json', { In: { 'Fn::GetAtt': ['Nested', 'Outputs.Out'] } }) } });
  expect(readSource(file)).toHaveLength(1);
});

describe('documents beside a template', () => {
  const document =
    'openapi: 3.0.1\ninfo: {title: beside}\npaths:\n  /pets:\n    get:\n      x-amazon-apigateway-integration:\n        type: http\n        uri: !Sub https://${Host}/\n';
  const parameters = { Host: { Type: 'String', Default: 'a.example.com' } };

  test.each<[string, Json]>([
    ['by a relative path', 'openapi.yaml'],
    ['by the location of the include', './openapi.yaml'],
  ])('AWS::Include takes in a local file %s, with its own places, and what is in it is evaluated', (_, location) => {
    write('openapi.yaml', document);
    const body = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: location } } };
    const [api] = readSource(write('template.json', { Parameters: parameters, Resources: { Api: part('RestApi', { Body: body }) } }));
    expect(api?.problems).toEqual([]);
    expect(api?.definition.resources[1]?.methods[0]?.integration).toMatchObject({
      uri: 'https://a.example.com/',
      origin: { file: path.join(folder, 'openapi.yaml'), start: { line: 6, column: 7 } },
    });
  });

  test('AWS::Include counts where members beside it say the same, which are stand-ins for it', () => {
    write('get.yaml', 'x-amazon-apigateway-integration: {type: mock}\noperationId: included\n');
    const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'get.yaml' } } };
    const body = { openapi: '3.0.1', info: { title: 'x' }, paths: { '/': { get: { operationId: 'own', summary: 'own', ...include } } } };
    const [api] = readSource(write('template.json', { Resources: { Api: part('RestApi', { Body: body }) } }));
    expect(api?.problems).toEqual([]);
    expect(api?.definition.resources[0]?.methods[0]).toMatchObject({
      operationName: 'included',
      summary: 'own',
      integration: { type: 'MOCK', origin: { file: path.join(folder, 'get.yaml'), start: { line: 1, column: 34 } } },
    });
  });

  test('several AWS::Include at one place are put in one after the other', () => {
    write('one.yaml', 'operationId: one\nsummary: one\n');
    write('two.yaml', 'operationId: two\nx-amazon-apigateway-integration: {type: mock}\n');
    const includes = ['one.yaml', 'two.yaml'].map((Location) => ({ Name: 'AWS::Include', Parameters: { Location } }));
    const body = { openapi: '3.0.1', info: { title: 'x' }, paths: { '/': { get: { 'Fn::Transform': includes } } } };
    const [api] = readSource(write('template.json', { Resources: { Api: part('RestApi', { Body: body }) } }));
    expect(api?.problems).toEqual([]);
    expect(api?.definition.resources[0]?.methods[0]).toMatchObject({ operationName: 'two', summary: 'one', integration: { type: 'MOCK' } });
  });

  test('BodyS3Location may be a local path, as packaging takes it; nothing in it is evaluated', () => {
    write('openapi.yaml', document);
    const [api] = readSource(
      write('template.json', { Parameters: parameters, Resources: { Api: part('RestApi', { BodyS3Location: 'openapi.yaml' }) } }),
    );
    expect(api?.definition.name).toBe('beside');
    expect(api?.definition.resources[1]?.methods[0]?.integration).toMatchObject({ malformed: { uri: 'object' } });
  });

  test.each(['s3://bucket/openapi.yaml', 'https://example.com/x.yaml', 'none.yaml'])(
    'AWS::Include of %s is told, and nothing is fetched',
    (location) => {
      const body = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: location } } };
      const [api] = readSource(write('template.json', { Resources: { Api: part('RestApi', { Body: body }) } }));
      expect(api?.problems.map(({ rule }) => rule)).toEqual(['file-not-read', 'unknown-at-synth']);
    },
  );
});
