import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Installation, installPackedPackage, isCompiled } from './packed-package';

const document = {
  openapi: '3.0.1',
  info: { title: 'packed', version: '1' },
  paths: {
    '/hello': {
      get: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: { 'application/json': '{"hello": "$util.urlEncode($input.params(\'who\'))"}' },
            },
          },
        },
      },
    },
  },
};

const describeCompiled = isCompiled ? describe : describe.skip;

describeCompiled('the packed package (skipped until `npx projen compile` has run)', () => {
  let installed: Installation;

  beforeAll(() => {
    installed = installPackedPackage();
    writeFileSync(join(installed.folder, 'api.json'), JSON.stringify(document));
  }, 60_000);
  afterAll(() => installed.remove());

  const run = (code: string): string => installed.run(process.execPath, ['-e', code]);

  test('synthesizes a stack with our constructs, and writes the document and the handler beside the template', () => {
    const written = run(`
      const { App, Stack } = require('aws-cdk-lib');
      const { RestApi } = require('aws-cdk-lib/aws-apigateway');
      const { HttpProxyResource, OpenApiDocument, RuntimeHandler } = require('cdk-rest-integrations');
      const app = new App();
      const stack = new Stack(app, 'S');
      const api = new RestApi(stack, 'Api');
      new HttpProxyResource(api.root, 'Site', { url: 'http://example.com' });
      new OpenApiDocument(stack, 'Document', { api });
      new RuntimeHandler(stack, 'Handler', { api });
      const out = app.synth().directory;
      console.log(require('node:fs').readdirSync(out, { recursive: true }).join('\\n'));
    `);
    expect(written).toMatch(/^S\.template\.json$/m);
    expect(written).toMatch(/openapi.*\.json$/m);
    expect(written).toMatch(/server\.js$/m);
  }, 60_000);

  test('runs an API in a test without loading the CDK', () => {
    const printed = run(`
      const { LocalApi } = require('cdk-rest-integrations/testing');
      LocalApi.from('api.json').invoke('GET /hello?who=you').then((call) => {
        console.log(call.status, JSON.stringify(call.json));
        console.log(Object.keys(require.cache).some((file) => file.includes('aws-cdk-lib')));
      });
    `);
    expect(printed).toBe('200 {"hello":"you"}\nfalse\n');
  });

  test('is imported from ECMAScript modules', () => {
    writeFileSync(
      join(installed.folder, 'module.mjs'),
      "import { LocalApi, answer } from 'cdk-rest-integrations/testing'; import { HttpProxyResource } from 'cdk-rest-integrations'; console.log(typeof LocalApi, typeof answer, typeof HttpProxyResource);",
    );
    expect(installed.run(process.execPath, ['module.mjs'])).toBe('function function function\n');
  });

  test('has the command line', () => {
    const cli = join(installed.folder, 'node_modules/cdk-rest-integrations/bin/cdk-rest-integrations.js');
    expect(installed.run(process.execPath, [cli, 'validate', 'api.json'])).toContain('no problems');
    expect(installed.run(process.execPath, [cli, 'invoke', 'GET', '/hello?who=me', 'api.json', '--body-only'])).toContain(
      '{"hello": "me"}',
    );
  });

  test('has types for the package and for every subpath', () => {
    writeFileSync(
      join(installed.folder, 'typed.ts'),
      `import { HttpProxyResource, MappingTemplate } from 'cdk-rest-integrations';
       import { LocalApi, answer } from 'cdk-rest-integrations/testing';
       import { readOpenApi, validate, writeOpenApi } from 'cdk-rest-integrations/definition';
       export const used: unknown[] = [HttpProxyResource, MappingTemplate, LocalApi, answer, readOpenApi, validate, writeOpenApi];`,
    );
    const tsc = resolve(__dirname, '../../node_modules/typescript/bin/tsc');
    const compile = (module: string, moduleResolution: string): string => {
      const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, target: 'es2022', types: [], module, moduleResolution };
      writeFileSync(join(installed.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
      return spawnSync(process.execPath, [tsc], { cwd: installed.folder, encoding: 'utf8' }).stdout;
    };
    expect(compile('node16', 'node16')).toBe('');
    expect(compile('esnext', 'bundler')).toBe('');
  }, 60_000);

  test('carries no source, test or machine of ours', () => {
    const files = execFileSync(
      'find',
      ['node_modules/cdk-rest-integrations', '-type', 'f', '-not', '-path', '*/node_modules/cdk-rest-integrations/node_modules/*'],
      {
        cwd: installed.folder,
        encoding: 'utf8',
      },
    )
      .split('\n')
      .map((file) => file.replace('node_modules/cdk-rest-integrations/', ''));
    expect(files.filter((file) => /^(lib|test|examples|benchmark|scripts|docs|\.ci|cdk\.out)\//.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'README.md', '.jsii', 'build/index.js', 'assets/handler/index.js']),
    );
  });
});
