import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareApis } from '../../../lib/comparison';
import { readOpenApi } from '../../../lib/readers';
import { readSource, type SourcedApi } from '../../../lib/testing/sources';
import { writeOpenApi } from '../../../lib/writers';
import { methodOf } from '../documents';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'refs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function read(document: string): SourcedApi {
  return readSource(write('api.yaml', `openapi: 3.0.1\ninfo: {title: pets, version: '1'}\n${document}`))[0];
}

const rules = ({ problems }: SourcedApi) => problems.map(({ rule }) => rule);

test('path items, parameters, bodies and responses may lie in other files, JSON or YAML, relative to the file that refers', () => {
  write(
    'paths/pets.yaml',
    "get:\n  parameters: [{$ref: '../shared/parameters.json#/type'}]\n  requestBody: {$ref: 'bodies.yaml#/pet'}\n  responses: {'200': {$ref: '../api.yaml#/components/responses/Ok'}}\n",
  );
  write('paths/bodies.yaml', "pet: {content: {application/json: {schema: {$ref: '../shared/models.yaml#/Pet'}}}}\n");
  write('shared/parameters.json', '{"type": {"name": "type", "in": "query"}}');
  write('shared/models.yaml', "Pet: {type: object, properties: {owner: {$ref: 'owner.yaml'}, friend: {$ref: '#/Pet'}}}\n");
  write('shared/owner.yaml', "type: object\ndescription: An owner\nproperties: {pets: {type: array, items: {$ref: 'models.yaml#/Pet'}}}\n");
  const api = read(
    "paths: {/pets: {$ref: 'paths/pets.yaml'}}\ncomponents: {responses: {Ok: {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}}, schemas: {Pets: {type: array, items: {$ref: 'shared/models.yaml#/Pet'}}}}\n",
  );
  const method = methodOf(api.definition, 'GET', '/pets');
  expect(method.requestParameters.map(({ key }) => key)).toEqual(['method.request.querystring.type']);
  expect(method.requestModels).toMatchObject([{ contentType: 'application/json', model: 'Pet' }]);
  expect(method.methodResponses).toMatchObject([{ statusCode: '200', responseModels: [{ model: 'Pets' }] }]);
  expect(method.origin).toMatchObject({ file: path.join(folder, 'paths/pets.yaml'), start: { line: 1, column: 1 } });
  expect(Object.fromEntries(api.definition.models.map(({ name, schema }) => [name, schema?.json]))).toEqual({
    Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
    Pet: { type: 'object', properties: { owner: { $ref: '#/components/schemas/owner' }, friend: { $ref: '#/components/schemas/Pet' } } },
    owner: {
      type: 'object',
      description: 'An owner',
      properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
    },
  });
  expect(rules(api)).toEqual(['response-reference', 'reference-to-file']);
  const { document } = writeOpenApi(api.definition, { version: '3.0', rendering: 'deployable' });
  expect(compareApis(api.definition, readOpenApi(document).definition)).toEqual([]);
});

test('a named schema that is another file has the name of the entry', () => {
  write('pet.yaml', 'type: object\n');
  const { definition } = read(
    "paths: {}\ncomponents: {schemas: {Animal: {$ref: './pet.yaml'}, Zoo: {type: array, items: {$ref: 'pet.yaml'}}}}\n",
  );
  expect(definition.models.map(({ name, schema }) => [name, schema?.json])).toEqual([
    ['Animal', { type: 'object' }],
    ['Zoo', { type: 'array', items: { $ref: '#/components/schemas/Animal' } }],
  ]);
});

test('two files with one name make two models', () => {
  write('a/pet.yaml', 'type: object\n');
  write('b/pet.yaml', 'type: string\n');
  const { definition } = read('paths: {}\ncomponents: {schemas: {Both: {properties: {a: {$ref: a/pet.yaml}, b: {$ref: b/pet.yaml}}}}}\n');
  expect(definition.models.map(({ name }) => name).sort()).toEqual(['Both', 'pet', 'pet2']);
});

test.each<[string, string, RegExp]>([
  ['to what is not there', 'none.yaml', /there is no such file/],
  ['out of the folder', '../../../etc/passwd', /it lies outside of the folder/],
  ['to an absolute path', '/etc/passwd', /it lies outside of the folder/],
  ['to an absolute path in a disguise', '%2Fetc%2Fpasswd', /it lies outside of the folder/],
  ['to a folder', '.', /it is no file/],
  ['through a link that leads out', 'link/passwd', /symbolic link leads out/],
  ['to the network', 'https://127.0.0.1:1/pets.yaml', /nothing is fetched/],
  ['to the network without a scheme', '//127.0.0.1/pets.yaml', /nothing is fetched/],
  ['to a file by its URL', 'file:///etc/passwd', /nothing is fetched/],
  ['to what is neither JSON nor YAML', 'broken.yaml', /broken\.yaml:1:/],
  ['to nothing in a file', 'fine.yaml#/none', /leads to nothing/],
  ['to a name of a prototype', 'fine.yaml#/constructor', /leads to nothing/],
])('a reference %s is a problem with its place, and nothing else happens', (_, reference, message) => {
  symlinkSync('/etc', path.join(folder, 'link'));
  write('broken.yaml', '{');
  write('fine.yaml', 'get: {}\n');
  const api = read(`paths:\n  /pets:\n    $ref: '${reference}'\n  /cats: {get: {}}\n`);
  const found = api.problems.filter(({ rule }) => rule !== 'reference-to-file');
  expect(found).toMatchObject([
    { message: expect.stringMatching(message) as string, origin: { file: path.join(folder, 'api.yaml'), start: { line: 4, column: 3 } } },
  ]);
  expect(methodOf(api.definition, 'GET', '/cats')).toBeDefined();
});

test('references that go in circles over files end', () => {
  write('a.yaml', "one: {$ref: 'b.yaml#/one'}\n");
  write('b.yaml', "one: {$ref: 'a.yaml#/one'}\n");
  write('self.yaml', "$ref: 'self.yaml'\n");
  expect(
    rules(
      read(
        "paths: {/a: {$ref: 'a.yaml#/one'}, /b: {$ref: 'a.yaml#/one/get'}, /c: {$ref: self.yaml}}\ncomponents: {schemas: {A: {$ref: self.yaml}}}\n",
      ),
    ),
  ).toEqual(['reference-cycle', 'reference-not-found', 'reference-cycle', 'reference-to-file']);
});

test('a chain of two thousand models in one file ends', () => {
  const models = Array.from({ length: 2000 }, (_, at) => `m${at}: {properties: {next: {$ref: '#/m${at + 1}'}}}`);
  write('chain.yaml', `${models.join('\n')}\nm2000: {type: string}\n`);
  expect(
    read("paths: {}\ncomponents: {schemas: {Start: {properties: {first: {$ref: 'chain.yaml#/m0'}}}}}\n").definition.models,
  ).toHaveLength(2002);
});

test('a document that was given as text knows no files', () => {
  const { problems } = readOpenApi('openapi: 3.0.1\ninfo: {title: x}\npaths: {/pets: {$ref: pets.yaml}}\n', {
    file: path.join(folder, 'api.yaml'),
  });
  expect(problems.map(({ message }) => message)).toEqual([
    'The reference pets.yaml leads out of the document; the part that it stands for is left out.',
  ]);
});
