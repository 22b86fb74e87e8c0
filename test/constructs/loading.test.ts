import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** The folders of `lib` that an app with this code has loaded when it is synthesized. */
function foldersLoadedBy(code: string): readonly string[] {
  const script = `
    const { App, Stack } = require('aws-cdk-lib');
    const apigateway = require('aws-cdk-lib/aws-apigateway');
    const library = require('./lib');
    const stack = new Stack(new App(), 'Test');
    ${code}
    stack.node.root.synth();
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const output = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'false' },
  });
  const files = JSON.parse(output.trim().split('\n').at(-1) as string) as string[];
  const own = files
    .map((file) => path.relative(path.join(root, 'lib'), file).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('..'));
  return [...new Set(own.map((file) => path.dirname(file)))].sort();
}

/** Languages, and what documents are read and written with: most of the library. */
const heavy = [
  'mapping/jsonpath',
  'mapping/regex',
  'mapping/samples',
  'mapping/vtl',
  'readers/openapi',
  'writers/handler',
  'writers/openapi',
];

const heavyFoldersOf = (code: string) => foldersLoadedBy(code).filter((folder) => heavy.includes(folder));

const method = "api.root.addMethod('GET', new library.HttpCustomIntegration('https://example.com/'))";

test('an app of plain methods loads and validates without the languages of templates, and without documents', () => {
  expect(heavyFoldersOf(`const api = new apigateway.RestApi(stack, 'Api'); ${method}`)).toEqual([]);
}, 60_000);

test('an API that deploys as one resource loads the writer of documents beside', () => {
  expect(heavyFoldersOf(`const api = new library.OpenApiRestApi(stack, 'Api'); ${method}`)).toEqual(['writers/openapi']);
}, 60_000);
