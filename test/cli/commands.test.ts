import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nlbTemplate, petStore } from '../testing/pet-store';
import { commandLine } from './command-line';

let folder: string;
let document: string;

const pool = { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_p'] };
const guardedByPool = {
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  components: {
    securitySchemes: { Pool: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authorizer': pool } },
  },
  paths: {
    '/pets': { get: { security: [{ Pool: [] }], 'x-amazon-apigateway-integration': { type: 'mock' } } },
  },
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  document = write('pets.json', petStore);
});

afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('every bad input is one clear error on stderr with exit code 2', () => {
  test.each<[string, () => string[], string]>([
    ['no command', () => [], 'Usage: cdk-rest-integrations'],
    ['an unknown command', () => ['validat'], "error: unknown command 'validat'"],
    ['an unknown flag', () => ['validate', '--formt', 'json'], "error: unknown option '--formt'"],
    ['an unknown format', () => ['validate', '--format', 'xml'], "argument 'xml' is invalid. Allowed choices are"],
    ['an unknown rule', () => ['validate', document, '--rule', 'nope'], 'error  there is no rule nope; there is '],
    ['a misspelt rule', () => ['validate', '--explain', 'htp-port'], 'error  there is no rule htp-port; did you mean http-port?'],
    ['no cdk.json', () => ['validate'], 'error  there is no cdk.json here: name a template or OpenAPI document, or say --app DIR|COMMAND'],
    ['a file that is not there', () => ['export', 'openapi', 'none.yaml'], 'none.yaml: there is no such file or folder'],
    ['a document that is not OpenAPI', () => ['validate', write('package.json', { name: 'x' })], 'this is neither an OpenAPI document'],
    ['a document that breaks off', () => ['validate', write('broken.yaml', 'openapi: 3.0.1\npaths: {')], 'broken.yaml:2'],
    [
      'a document that says nothing yet',
      () => ['validate', write('begun.json', '{ "info"')],
      'begun.json:1:9: this is not an OpenAPI document',
    ],
    [
      'a template of an HTTP API',
      () => ['validate', write('v2.json', { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' } } })],
      'Api (AWS::ApiGatewayV2::Api) is an HTTP or WebSocket API and is not read: REST APIs are AWS::ApiGateway::RestApi.',
    ],
    ['an empty document', () => ['validate', write('empty.json', '')], 'empty.json: the file is empty'],
    ['an app and a document', () => ['validate', document, '--app', 'x'], '--app and a document exclude each other'],
    ['a folder without an assembly', () => ['validate', '--app', '.'], '--app .: this holds no cloud assembly (no manifest.json)'],
    ['an API that is not there', () => ['validate', document, '--api', 'Store'], 'there is no API with the id "Store"; there is PetStore'],
    ['a file that cannot be written', () => ['export', 'openapi', document, '--out', join(document, 'x.json')], '--out '],
    ['a folder to write to', () => ['export', 'openapi', document, '--out', '.'], '--out .: this is a folder; name a file'],
    ['a file of cases without any', () => ['test', write('none-yet.jsonl', '\n')], 'there is no case in this file'],
    ['a file of cases that is not there', () => ['test', 'none.jsonl'], 'none.jsonl: there is no such file'],
    ['no file of cases', () => ['test'], "error: missing required argument 'cases'"],
    ['a path that is none', () => ['invoke', 'GET', 'pets', document], '"GET pets" is no request'],
    ['a header that is none', () => ['invoke', 'GET', '/health', document, '-H', 'nonsense'], '-H "nonsense": write \'Name: value\''],
    ['a header over two lines', () => ['invoke', 'GET', '/health', document, '-H', 'A: b\r\nC: d'], "a header's value is one line"],
    ['two bodies', () => ['invoke', 'GET', '/health', document, '-d', 'x', '--data-file', 'y'], '-d and --data-file exclude each other'],
    [
      'a body file that is not there',
      () => ['invoke', 'GET', '/health', document, '--data-file', 'none'],
      '--data-file none: there is no such file',
    ],
    ['a folder as body', () => ['invoke', 'GET', '/health', document, '--data-file', '.'], '--data-file .: this is a folder; name a file'],
    [
      'a status that is none',
      () => ['invoke', 'GET', '/health', document, '--backend-status', '99'],
      '--backend-status 99: write a number from 100 to 599',
    ],
    [
      'a redirect that is none',
      () => ['invoke', 'GET', '/health', document, '--backend', 'http://a'],
      '--backend: http://a: write URL=URL',
    ],
    ['a variable without a value', () => ['serve', document, '--var', 'env'], '--var env: write name=value'],
    ['a port that is none', () => ['serve', document, '--port', '70000'], '--port 70000: write a number from 0 to 65535'],
    [
      'an address of another machine',
      () => ['serve', document, '--allow-unsupported', '--port', '0', '--host', '192.0.2.7'],
      '--host 192.0.2.7 is no address of this machine',
    ],
    [
      'an authorizer that does not run',
      () => ['serve', write('guarded.json', guardedByPool), '--port', '0'],
      'not run locally: authorization by COGNITO_USER_POOLS: no keys are given for the user pool us-east-1_p (GET /pets); give it,',
    ],
  ])('%s', async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await commandLine(args(), { cwd: folder });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = String((server.address() as AddressInfo).port);
    const outcome = await commandLine(['serve', document, '--allow-unsupported', '--port', port]);
    server.close();
    expect(outcome).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`--port ${port} is in use on 127.0.0.1: stop what listens there`) as string,
    });
  });
});

