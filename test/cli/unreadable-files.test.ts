import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './command-line';

const folder = mkdtempSync(join(tmpdir(), 'unreadable-'));

beforeAll(() => {
  const integration = { type: 'http_proxy', httpMethod: 'POST', uri: 'https://pets.example.com' };
  const paths = { '/pets': { post: { 'x-amazon-apigateway-integration': integration } } };
  writeFileSync(join(folder, 'api.json'), JSON.stringify({ openapi: '3.0.1', info: { title: 'Pets', version: '1' }, paths }));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('pipe', join(folder, 'link-to-pipe'));
  mkdirSync(join(folder, 'folder'));
  const large = openSync(join(folder, 'large'), 'w');
  ftruncateSync(large, 2 * 1024 ** 3);
  closeSync(large);
});

afterAll(() => rmSync(folder, { recursive: true }));

const files = new Map([
  ['/dev/zero', /larger than 64 MiB|a device/],
  ['large', /larger than 64 MiB|longer than 32 MiB/],
  ['pipe', /a named pipe/],
  ['link-to-pipe', /a named pipe/],
  ['folder', /a folder|no cloud assembly/],
  ['none', /there is no such file/],
]);
const invoke = ['invoke', 'POST', '/pets', 'api.json', '--backend-status', '200'];
const commands: readonly ((file: string) => readonly string[])[] = [
  (file) => ['validate', file],
  (file) => ['export', 'openapi', file],
  (file) => ['export', 'openapi', 'api.json', '--check', file],
  (file) => ['diff', 'api.json', file],
  (file) => ['test', file],
  (file) => [...invoke, '--data-file', file],
  (file) => [...invoke, '--backend-body', `@${file}`],
  (file) => [...invoke, '--as', file],
  (file) => [...invoke, '--callers', file],
  (file) => [...invoke, '--user-pool-keys', file],
];
const cases = [...files].flatMap(([file, reason]) => commands.map((command) => [command(file).join(' '), command(file), reason] as const));

test.each(cases)('%s ends with one clear line', async (_name, args, reason) => {
  const { exitCode, stdout, stderr } = await commandLine(args, { cwd: folder });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^error {2}[^\n]+\n$/);
  expect(stderr).toMatch(reason);
});

test('a cdk.json that is no file is one clear line, too', async () => {
  const app = join(folder, 'app');
  mkdirSync(app);
  execFileSync('mkfifo', [join(app, 'cdk.json')]);
  expect(await commandLine(['validate'], { cwd: app })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('a named pipe') as unknown,
  });
});
