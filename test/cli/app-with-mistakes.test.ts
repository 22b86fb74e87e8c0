import { join } from 'node:path';
import { commandLine } from './command-line';

/** Its synthesis by `cdk synth` ends with an exception that tells the mistakes; the commands tell them themselves. */
const cwd = join(__dirname, 'app-with-mistakes');

describe('an app with mistakes', () => {
  test('is judged like a document: blocks that name the line of its code, exit code 1, told once', async () => {
    const { exitCode, stdout, stderr } = await commandLine(['validate'], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).not.toMatch(/http-port|^\s+at /m);
    expect(stdout).toMatch(/^error {2}http-port .* GET \/\n/);
    expect(stdout).toContain('app-with-mistakes/run.ts:10:10\n');
    expect(stdout).toMatch(/^error {2}template-syntax .* POST \/ · integration request$/m);
    expect(stdout).toMatch(/\n {2}create\.vtl:1:\d+\n {2}1 {2}│ #if\(\$x\n {5}│ +\^/);
  }, 60_000);

  test('is called with its mistakes, as if it were deployed', async () => {
    const { exitCode, stdout } = await commandLine(['invoke', 'POST', '/', '-d', '{}'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^because .*#if/m);
  }, 60_000);

  test('is written as a document, and that it has mistakes is said', async () => {
    const { exitCode, stdout, stderr } = await commandLine(['export'], { cwd });
    expect([exitCode, (JSON.parse(stdout) as { openapi: string }).openapi]).toEqual([0, '3.0.0']);
    expect(stderr).toContain('warning  Shop/Api has 2 errors: http-port (GET /), template-syntax (POST /); `validate` tells them\n');
  }, 60_000);
});