test.each(['--help', 'serve --help', 'validate --help', 'invoke --help', 'export --help', 'diff --help', 'test --help'])(
  '%s begins with two examples',
  async (args) => {
    const { exitCode, stdout } = await commandLine(args.split(' '));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ {2}\$ npx cdk-rest-integrations .*\n {2}\$ npx cdk-rest-integrations .*\n\nUsage: /);
  },
);

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(await commandLine(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

describe('invoke', () => {
  test('prints what happened stage by stage', async () => {
    const { exitCode, stdout } = await commandLine([
      'invoke',
      'GET',
      '/pets/7?type=dog',
      document,
      '--backend-status',
      '404',
      '--backend-body',
      '{"msg":"no pet"}',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`route                GET /pets/{petId}        petId = 7
method request       query type = dog         validator: none
integration request  GET https://petstore.example.com/pets/7?kind=dog
                     + X-Env: prod
integration          404  application/json  16 B                    (canned)
integration response 404 ← 404                template for application/json
method response      404  application/json
{"error":"no pet"}
`);
  });

  test.each<[string, string[], string]>([
    ['--body-only', ['--body-only'], '{"error":"no pet"}'],
    ['--format aws-log', ['--format', 'aws-log'], 'Method completed with status: 404\n'],
  ])('with %s prints only that', async (_what, args, end) => {
    const { stdout } = await commandLine([
      'invoke',
      'GET',
      '/pets/7',
      document,
      '--backend-status',
      '404',
      '--backend-body',
      '{"msg":"no pet"}',
      ...args,
    ]);
    expect(stdout.endsWith(end)).toBe(true);
    if (_what === '--body-only') expect(stdout).toBe(end);
  });

  test('with --format json prints the trace, without secrets', async () => {
    const args = [
      'invoke',
      'GET',
      '/pets/7',
      document,
      '-H',
      'Authorization: Bearer s3cret',
      '--backend-status',
      '200',
      '--format',
      'json',
    ];
    const { stdout } = await commandLine(args);
    expect(JSON.parse(stdout)).toMatchObject({
      route: { resourcePath: '/pets/{petId}' },
      request: { headers: [['Authorization', '***']] },
    });
    expect(stdout).not.toContain('s3cret');
  });

  test('with --fail exits with 1 for an answer of 400 and above', async () => {
    expect((await commandLine(['invoke', 'GET', '/nowhere', document, '--fail'])).exitCode).toBe(1);
    expect((await commandLine(['invoke', 'GET', '/nowhere', document])).exitCode).toBe(0);
    expect((await commandLine(['invoke', 'GET', '/health', document, '--fail'])).exitCode).toBe(0);
  });

  test('sends a body and headers, and takes a body for the endpoint from a file', async () => {
    write('answer.json', '{"id":1}');
    write('body.json', '{"name":"Rex"}');
    const args = ['invoke', 'POST', '/pets', document, '--data-file', 'body.json', '--var', 'env=qa', '--backend-body', '@answer.json'];
    const { stdout } = await commandLine(args, { cwd: folder });
    expect(stdout).toContain('\n                     {"name":"Rex","stage":"qa"}\n');
    expect(stdout).toContain('integration          200  application/json  8 B');
  });

  test('says that an authorizer was passed by', async () => {
    const { exitCode, stderr } = await commandLine(['invoke', 'GET', '/private', document]);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^note {2}GET \/private is authorized by AWS_IAM/)]);
  });

  test('an endpoint that refuses is told with its address', async () => {
    const args = ['invoke', 'GET', '/pets/7', document, '--backend', 'https://petstore.example.com=http://127.0.0.1:1'];
    const { exitCode, stdout, stderr } = await commandLine(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nintegration {10}refused: /);
    expect(stderr).toBe(
      'error  nobody listens at http://127.0.0.1:1: start the endpoint, or --backend https://petstore.example.com=URL calls another address\n',
    );
  });
});

