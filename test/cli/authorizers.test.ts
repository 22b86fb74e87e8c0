import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalUserPool } from '../../lib/testing';
import { commandLine } from './command-line';

const pool = new LocalUserPool();
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: {
    default: {
      statusCode: '200',
      responseTemplates: { 'application/json': '$context.authorizer.principalId $context.authorizer.claims.sub $context.identity.userArn' },
    },
  },
};
const scheme = (authorizer: object) => ({
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  'x-amazon-apigateway-authorizer': authorizer,
});
const api = {
  openapi: '3.0.1',
  info: { title: 'Guarded', version: '1' },
  components: {
    securitySchemes: {
      pool: scheme({
        type: 'cognito_user_pools',
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_localpool'],
      }),
      tokens: scheme({
        type: 'token',
        authorizerUri:
          'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:guard/invocations',
      }),
    },
  },
  paths: {
    '/pool': { get: { security: [{ pool: [] }], 'x-amazon-apigateway-integration': mock } },
    '/tokens': { get: { security: [{ tokens: [] }], 'x-amazon-apigateway-integration': mock } },
    '/signed': { get: { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' }, 'x-amazon-apigateway-integration': mock } },
  },
};

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'cli-authorizers-'));
  write('api.json', JSON.stringify(api));
  write('keys.json', JSON.stringify({ keys: pool.keys }));
  write('me.json', JSON.stringify({ identity: { userArn: 'arn:me' }, authorizer: { principalId: 'me', claims: { sub: 'ann' } } }));
  write('odd-callers.json', JSON.stringify([{ accessKeyId: 'AKIA', secretAccessKey: 's', identity: { userArn: 7 } }]));
  write('guard.cjs', guard);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const guard = `exports.handler = async ({ authorizationToken, methodArn }) => ({
  principalId: authorizationToken,
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: authorizationToken === 'good' ? 'Allow' : 'Deny', Resource: methodArn }] },
});`;

function write(name: string, content: string): void {
  writeFileSync(join(cwd, name), content);
}

const invoke = (path: string, ...options: string[]) => commandLine(['invoke', 'GET', path, 'api.json', '--body-only', ...options], { cwd });

test.each([
  ['a principal', '/pool', ['--as', 'principalId=me'], 'me  '],
  ['claims', '/pool', ['--as', 'claims.sub=ann'], ' ann '],
  ['an identity', '/signed', ['--as', 'userArn=arn:you'], '  arn:you'],
  ['a file', '/tokens', ['--as', 'me.json'], 'me ann arn:me'],
  ['a file and more', '/tokens', ['--as', 'me.json', '--as', 'principalId=you'], 'you ann arn:me'],
])('who calls is said by %s', async (_what, path, options, body) => {
  expect(await invoke(path, ...options)).toEqual({ exitCode: 0, stdout: body, stderr: '' });
});

test('an authorizer that is not run here is passed by, and said', async () => {
  const { stdout, stderr } = await invoke('/pool');
  expect([stdout, stderr]).toEqual([
    '  ',
    'note  GET /pool is authorized by COGNITO_USER_POOLS, not run locally: open; the call was let in unchecked\n',
  ]);
});

test('tokens are verified with keys of a file', async () => {
  const token = pool.idToken({ sub: 'ann' }, { issuedAt: new Date() });
  for (const keys of ['keys.json', 'us-east-1_localpool=keys.json']) {
    expect((await invoke('/pool', '--user-pool-keys', keys, '-H', `Authorization: ${token}`)).stdout).toBe(' ann ');
  }
  expect((await invoke('/pool', '--user-pool-keys', 'keys.json')).stdout).toBe('{"message":"Unauthorized"}');
});

test('an authorizer runs from a file of a person, whatever the endpoint is made to answer', async () => {
  const run = (token: string) =>
    commandLine(
      ['invoke', 'GET', '/tokens', 'api.json', '--lambda', 'guard=./guard.cjs', '-H', `Authorization: ${token}`, '--format', 'aws-log'],
      { cwd },
    );
  const good = (await run('good')).stdout.split('\n').map((line) => line.replace(/^.*? : /, ''));
  expect(good.slice(1, 6)).toEqual([
    expect.stringMatching(/^Starting authorizer: [0-9a-z]{6} for request: /),
    'Incoming identity: ****',
    expect.stringMatching(
      /^Endpoint request URI: https:\/\/lambda\.us-east-1\.amazonaws\.com\/2015-03-31\/functions\/arn:aws:lambda:us-east-1:123456789012:function:guard\/invocations$/,
    ),
    expect.stringMatching(
      /^Endpoint request body after transformations: \{"type":"TOKEN","methodArn":"[^"]*","authorizationToken":"\*\*\*"\}$/,
    ),
    expect.stringMatching(/^Sending request to https:/),
  ]);
  expect(good).toEqual(expect.arrayContaining(['Successfully completed authorizer execution', 'Method completed with status: 200']));
  const bad = (await run('a-token-that-is-bad')).stdout;
  expect(bad).toContain('Incoming identity: *************is-bad\n');
  expect(bad).toMatch(/The client is not authorized to perform this operation\.\n.*Method completed with status: 403\n$/);
  expect(bad).not.toContain('Starting execution');
  expect(bad.match(/a-token-that-is-bad/g)).toHaveLength(1);
});

test.each([
  ['--as', 'none.json', '--as none.json: there is no such file'],
  ['--as', 'keys.json', '--as keys.json: write {"identity": {"userArn": "…"}, "authorizer": {"principalId": "…"}}'],
  ['--user-pool-keys', 'me.json', '--user-pool-keys me.json: write {"keys": […]}, as https://cognito-idp'],
  ['--callers', 'me.json', '--callers me.json: write a list of {"accessKeyId"'],
  ['--callers', 'odd-callers.json', '--callers odd-callers.json: write a list of {"accessKeyId"'],
  ['--callers', 'guard.cjs', '--callers guard.cjs: Unexpected token'],
])('%s %s is one clear error', async (option, value, message) => {
  const { exitCode, stderr } = await invoke('/pool', option, value);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('serve names what it cannot run, and serves it with what is given', async () => {
  const refused = await commandLine(['serve', 'api.json', '--port', '0'], { cwd });
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    expect.stringContaining('no keys are given for the user pool us-east-1_localpool (GET /pool)'),
  ]);
  let status: number | undefined;
  const served = await commandLine(['serve', 'api.json', '--port', '0', '--user-pool-keys', 'keys.json'], {
    cwd,
    interruptWhen: async (stdout) => {
      const url = /http:\/\/\S+\/test\b/.exec(stdout)?.[0];
      if (url === undefined || status !== undefined) return false;
      status = 0;
      status = (await fetch(`${url}/pool`, { headers: { Authorization: pool.idToken({}, { issuedAt: new Date() }) } })).status;
      return true;
    },
  });
  expect([served.exitCode, status]).toEqual([130, 200]);
});
