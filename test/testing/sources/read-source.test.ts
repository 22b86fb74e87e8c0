import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyApi, type JsonObject } from '../../../lib/definition';
import { readSource, selectApi } from '../../../lib/testing/sources';
import { documentKind } from '../../../lib/testing/sources/document-kind';

const openApi = { openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths: { '/pets': { get: { responses: {} } } } };

function template(...names: string[]): JsonObject {
  return {
    Resources: Object.fromEntries(
      names.map((name) => [
        `${name}0A1B2C3D`,
        {
          Type: 'AWS::ApiGateway::RestApi',
          Properties: { Name: name.toLowerCase(), Body: openApi },
          Metadata: { 'aws:cdk:path': `PetStack/${name}/Resource` },
        },
      ]),
    ),
  };
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a document may begin with a byte order mark', () => {
  expect(readSource(write('bom.yaml', '\uFEFFopenapi: 3.0.1\ninfo: {title: Marked}\npaths: {}\n'))[0]?.id).toBe('Marked');
});

test('a named pipe, which may never be written to, is not waited for', () => {
  const pipe = join(folder, 'pipe.yaml');
  execFileSync('mkfifo', [pipe]);
  expect(() => readSource(pipe)).toThrow('pipe.yaml: this is a named pipe; write what it is to hold to a file');
});

function link(name: string, target: string): string {
  const path = join(folder, name);
  symlinkSync(target, path);
  return path;
}

function write(name: string, content: unknown, encoding: BufferEncoding = 'utf8'): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), encoding);
  return file;
}

test.each<[string, string, string | undefined]>([
  ['JSON', JSON.stringify(openApi), 'openapi'],
  ['JSON whose first member is long', JSON.stringify({ info: { title: 'a "swagger": { [' }, paths: {}, swagger: '2.0' }), 'swagger'],
  ['YAML', 'openapi: 3.0.1\ninfo: {}\n', 'openapi'],
  ['YAML with quoted names', '"swagger": "2.0"\n', 'swagger'],
  ['a JSON template with an inline document', JSON.stringify(template('Api')), 'cloudformation'],
  [
    'a YAML template with an inline document',
    'Resources:\n  Api:\n    Properties:\n      Body:\n        openapi: 3.0.1\n',
    'cloudformation',
  ],
  ['neither', '{"name": "package"}', undefined],
  ['no document', 'hello', undefined],
  ['JSON that breaks off', '{"openapi', undefined],
])('the kind of a document is known by its first level: %s', (_what, text, kind) => {
  expect(documentKind(text)).toBe(kind);
});

test('a document is read from its path or as data, and is called by its title', () => {
  const [fromFile] = readSource(write('pets.json', openApi));
  const [fromData] = readSource(openApi);
  expect([fromFile?.id, fromData?.id]).toEqual(['Pets', 'Pets']);
  expect(fromFile?.definition.resources.map(({ path }) => path)).toContain('/pets');
});

test('the APIs of a template are called by their construct paths', () => {
  expect(readSource(template('Api', 'Admin')).map(({ id }) => id)).toEqual(['PetStack/Api', 'PetStack/Admin']);
});

test('a definition and the Template of the assertions are sources, too', () => {
  expect(readSource({ ...emptyApi, name: 'mine' })[0]?.id).toBe('mine');
  expect(readSource({ toJSON: () => template('Api') })[0]?.id).toBe('PetStack/Api');
});

test('a cloud assembly is read with its stages, its nested stacks and its assets', () => {
  const document = JSON.stringify({ ...openApi, info: { title: 'Asset', version: '1' } });
  const hash = createHash('sha256').update(document).digest('hex');
  const stack = (templateFile: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile } });
  write('out/manifest.json', {
    artifacts: { A: stack('A.template.json'), P: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-P' } } },
  });
  write('out/A.template.json', template('Api'));
  write('out/N.nested.template.json', template('Nested'));
  write(`out/asset.${hash}.json`, document);
  write('out/assembly-P/manifest.json', { artifacts: { B: stack('B.template.json'), T: { type: 'cdk:tree' } } });
  write('out/assembly-P/B.template.json', {
    Resources: {
      Body: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: { BodyS3Location: { Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::Region}' }, Key: `${hash}.json` } },
      },
    },
  });
  const apis = readSource(join(folder, 'out'));
  expect(apis.map(({ id }) => id)).toEqual(['PetStack/Api', 'Body', 'PetStack/Nested']);
  expect(apis[1]?.problems).toEqual([]);
  expect(apis[1]?.definition.resources.map(({ path }) => path)).toContain('/pets');
});

test.each<[string, () => unknown, string]>([
  ['a path that leads nowhere', () => readSource(join(folder, 'none.yaml')), 'none.yaml: there is no such file or folder'],
  ['a file of another kind', () => readSource(write('package.json', { name: 'x' })), 'package.json: this is neither an OpenAPI document'],
  ['a folder without an assembly', () => readSource(join(folder, 'out', 'assembly-P', '..', '..')), 'the folder holds no cloud assembly'],
  ['an assembly that is broken', () => readSource(join(write('broken/manifest.json', '{'), '..')), 'broken/manifest.json: '],
  ['broken YAML', () => readSource(write('typo.yaml', 'a: b: c\n')), 'typo.yaml:1:4: this is not an OpenAPI document or a CloudFormation'],
  ['UTF-16', () => readSource(write('utf16.yaml', '\uFEFFopenapi: 3.0.1', 'utf16le')), 'utf16.yaml: the file is written in UTF-16'],
  ['what is no text', () => readSource(write('image.json', '{\0}')), 'image.json: this is no text: byte 2 is a NUL'],
  ['symbolic links in a circle', () => readSource(link('loop.yaml', 'loop.yaml')), 'loop.yaml: its symbolic links lead in a circle'],
  ['what never ends', () => readSource('/dev/zero'), '/dev/zero: the file is larger than 64 MiB'],
  ['data of another kind', () => readSource({ name: 'x' }), 'neither an OpenAPI document, nor a CloudFormation template'],
  ['nothing', () => readSource(null as unknown as string), 'an API is read from a construct'],
  [
    'a template with parts of an API elsewhere',
    () => readSource({ Resources: { Pets: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: 'abc123' } } } }),
    'Pets belongs to the API "abc123", which the template does not declare, and is not read.',
  ],
  ['a template without an API', () => readSource({ Resources: {} }), 'the document holds no REST API'],
])('what holds no API is one clear error: %s', (_what, read, message) => {
  expect(read).toThrow(message);
});

test.each([
  ['PetStack/Api', 'PetStack/Api'],
  ['Admin', 'PetStack/Admin'],
  ['Admin0A1B2C3D', 'PetStack/Admin'],
  ['admin', 'PetStack/Admin'],
])('one of several APIs is selected by %s', (id, selected) => {
  expect(selectApi(readSource(template('Api', 'Admin')), id).id).toBe(selected);
});

test.each<[string | undefined, string]>([
  [undefined, 'there are 2 APIs: say which one by its id (PetStack/Api, PetStack/Admin)'],
  ['Store', 'there is no API with the id "Store"; there is PetStack/Api, PetStack/Admin'],
])('a selection of %s is refused with the ids', (id, message) => {
  expect(() => selectApi(readSource(template('Api', 'Admin')), id)).toThrow(message);
});