test('what is unknown at synth is told by its meaning, and takes a value', async () => {
  const file = write('nlb.json', nlbTemplate);
  const unknown = await commandLine(['invoke', 'GET', '/', file]);
  expect(unknown.stdout).toContain('GET http://<GetAtt Nlb.DNSName>:8080/pets');
  expect(unknown.stderr).toBe(
    "error  what <GetAtt Nlb.DNSName> is, is not known before the deployment: --value '<GetAtt Nlb.DNSName>=…' gives it\n",
  );
  const given = await commandLine(['invoke', 'GET', '/', file, '--value', 'Nlb.DNSName=127.0.0.1', '--backend-status', '200']);
  expect(given.stdout).toContain('GET http://127.0.0.1:8080/pets');
});

describe('validate', () => {
  const broken = (): string => {
    const uri = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://example.com:22/' };
    const paths = { '/x': { get: { responses: {}, 'x-amazon-apigateway-integration': uri } } };
    return write('broken.json', JSON.stringify({ openapi: '3.0.1', info: { title: 'Broken', version: '1' }, paths }, undefined, 2));
  };

  test('says in one line that all is well', async () => {
    const { exitCode, stdout, stderr } = await commandLine(['validate', document]);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^PetStore {3}5 methods, \d+ rules, \d+ ms — no problems\n$/);
  });

  test('prints a block with the place for each problem, and how many there are', async () => {
    broken();
    const { exitCode, stdout } = await commandLine(['validate', 'broken.json'], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^error {2}http-port {2,}GET \/x\n/);
    expect(stdout).toMatch(/broken\.json:14:\d+\n/);
    expect(stdout).toMatch(/│ +"uri": "http:\/\/example\.com:22\/"\n +│ +\^/);
    expect(stdout).toMatch(/\nBroken {3}1 method, .*\n1 error, 0 warnings/);
  });

  test.each<[string, (stdout: string) => unknown, unknown]>([
    ['compact', (stdout) => stdout, expect.stringMatching(/broken\.json:14:\d+ error http-port .*\n$/)],
    ['github', (stdout) => stdout, expect.stringMatching(/^::error /)],
    [
      'json',
      (stdout) => JSON.parse(stdout) as unknown,
      expect.objectContaining({ formatVersion: 1, summary: expect.objectContaining({ errors: 1 }) as unknown }),
    ],
    ['sarif', (stdout) => JSON.parse(stdout) as unknown, expect.objectContaining({ version: '2.1.0' })],
  ])('prints %s', async (format, read, expected) => {
    const { exitCode, stdout } = await commandLine(['validate', broken(), '--format', format]);
    expect(exitCode).toBe(1);
    expect(read(stdout)).toEqual(expected);
  });

  test('judges by the rules that are named alone', async () => {
    expect((await commandLine(['validate', broken(), '--rule', 'http-uri'])).exitCode).toBe(0);
    expect((await commandLine(['validate', broken(), '--rule', 'http-uri', '--rule', 'http-port'])).exitCode).toBe(1);
  });

  test('exits with 1 for a warning only where it is told to', async () => {
    const proxy = {
      type: 'http_proxy',
      httpMethod: 'ANY',
      uri: 'http://example.com/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    };
    const parameters = [{ name: 'proxy', in: 'path', required: true, schema: { type: 'string' } }];
    const paths = {
      '/{proxy+}': { 'x-amazon-apigateway-any-method': { parameters, responses: {}, 'x-amazon-apigateway-integration': proxy } },
    };
    const file = write('warned.json', { openapi: '3.0.1', info: { title: 'Warned', version: '1' }, paths });
    expect((await commandLine(['validate', file])).exitCode).toBe(0);
    expect(await commandLine(['validate', file, '--fail-on', 'warning'])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('proxy-root-missing') as string,
    });
  });

  test('explains a rule with an example on both sides', async () => {
    const { exitCode, stdout } = await commandLine(['validate', '--explain', 'http-port']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^http-port {3}error: the service refuses the deployment\n\n.+\n[\s\S]*\nwrong\n {2}paths:[\s\S]*\nright\n {2}paths:[\s\S]*\ndocs {2}https:/,
    );
  });
});

