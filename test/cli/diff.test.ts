import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { petsDocument, with_ } from '../comparison/pets';
import { api, part, root, templateWith } from '../readers/templates';
import { commandLine } from './command-line';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
  write('a.json', petsDocument());
  write('b.json', with_(['paths', '/pets', 'post'], undefined, with_(['info', 'title'], 'Animals')));
  write('titled.json', with_(['info', 'title'], 'Animals'));
  write('backend.json', with_(['paths', '/pets', 'get', 'x-amazon-apigateway-integration', 'httpMethod'], 'POST'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify(content));
}

test('prints a line for each difference, with its grade, and counts them', async () => {
  const { exitCode, stdout } = await commandLine(['diff', 'a.json', 'b.json'], { cwd: folder });
  expect(exitCode).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "~ API         name: Pets → Animals
    - POST /pets  removed  breaks clients
    2 differences: 1 breaks clients, 1 harmless
    stages, usage plans, API keys, domain names, tags and the endpoint type are not compared: documents have none
    "
  `);
});

test.each<[string, string[], number]>([
  ['the same twice', ['a.json', 'a.json'], 0],
  ['a harmless difference', ['a.json', 'titled.json'], 1],
  ['a harmless difference, and only breaking ones fail', ['a.json', 'titled.json', '--fail-on', 'breaking'], 0],
  ['a difference for backends, and breaking ones fail', ['a.json', 'backend.json', '--fail-on', 'breaking'], 1],
  ['a difference for backends, and those for clients fail', ['a.json', 'backend.json', '--fail-on', 'clients'], 0],
  ['a difference for backends, and those fail', ['a.json', 'backend.json', '--fail-on', 'backends'], 1],
  ['a difference for clients, and nothing fails', ['a.json', 'b.json', '--fail-on', 'never'], 0],
  ['a file that is not there', ['a.json', 'none.json'], 2],
])('exits rightly: %s', async (_, args, expected) => {
  expect((await commandLine(['diff', ...args], { cwd: folder })).exitCode).toBe(expected);
});

test('shows of long values what is different', async () => {
  const uri = ['paths', '/pets', 'get', 'x-amazon-apigateway-integration', 'uri'];
  write('long.json', with_(uri, `https://pets.example.com/${'a/'.repeat(60)}one`));
  write('longer.json', with_(uri, `https://pets.example.com/${'a/'.repeat(60)}two`));
  const { stdout } = await commandLine(['diff', 'long.json', 'longer.json'], { cwd: folder });
  expect(stdout).toContain('integration uri: …a/a/a/a/a/a/one → …a/a/a/a/a/a/two');
});

test('a terminal acts on nothing that an API says', async () => {
  const sequence = '\u001b[2J\u009b31m\u202e';
  const named = (name: string) => ({
    ...petsDocument(),
    info: { title: `Pets${name}`, version: '1' },
    paths: { [`/${name}`]: { get: {} } },
  });
  write('named.json', named(sequence));
  write('plain.json', { ...named('x'), paths: { [`/{proxy${sequence}+}`]: { get: { description: sequence } } } });
  for (const args of [
    ['diff', 'named.json', 'plain.json'],
    ['diff', 'plain.json', 'named.json'],
    ['export', 'swagger', 'named.json', '--out', 'written.json'],
    ['export', 'named.json', '--api', sequence],
  ]) {
    const { stdout, stderr } = await commandLine(args, { cwd: folder });
    expect(`${stdout}${stderr}`).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(`${stdout}${stderr}`).toContain('·');
  }
});

test('columns stand below each other whatever the characters of a path take', async () => {
  write('wide.json', { ...petsDocument(), paths: { '/動物': { get: {} }, '/pets': { get: {} } } });
  write('none.json', { ...petsDocument(), paths: {} });
  const { stdout } = await commandLine(['diff', 'wide.json', 'none.json'], { cwd: folder });
  expect(stdout.match(/^- GET .*$/gm)).toEqual(['- GET /動物  removed  breaks clients', '- GET /pets  removed  breaks clients']);
});

