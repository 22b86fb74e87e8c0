import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const app = join(__dirname, 'run-by-command-line/run.ts');

jest.setTimeout(120_000);

/** Runs the app as CDK's command line does, which tells aws-cdk-lib not to print what plugins find. */
function run(mode: string, env: Readonly<Record<string, string | undefined>> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', app, mode], {
    cwd: __dirname,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      CDK_OUTDIR: mkdtempSync(join(tmpdir(), 'run-')),
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ '@aws-cdk/core:failSynthOnValidationErrors': false }),
      JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '1',
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1',
      ...env,
    },
  });
  return { status, stderr };
}

test('errors end as blocks with the lines of the person’s own file, and exit code 1 without a stack', () => {
  const { status, stderr } = run('errors');
  expect(status).toBe(1);
  expect(stderr).toContain('error  uri-variable-unmapped                                   GET /pets/{petId}');
  expect(stderr).toMatch(/\n {2}run-by-command-line\/run\.ts:\d+:\d+\n/);
  expect(stderr).toMatch(/\^\^\^\^ no path mapping/);
  expect(stderr).toContain('error  http-uri');
  expect(stderr).toMatch(/\n2 errors, 0 warnings +explain a rule: npx cdk-rest-integrations validate --explain [a-z-]+\n$/);
  expect(stderr).not.toMatch(/^\s+at .*:\d+\)?$|ValidationFailed|node_modules/m);
});

test('what other constructs say is told as well', () => {
  const { status, stderr } = run('others');
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /2 errors, 0 warnings[\s\S]*\nValidation failed with the following errors:\n {2}\[PetStack\/Empty\] The REST API doesn't contain any methods\n$/,
  );
});

test('who catches the exception gets it, and another exception stays what it is', () => {
  expect(run('caught')).toEqual({ status: 0, stderr: 'caught\n' });
  const { status, stderr } = run('another');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^caught\nTypeError: something else\n {4}at /);
});

test('without the command line CDK’s exception stands', () => {
  const { status, stderr } = run('errors', { CDK_OUTDIR: undefined });
  expect(status).toBe(1);
  expect(stderr).toContain('Validation failed with the following errors');
});

test('a wrong value begins its stack at the line that the person wrote', () => {
  const { status, stderr } = run('wrong name');
  expect(status).toBe(1);
  expect(/\n {4}at [^\n]*/.exec(stderr)?.[0]).toContain('run-by-command-line/run.ts:');
});

test('what the plugin finds is told where CDK keeps its report to itself', () => {
  const { status, stderr } = run('plugin');
  expect(status).toBe(1);
  expect(stderr).toContain('error  uri-variable-unmapped');
  const acknowledged = run('acknowledged');
  expect(acknowledged.status).toBe(0);
  expect(acknowledged.stderr).not.toContain('uri-variable-unmapped');
});

test('what CDK prints of the plugin is not printed twice', () => {
  const { status, stderr } = run('plugin', { CDK_CONTEXT_JSON: '{}' });
  expect(status).toBe(1);
  expect(stderr).not.toContain('error  uri-variable-unmapped');
  expect(stderr).toContain('uri-variable-unmapped');
});