describe('what readers are told', () => {
  test('parameters of a template have the values that are given', async () => {
    const uri = { 'Fn::Sub': 'https://${Host}/' };
    const file = write('parameters.json', {
      Parameters: { Host: { Type: 'String', Default: 'a.example.com' } },
      Resources: {
        Api: {
          Type: 'AWS::ApiGateway::RestApi',
          Properties: { Body: { openapi: '3.0.1', paths: { '/': { get: { 'x-amazon-apigateway-integration': { type: 'http', uri } } } } } },
        },
      },
    });
    const uriOf = async (...flags: string[]) =>
      /"uri": "(.*)"/.exec((await commandLine(['export', 'openapi', file, ...flags])).stdout)?.[1];
    expect([await uriOf(), await uriOf('--parameter', 'Host=b.example.com')]).toEqual(['https://a.example.com/', 'https://b.example.com/']);
    expect(await commandLine(['export', 'openapi', file, '--parameter', 'Host'])).toMatchObject({
      exitCode: 2,
      stderr: 'error  --parameter Host: write name=value\n',
    });
  });

  test('the base path of a document is put before its paths', async () => {
    const file = write('based.json', {
      swagger: '2.0',
      info: { title: 'x', version: '1' },
      basePath: '/a/b',
      paths: { '/pets': { get: {} } },
    });
    const { stdout } = await commandLine(['export', 'swagger', file, '--basepath', 'split']);
    expect(Object.keys((JSON.parse(stdout) as { paths: object }).paths)).toEqual(['/b/pets']);
  });
});

