import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isCompiled } from './packed-package';

const root = resolve(__dirname, '../..');

/** The Python side needs a wheel, a virtual environment and aws-cdk-lib from PyPI: asked for by name, and done in CI. */
const wanted = isCompiled && process.env.TEST_PYTHON !== undefined && spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
const describePython = wanted ? describe : describe.skip;

describePython('the Python package (skipped unless TEST_PYTHON is set, python3 is there and the package is compiled)', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'python-'));
    execFileSync('npx', ['jsii-pacmak', '--target', 'python', '--outdir', folder], { cwd: root, stdio: 'pipe' });
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
    const wheel = readdirSync(join(folder, 'python')).find((name) => name.endsWith('.whl')) as string;
    execFileSync(join(folder, 'venv/bin/pip'), ['install', '--quiet', join(folder, 'python', wheel)], { stdio: 'pipe' });
  }, 400_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('declares an API and synthesizes it', () => {
    writeFileSync(
      join(folder, 'app.py'),
      `import json
from aws_cdk import App, Stack
from aws_cdk.aws_apigateway import RestApi
from cdk_rest_integrations import HttpCustomIntegration, HttpProxyResource, MappingTemplate, MethodRequest, OpenApiDocument

app = App()
stack = Stack(app, "S")
api = RestApi(stack, "Api")
HttpProxyResource(api.root, "Site", url="http://example.com")
OpenApiDocument(stack, "Document", api=api)
template = app.synth().get_stack_by_name("S").template
methods = [r["Properties"] for r in template["Resources"].values() if r["Type"] == "AWS::ApiGateway::Method"]
print(json.dumps([m["Integration"]["RequestParameters"] for m in methods]))
`,
    );
    const printed = execFileSync(join(folder, 'venv/bin/python'), ['app.py'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDK_VALIDATION: 'false', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' },
    });
    expect(JSON.parse(printed)).toEqual([{ 'integration.request.path.proxy': 'method.request.path.proxy' }]);
  }, 120_000);
});
