import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { document, functionUri } from '../engine/apis';
import { httpServer } from '../engine/loopback';
import { commandLine } from './command-line';

const cwd = mkdtempSync(path.join(tmpdir(), 'cli-services-'));

beforeAll(() => {
  const api = document({
    'GET /fn': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
    'POST /queue': {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q',
      credentials: 'arn:aws:iam::1:role/r',
      responses: { default: { statusCode: '200' } },
    },
  });
  writeFileSync(path.join(cwd, 'api.json'), JSON.stringify(api));
  writeFileSync(
    path.join(cwd, 'fn.js'),
    "exports.run = async ({ path }) => { console.log('called'); return { statusCode: 201, body: path }; };",
  );
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test('invoke runs a module in place of a function, and shows what it prints under its name', async () => {
  const { stdout, stderr, exitCode } = await commandLine(
    ['invoke', 'GET', '/fn', 'api.json', '--lambda', 'fn=./fn.js#run', '--body-only'],
    { cwd },
  );
  expect([exitCode, stdout]).toEqual([0, '/fn']);
  expect(stderr).toContain('fn  called\n');
});

test('serve runs a module in place of a function', async () => {
  let answer: Promise<string> | undefined;
  const interruptWhen = async (stdout: string): Promise<boolean> => {
    const url = /http:\/\/\S+/.exec(stdout)?.[0];
    if (url === undefined) return false;
    answer ??= fetch(`${url}/fn`).then((response) => response.text());
    await answer;
    return true;
  };
  await commandLine(['serve', 'api.json', '--port', '0', '--lambda', 'fn=./fn.js#run'], { cwd, interruptWhen });
  expect(await answer).toBe('/fn');
});

test('invoke calls services at the given address, signed', async () => {
  const seen: string[] = [];
  const server = await httpServer((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization?.slice(0, 16)}`);
    response.end('sent');
  });
  const { stdout } = await commandLine(
    ['invoke', 'POST', '/queue', 'api.json', '-d', '{}', '--aws-endpoint', `sqs=${server.origin}`, '--body-only'],
    { cwd },
  );
  await server.close();
  expect([stdout, seen]).toEqual(['sent', ['/1/q AWS4-HMAC-SHA256']]);
});

test.each([
  [['--lambda', 'fn=elsewhere'], /--lambda: the function fn: "elsewhere" answers for no function/],
  [['--lambda', 'fn'], /--lambda fn: write name=value/],
  [['--aws-endpoint', 'nowhere'], /--aws-endpoint nowhere: write an address/],
])('%s is a mistake that is told in one sentence', async (options, message) => {
  const { exitCode, stderr } = await commandLine(['invoke', 'GET', '/fn', 'api.json', ...options], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
});