describe('export', () => {
  test.each<[string, string[], string]>([
    ['OpenAPI 3.0', ['openapi'], '"openapi": "3.0.0"'],
    ['Swagger 2.0', ['swagger'], '"swagger": "2.0"'],
    ['YAML', ['openapi', '--format', 'yaml'], 'openapi: 3.0.0'],
  ])('writes %s to stdout', async (_what, [format = '', ...flags], text) => {
    const { exitCode, stdout } = await commandLine(['export', format, document, ...flags]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(text);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test.each([
    ['api.yaml', /^openapi: /m],
    ['new/api.json', /^{\n {2}"openapi"/],
  ])('writes the file %s by its ending', async (file, text) => {
    const { exitCode, stdout } = await commandLine(['export', 'openapi', document, '--out', file], { cwd: folder });
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(text);
  });

  test.each<[string, string[], RegExp]>([
    ['a template', ['cloudformation'], /"Type": "AWS::ApiGateway::RestApi"/],
    ['a template as YAML', ['cloudformation', '--format', 'yaml'], /^ {4}Type: AWS::ApiGateway::RestApi$/m],
    ['a template with a resource for each method', ['cloudformation', '--resources'], /"Type": "AWS::ApiGateway::Method"/],
    ['a diagram as Mermaid', ['diagram'], /^flowchart LR\n/],
    ['a diagram as SVG', ['diagram', '--format', 'svg'], /^<svg /],
  ])('writes %s', async (_what, [target = '', ...flags], text) => {
    const { exitCode, stdout } = await commandLine(['export', target, document, ...flags]);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(text)]);
  });

  test.each(['api.json', 'api.yaml', 'api.template', 'api.svg', 'api.mmd'])(
    'checks the file %s against what would be written',
    async (file) => {
      const target = /svg|mmd/.test(file) ? 'diagram' : /template/.test(file) ? 'cloudformation' : 'openapi';
      await commandLine(['export', target, document, '--out', file], { cwd: folder });
      expect(await commandLine(['export', target, document, '--check', file], { cwd: folder })).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: '',
      });
      const other = write('other.json', { ...petStore, paths: {} });
      const { exitCode, stdout } = await commandLine(['export', target, other, '--check', file], { cwd: folder });
      expect([exitCode, stdout]).toEqual([1, expect.stringMatching(target === 'diagram' ? /write it again/ : /^- GET .*removed/m)]);
    },
  );

  test('takes another order and other spelling of the same for the same', async () => {
    await commandLine(['export', 'openapi', document, '--out', 'order.json'], { cwd: folder });
    const written = JSON.parse(readFileSync(join(folder, 'order.json'), 'utf8')) as object;
    write('order.json', Object.fromEntries(Object.entries(written).reverse()));
    expect(await commandLine(['export', 'openapi', document, '--check', 'order.json'], { cwd: folder })).toMatchObject({ exitCode: 0 });
  });

  test.each<[string, string[], string]>([
    ['to a file and against one', ['openapi', '--out', 'x', '--check', 'y'], '--out and --check exclude each other'],
    ['a picture of a document', ['openapi', '--format', 'svg'], 'openapi is written as json or yaml, not as svg'],
    ['a clean template', ['cloudformation', '--clean'], 'a template is for deployment'],
    ['resources of a document', ['openapi', '--resources'], '--resources is for export cloudformation'],
    ['a clean document to deploy', ['swagger', '--clean', '--rendering', 'deployable'], '--clean leaves out what deploys an API'],
    [
      'against a file that is not there',
      ['openapi', '--check', 'none.yaml'],
      '--check none.yaml: there is no such file; write it with --out first',
    ],
  ])('refuses to write %s', async (_what, [target = '', ...flags], message) => {
    const { exitCode, stderr } = await commandLine(['export', target, document, ...flags], { cwd: folder });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('of a document needs no target: it is written as OpenAPI 3.0', async () => {
    const { exitCode, stdout } = await commandLine(['export', 'pets.json'], { cwd: folder });
    expect([exitCode, stdout]).toEqual([0, (await commandLine(['export', 'openapi', document])).stdout]);
  });

  test('to - is standard output, and no file of that name', async () => {
    const { stdout } = await commandLine(['export', 'swagger', document, '--out', '-'], { cwd: folder });
    expect([stdout.slice(0, 20), existsSync(join(folder, '-'))]).toEqual(['{\n  "swagger": "2.0"', false]);
  });

  test.each<[string, string[], string]>([
    ['a word that is no target', ['svg', 'pets.json'], '"svg" is none of the targets: write openapi, swagger, cloudformation or diagram'],
    ['a word alone', ['pets'], '"pets" is none of the targets'],
    ['a file that is not there', ['none.yaml'], 'none.yaml: there is no such file or folder'],
    ['a picture of pixels', ['diagram', 'pets.json', '--out', 'api.png'], 'diagram is written as mermaid or svg, not as png'],
  ])('says what to write instead of %s', async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await commandLine(['export', ...args], { cwd: folder });
    expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  });

  test('checks that the file has the form that would be written', async () => {
    await commandLine(['export', 'openapi', document, '--out', 'form.yaml'], { cwd: folder });
    expect(await commandLine(['export', 'swagger', document, '--check', 'form.yaml'], { cwd: folder })).toEqual({
      exitCode: 1,
      stdout: 'FOLDER/form.yaml: this is an OpenAPI 3 document, and not a Swagger 2.0 document; write it again with --out\n'.replace(
        'FOLDER',
        folder,
      ),
      stderr: '',
    });
  });

  test.each(['check.yaml', 'check.svg'])('takes %s with the line ends of another system for the same', async (file) => {
    const target = file.endsWith('svg') ? 'diagram' : 'openapi';
    await commandLine(['export', target, document, '--out', file], { cwd: folder });
    write(file, readFileSync(join(folder, file), 'utf8').replaceAll('\n', '\r\n'));
    expect(await commandLine(['export', target, document, '--check', file], { cwd: folder })).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('names the first of what is wrong with the API', async () => {
    const file = write('new.json', { openapi: '3.1.0', info: { title: 'New', version: '1' }, paths: {} });
    const { exitCode, stderr } = await commandLine(['export', 'openapi', file]);
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^warning {2}New has 2 errors: .*openapi-version/)]);
  });

  test('says what of the API is not at hand', async () => {
    const BodyS3Location = { Bucket: 'documents', Key: 'pets.yaml' };
    const file = write('s3.json', {
      Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'pets', BodyS3Location } } },
    });
    const { exitCode, stderr } = await commandLine(['export', 'openapi', file]);
    const told = 'a part of Api is not at hand (a document in S3, or one that only the deployment makes)';
    expect([exitCode, stderr]).toEqual([0, `warning  ${told}\n`]);
    const compared = await commandLine(['diff', file, document]);
    expect(compared.stderr).toBe(`warning  ${file}: ${told}; it is missing from the comparison\n`);
  });

  test('leaves the extensions out where it is told to', async () => {
    const { stdout } = await commandLine(['export', 'openapi', document, '--clean']);
    expect(stdout).not.toContain('x-amazon');
  });
});

