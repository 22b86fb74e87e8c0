import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { petStore } from '../testing/pet-store';

const bin = join(__dirname, '../../bin/cdk-rest-integrations.js');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
  writeFileSync(join(folder, 'pets.json'), JSON.stringify(petStore));
});

const children: ChildProcess[] = [];

// A server that a failed test left behind would keep jest from ending.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command line as a process; `watch` sees all that was printed so far, and may stop it. */
function start(
  args: readonly string[],
  watch: (stdout: string, stop: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { PATH: process.env['PATH'] } });
    children.push(child);
    let stdout = '';
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      watch(stdout, (signal) => child.kill(signal));
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

test('the process exits with the code of the command, and a mistake is one line', async () => {
  const outcome = await start(['invoke', 'GET', '/pets', 'none.yaml']);
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: 'error  none.yaml: there is no such file or folder\n' });
}, 30_000);

test('a served API answers, and Ctrl-C ends it with 130', async () => {
  let asked: Promise<Response> | undefined;
  const { code, stdout, stderr } = await start(['serve', 'pets.json', '--port', '0', '--allow-unsupported'], (printed, stop) => {
    const url = /api {6}(\S+)/.exec(printed)?.[1];
    if (url !== undefined) asked ??= fetch(`${url}/health`);
    if (printed.includes('  200  ')) stop('SIGINT');
  });
  expect([code, stderr, (await asked)?.status]).toEqual([130, '', 200]);
  expect(stdout).toMatch(/GET {2}\/health {15}200 {2,}\d+ ms\n$/);
}, 30_000);

test('standard input is a document by the name of -, and a reader that stops early is no error', async () => {
  const paths = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `/pets${index}`,
      { get: { responses: {}, 'x-amazon-apigateway-integration': { type: 'mock' } } },
    ]),
  );
  writeFileSync(join(folder, 'large.json'), JSON.stringify({ ...petStore, paths }));
  const script = `"$0" "$1" export - < large.json | head -n 2; echo "\${PIPESTATUS[0]}"`;
  const child = spawn('bash', ['--norc', '-c', script, process.execPath, bin], { cwd: folder, env: { PATH: process.env['PATH'] } });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  expect([stdout, stderr.replaceAll(/^warning .*\n/gm, '')]).toEqual(['{\n  "openapi": "3.0.0",\n0\n', '']);
}, 60_000);
