import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './command-line';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'watch-'));
});

afterEach(() => rmSync(cwd, { recursive: true }));

const document = (uri: string) =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Pets', version: '1' },
    paths: { '/pets': { get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri } } } },
  });
const write = (text: string) => writeFileSync(join(cwd, 'pets.json'), text);
const waiting = 'watching for changes; Ctrl-C ends it\n';

/** Does one thing after the other, each when the command waits again; then interrupts. */
function whenWaiting(steps: readonly (() => void)[], stop: () => void) {
  let done = 0;
  return (stderr: string) => {
    if (stderr.split(waiting).length - 1 <= done) return;
    const step = steps[done++];
    if (step) step();
    else stop();
  };
}

test('a document is judged again when it changes, a mistake in writing it ends nothing, and Ctrl-C ends it with 130', async () => {
  write(document('https://petstore.example.com/'));
  let isDone = false;
  const noted = whenWaiting(
    [() => write(document('http://petstore.example.com:22/')), () => write('{ "openapi": '), () => write(document('http://x:81/'))],
    () => {
      isDone = true;
    },
  );
  const outcome = await commandLine(['validate', 'pets.json', '--watch', '--format', 'compact'], {
    cwd,
    noted,
    interruptWhen: async (stdout) => {
      if (!stdout.includes('port 81')) return false;
      while (!isDone) await new Promise((resolve) => setTimeout(resolve, 20));
      return true;
    },
  });
  expect(outcome.exitCode).toBe(130);
  expect(
    outcome.stdout
      .split('\n')
      .map((line) => / port (\d+)/.exec(line)?.[1])
      .filter((port) => port !== undefined),
  ).toEqual(['22', '81']);
  expect(outcome.stderr).toContain('~ pets.json\n');
  expect(outcome.stderr).toMatch(/^error {2}.*pets\.json:1:\d+: /m);
  expect(outcome.stdout).not.toMatch(/\u001B/);
}, 60_000);

test('files that each run of an app writes are no reason to run it again', async () => {
  writeFileSync(join(cwd, 'cdk.json'), JSON.stringify({ app: 'node app.cjs' }));
  writeFileSync(
    join(cwd, 'app.cjs'),
    `const { App, Stack } = require(${JSON.stringify(require.resolve('aws-cdk-lib'))});
const { RestApi } = require(${JSON.stringify(require.resolve('aws-cdk-lib/aws-apigateway'))});
require('node:fs').appendFileSync('runs.txt', 'run\\n');
const app = new App();
new RestApi(new Stack(app, 'Pets'), 'Api', { cloudWatchRole: false }).root.addMethod('GET');
app.synth();
`,
  );
  let settled = 0;
  const outcome = await commandLine(['validate', '--watch'], {
    cwd,
    env: { CDK_VALIDATION: 'false' },
    noted: (stderr) => {
      settled = stderr.split(waiting).length - 1;
    },
    interruptWhen: async () => {
      while (settled === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      return true;
    },
  });
  expect(outcome.exitCode).toBe(130);
  expect(outcome.stdout.match(/1 method/g)?.length).toBeLessThanOrEqual(2);
}, 120_000);