describe('test', () => {
  const request = { method: 'GET', path: '/health', headers: [] };
  const cases = (): string =>
    write(
      'health.jsonl',
      [
        { id: 'health/ok', api: { $file: 'pets.json' }, request, expect: { response: { status: 200 } } },
        {
          id: 'health/wrong',
          api: { $file: 'pets.json' },
          request,
          expect: { response: { status: 201, headers: { 'content-type': 'text/plain' } } },
        },
        { id: 'vtl/ok', template: '$input.body', input: { body: 'x' }, expect: { output: 'x' } },
        { id: 'validation/wrong', api: { $file: 'pets.json' }, expect: { accepted: false, rule: 'http-uri' } },
        { id: 'other/wrong', expect: {} },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );

  test('prints a line for each failure, and how many there are', async () => {
    const { exitCode, stdout, stderr } = await commandLine(['test', cases()]);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout.split('\n')).toEqual([
      'failed  health/wrong: response.status: expected 201, was 200; response.headers.content-type: expected "text/plain", was "application/json"',
      'failed  validation/wrong: rejections: expected http-uri, was none',
      expect.stringMatching(/^failed {2}other\/wrong: health\.jsonl:5: this is no case of a known kind/),
      '2 passed, 3 failed',
      '',
    ]);
  });

  test('prints one JSON object for each case', async () => {
    const { exitCode, stdout, stderr } = await commandLine(['test', cases(), '--json']);
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; outcome: string; differences?: object[] });
    expect([exitCode, stderr]).toEqual([1, '2 passed, 3 failed\n']);
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'passed', 'failed', 'failed']);
    expect(results[1]?.differences?.[0]).toEqual({ at: 'response.status', expected: '201', actual: '200' });
  });

  test('exits with 0 where all is well, and counts what cannot go over connections as skipped', async () => {
    const file = write('fine.jsonl', '{"id":"vtl/ok","template":"a","expect":{"output":"a"}}\n');
    expect(await commandLine(['test', file])).toMatchObject({ exitCode: 0, stdout: '1 passed, 0 failed\n' });
    expect((await commandLine(['test', file, '--sockets'])).stdout).toContain('0 passed, 0 failed, 1 skipped\n');
  });
});

describe('serve', () => {
  const quiet = ['serve', '--allow-unsupported', '--port', '0'];

  /** Interrupts after the request that is sent once the server says where it is. */
  function after(path: string): (stdout: string) => Promise<boolean> {
    let asked = false;
    return async (stdout) => {
      const url = /api {6}(\S+)/.exec(stdout)?.[1];
      if (url === undefined || asked) return stdout.includes('nearest');
      asked = true;
      await fetch(url + path);
      return false;
    };
  }

  test('says where the API is, prints a line for each request, and ends with 130', async () => {
    const { exitCode, stdout, stderr } = await commandLine([...quiet, document, '--stage', 'dev'], { interruptWhen: after('/pet/7') });
    expect([exitCode, stderr]).toEqual([130, '']);
    expect(stdout).toMatch(
      /^PetStore {3}stage dev {2,}ready in \d+ ms\n {2}api {6}http:\/\/127\.0\.0\.1:\d+\/dev\n {2}try {6}curl http:\/\/127\.0\.0\.1:\d+\/dev\/hello\n/,
    );
    expect(stdout).toMatch(/\n\d\d:\d\d:\d\d {2}GET {2}\/pet\/7 {16}403 {2,}\d+ ms {2}no route {7}nearest: GET \/pets\/\{petId\}.*\n$/);
  });
});

test('serve without a port moves on to the next one that is free, and says so; --json prints a trace a line', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.once('error', () => resolve()).listen(4000, '127.0.0.1', () => resolve()));
  let asked = false;
  let notes = '';
  const outcome = commandLine(['serve', '--allow-unsupported', '--json', document], {
    interruptWhen: (stdout) => stdout.endsWith('}\n'),
    noted: (stderr) => {
      notes = stderr;
      const url = /ready {2}(\S+)/.exec(stderr)?.[1];
      if (url !== undefined && !asked) void fetch(`${url}/health`, { headers: { Authorization: 's3cret' } });
      asked ||= url !== undefined;
    },
  });
  const { exitCode, stdout } = await outcome;
  taken.close();
  expect(exitCode).toBe(130);
  expect(notes).toMatch(/^port 4000 is taken; serving on (\d+)\nready {2}http:\/\/127\.0\.0\.1:\1\/test\n$/);
  expect(JSON.parse(stdout)).toMatchObject({ route: { resourcePath: '/health' }, methodResponse: { status: 200 } });
  expect(stdout).not.toContain('s3cret');
});