test('prints JSON for tools', async () => {
  const { stdout } = await commandLine(['diff', 'a.json', 'b.json', '--format', 'json'], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual({
    same: false,
    apis: [
      {
        id: 'Animals',
        compared: 'documents',
        texts: true,
        counts: { 'breaking-for-clients': 1, 'breaking-for-backends': 0, harmless: 1 },
        differences: [
          { change: 'changed', grade: 'harmless', where: 'API', field: 'name', before: 'Pets', after: 'Animals' },
          { change: 'removed', grade: 'breaking-for-clients', where: 'POST /pets' },
        ],
      },
    ],
  });
});

test('says what is missing where no app is what comes after', async () => {
  const { exitCode, stderr } = await commandLine(['diff', 'a.json'], { cwd: folder });
  const message = 'there is no cdk.json here, whose app would be what comes after: name it, as in `diff a.json AFTER`';
  expect([exitCode, stderr]).toEqual([2, `error  ${message}\n`]);
});

test('tells what could not be read of a side, for it is missing from the comparison', async () => {
  write('new.json', { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: {} });
  const { exitCode, stderr } = await commandLine(['diff', 'new.json', 'new.json'], { cwd: folder });
  const line = `The document is written in OpenAPI 3.1.0; the service reads OpenAPI 3.0 and Swagger 2.0. (openapi-version)`;
  const file = join(folder, 'new.json');
  expect([exitCode, stderr]).toEqual([0, `warning  ${file}: ${line}\n`.repeat(2).replaceAll(file, 'new.json')]);
});

test('reads templates with the parameters that it is given', async () => {
  const hosted = (value: object) => ({
    Parameters: { Name: { Type: 'String', Default: 'pets' } },
    ...templateWith({ Get: part('Method', { RestApiId: api, ResourceId: root, HttpMethod: 'GET' }) }, { Name: value as never }),
  });
  write('named.json', hosted({ Ref: 'Name' }));
  write('animals.json', hosted('animals' as never));
  const { stdout } = await commandLine(['diff', 'named.json', 'animals.json', '--parameter', 'Name=animals'], { cwd: folder });
  expect(stdout).toBe('no difference\n');
});

describe('templates, assemblies and apps', () => {
  const template = (name: string, ...more: readonly string[]) => ({
    Resources: {
      ...(templateWith({ Get: part('Method', { RestApiId: api, ResourceId: root, HttpMethod: 'GET' }) }, { Name: name })[
        'Resources'
      ] as object),
      ...Object.fromEntries(more.map((id) => [id, part('RestApi', { Name: id })])),
    },
  });

  test('APIs belong together by their ids; those that come and go are told', async () => {
    write('one.json', template('pets', 'Cats', 'Dogs'));
    write('other.json', template('animals', 'Cats', 'Birds'));
    const { stdout } = await commandLine(['diff', 'one.json', 'other.json'], { cwd: folder });
    expect(stdout).toMatchInlineSnapshot(`
      "Api
      ~ API  name: pets → animals
      1 difference: 1 harmless

      Cats
      no difference

      Dogs
      - API Dogs  removed  breaks clients
      1 difference: 1 breaks clients

      Birds
      + API Birds  added
      1 difference: 1 harmless
      "
    `);
  });

  test('the app of the folder is what comes after, and folders of apps and assemblies are read', async () => {
    const assembly = {
      version: '36.0.0',
      artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } },
    };
    write('out/manifest.json', assembly);
    write('out/S.template.json', template('pets'));
    write('app/cdk.json', { app: '../out' });
    write('now.json', template('animals'));
    for (const args of [['now.json'], ['now.json', '.'], ['now.json', '../out']]) {
      const { stdout } = await commandLine(['diff', ...args.map((arg) => (arg === 'now.json' ? '../now.json' : arg))], {
        cwd: join(folder, 'app'),
      });
      expect(stdout).toBe('~ API  name: animals → pets\n1 difference: 1 harmless\n');
    }
  });
});

test('a template as --app is a usage error, not a crash', async () => {
  const { exitCode, stderr } = await commandLine(['validate', '--app', 'a.json'], { cwd: folder });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('this holds no cloud assembly')]);
});
