import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const root = resolve(__dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gathered-'));
  const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  // As the package's compiler writes them.
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS };
  for (const name of files) {
    const target = join(folder, 'apart', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transpileModule(readFileSync(join(root, 'lib', name), 'utf8'), { compilerOptions }).outputText);
  }
  cpSync(join(folder, 'apart'), join(folder, 'gathered'), { recursive: true });
  writeFileSync(join(folder, 'gathered/tsconfig.tsbuildinfo'), '{}');
  gather();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gather = () =>
  execFileSync(process.execPath, [join(root, 'scripts/gather-modules.mjs'), join(folder, 'gathered')], { stdio: 'pipe' });

/** What the code prints, which finds the library in `lib`. */
const run = (kind: 'apart' | 'gathered', code: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['-e', `const lib = require('./${kind}');\n${code}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: 'false' },
    }),
  );

const synthesize = `
  const { App, Stack } = require('aws-cdk-lib');
  const { RestApi } = require('aws-cdk-lib/aws-apigateway');
  const stack = new Stack(new App(), 'Test');
  for (const api of [new RestApi(stack, 'Api'), new lib.OpenApiRestApi(stack, 'One')]) {
    api.root.addMethod('GET', new lib.HttpCustomIntegration('https://example.com/'));
    api.root.addMethod('POST', new lib.MockTemplateIntegration({ requestTemplates: { 'application/json': lib.MappingTemplate.inline('{"statusCode": 200}') } }));
  }
  const { template } = stack.node.root.synth().getStackByName('Test');`;

test('an app of gathered modules synthesizes what an app of modules in files does', () => {
  const [apart, gathered] = (['apart', 'gathered'] as const).map((kind) =>
    run(kind, `${synthesize} console.log(JSON.stringify(template));`),
  );
  expect(gathered).toEqual(apart);
}, 120_000);

test('an app loads the files of gathered modules, and next to nothing beside it', () => {
  const files = run('gathered', `${synthesize} console.log(JSON.stringify(Object.keys(require.cache)));`) as string[];
  const own = files.filter((file) => file.includes('gathered') && !file.includes('node_modules'));
  expect(own.some((file) => file.endsWith('modules.js'))).toBe(true);
  const constructs = own.filter((file) => /gathered.(constructs|definition|readers|validation|writers)/.test(file.slice(folder.length)));
  expect(constructs.length).toBeLessThanOrEqual(2);
  expect(own.some((file) => file.endsWith('modules-on-demand.js'))).toBe(true);
}, 60_000);

test('what an app of plain methods does without is not loaded: documents, functions, other constructs', () => {
  const code = `
    const { App, Stack } = require('aws-cdk-lib');
    const { RestApi } = require('aws-cdk-lib/aws-apigateway');
    const stack = new Stack(new App(), 'Test');
    new RestApi(stack, 'Api', { cloudWatchRole: false }).root.addMethod('GET', new lib.HttpCustomIntegration('https://example.com/'));
    stack.node.root.synth();
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const files = run('gathered', code) as string[];
  expect(files.filter((file) => /modules-on-demand\.js$|aws-lambda/.test(file))).toEqual([]);
}, 60_000);

test('all that modules apart export is exported', () => {
  const code = `console.log(JSON.stringify(Object.keys(lib).filter((name) => typeof lib[name] === 'function' || typeof lib[name] === 'object').sort()));`;
  const apart = run('apart', code) as string[];
  expect(apart).toContain('RuntimeHandlerFunction');
  expect(run('gathered', code)).toEqual(apart);
}, 60_000);

test.each([
  ['./gathered/constructs/integrations/http-custom-integration.js', 'HttpCustomIntegration'],
  ['./gathered/constructs/openapi-rest-api/openapi-rest-api', 'OpenApiRestApi'],
])(
  'whoever asks for the file %s gets the instance that the others have',
  (file, name) => {
    expect(run('gathered', `console.log(require('${file}').${name} === lib.${name});`)).toBe(true);
  },
  60_000,
);

test('the other entry points work with it', () => {
  const code = `
    const { LocalApi } = require('./gathered/testing');
    const { readOpenApi } = require('./gathered/definition-api');
    console.log(JSON.stringify([typeof LocalApi, typeof readOpenApi]));`;
  expect(run('gathered', code)).toEqual(['function', 'function']);
}, 60_000);

test('gathering twice leaves everything as it is, and the compiler takes nothing of it for its own', () => {
  const before = readFileSync(join(folder, 'gathered/modules.js'), 'utf8');
  gather();
  expect(readFileSync(join(folder, 'gathered/modules.js'), 'utf8')).toBe(before);
  expect(existsSync(join(folder, 'gathered/tsconfig.tsbuildinfo'))).toBe(false);
}, 60_000);

test('says what to do where some modules are gathered and others compiled anew', () => {
  cpSync(join(folder, 'apart/definition'), join(folder, 'gathered/definition'), { recursive: true });
  expect(gather).toThrow(/is gathered already, and others are not: remove .*gathered and compile again/);
}, 60_000);