describe('the app of cdk.json', () => {
  const manifest = (templateFile: string) => ({
    version: '36.0.0',
    artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile } } },
  });
  const template = { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: petStore } } } };

  /** An app that writes an assembly, and what it was given. */
  const app = `
    const { writeFileSync } = require('node:fs');
    const out = process.env.CDK_OUTDIR;
    console.log('context ' + JSON.parse(process.env.CDK_CONTEXT_JSON).greeting);
    writeFileSync(out + '/manifest.json', ${JSON.stringify(JSON.stringify(manifest('S.template.json')))});
    writeFileSync(out + '/S.template.json', ${JSON.stringify(JSON.stringify(template))});
  `;

  test('is synthesized, with its context; what it prints goes to stderr', async () => {
    write('app/app.js', app);
    write('app/cdk.json', { app: 'node app.js', build: 'echo built', context: { greeting: 'hello' } });
    const { exitCode, stdout, stderr } = await commandLine(['export', 'swagger'], { cwd: join(folder, 'app') });
    expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^built\ncontext hello\n/)]);
    expect(stdout).toContain('"swagger": "2.0"');
  });

  test('is still there when a call asks what a value refers to', async () => {
    const role = { 'Fn::GetAtt': ['Role', 'Arn'] };
    const queue = {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/queue',
      credentials: role,
      responses: { default: { statusCode: '200' } },
    };
    const paths = { '/queue': { post: { responses: { 200: {} }, 'x-amazon-apigateway-integration': queue } } };
    const body = { openapi: '3.0.1', info: { title: 'queue', version: '1' }, paths };
    const resources = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: body } }, Role: { Type: 'AWS::IAM::Role' } };
    write('app/app.js', app.replace(JSON.stringify(JSON.stringify(template)), JSON.stringify(JSON.stringify({ Resources: resources }))));
    write('app/cdk.json', { app: 'node app.js' });
    const args = ['invoke', 'POST', '/queue', '--backend-status', '200'];
    const { exitCode, stderr } = await commandLine(args, { cwd: join(folder, 'app') });
    expect([exitCode, stderr]).toEqual([0, 'context undefined\n']);
  });

  test('may be an assembly that is there already, as --app may', async () => {
    write('out/manifest.json', manifest('S.template.json'));
    write('out/S.template.json', template);
    write('cdk.json', { app: 'out' });
    for (const args of [[], ['--app', 'out']]) {
      expect(await commandLine(['export', 'openapi', ...args], { cwd: folder })).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('"openapi"') as string,
      });
    }
  });

  test.each<[string, object, string]>([
    ['fails', { app: 'node -e "process.exit(3)"' }, 'the app `node -e "process.exit(3)"` failed (exit code 3); what it said stands above'],
    ['writes nothing', { app: 'node -e 0' }, 'the app `node -e 0` wrote no cloud assembly'],
    ['is not named', {}, 'cdk.json names no `app`'],
    ['is no command', { app: ['node'] }, '`app` must be a command'],
  ])('that %s is one clear error', async (_what, cdkJson, message) => {
    write('bad/cdk.json', cdkJson);
    const { exitCode, stderr } = await commandLine(['validate'], { cwd: join(folder, 'bad') });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test.each<[string, Record<string, string>, string[], boolean]>([
  ['off a terminal there is none', {}, [], false],
  ['FORCE_COLOR asks for it', { FORCE_COLOR: '1' }, [], true],
  ['NO_COLOR forbids it', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ['--color always goes before the environment', { NO_COLOR: '1' }, ['--color', 'always'], true],
  ['--color never, too', { FORCE_COLOR: '1' }, ['--color', 'never'], false],
])('colours: %s', async (_what, env, flags, coloured) => {
  const { stdout } = await commandLine([...flags, 'invoke', 'GET', '/health', document], { env });
  expect(stdout.includes('\u001b[')).toBe(coloured);
});
