import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/definition';
import { readOpenApi } from '../../lib/readers';
import { LocalUserPool } from '../../lib/testing';
import { guarded, scheme, userPool } from '../engine/authorizers/guarded';
import { HandlerFolders } from './handler-folders';

const pool = new LocalUserPool();
const now = { issuedAt: new Date() };
const variables = ['USER_POOL_KEYS', 'FETCH_USER_POOL_KEYS', 'CALLERS', 'ALLOW_UNSUPPORTED'];

let handlers: HandlerFolders;
let folder: string;
let file: string;
beforeAll(() => {
  handlers = new HandlerFolders();
  folder = mkdtempSync(join(tmpdir(), 'handler-authorizers-'));
  file = handlers.writeApi(readOpenApi(guarded(scheme({ type: 'cognito_user_pools', providerARNs: [userPool] }))).definition);
});
afterEach(() => {
  for (const name of variables) delete process.env[name];
});
afterAll(() => {
  handlers.remove();
  rmSync(folder, { recursive: true });
});

function written(name: string, json: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const event = (more: JsonObject = {}) => ({ httpMethod: 'GET', path: '/x', body: null, ...more }) as never;

test.each([
  ['of one pool', { keys: pool.keys }],
  ['of several', { 'us-east-1_localpool': { keys: pool.keys } }],
])('keys %s are read from the file that the environment names', async (_what, keys) => {
  process.env['USER_POOL_KEYS'] = written('keys.json', keys);
  const handler = handlers.core.openHandler(file);
  expect((await handler(event({ headers: { authorization: pool.idToken({}, now) } }))).statusCode).toBe(200);
  expect((await handler(event({ headers: { authorization: new LocalUserPool().idToken({}, now) } }))).statusCode).toBe(401);
});

test('a handler without keys does not start, unless it may fetch them or everybody may call', () => {
  expect(() => handlers.core.openGateway({}, file)).toThrow(
    'GET /x: authorization by COGNITO_USER_POOLS: no keys are given for the user pool us-east-1_localpool',
  );
  process.env['FETCH_USER_POOL_KEYS'] = 'true';
  expect(() => handlers.core.openGateway({}, file)).not.toThrow();
});

test.each([
  ['USER_POOL_KEYS', [], 'write {"keys": […]}'],
  ['CALLERS', {}, 'write a list of {"accessKeyId"'],
])('%s that names what it should not is one clear error', (name, json, message) => {
  process.env[name] = written('wrong.json', json);
  expect(() => handlers.core.openGateway({}, file)).toThrow(message);
  process.env[name] = join(folder, 'none.json');
  expect(() => handlers.core.openGateway({}, file)).toThrow(`${name}=`);
});

test('the service in front stands for an authorizer where it found somebody, and not where it saw an address alone', async () => {
  process.env['USER_POOL_KEYS'] = written('keys.json', { keys: pool.keys });
  const handler = handlers.core.openHandler(file);
  const anonymous = { identity: { sourceIp: '192.0.2.1', userAgent: 'me', userArn: null }, authorizer: { claims: null, scopes: null } };
  expect((await handler(event({ requestContext: anonymous }))).statusCode).toBe(401);
  expect((await handler(event({ requestContext: { ...anonymous, authorizer: { claims: { sub: 'me' } } } }))).statusCode).toBe(200);
});
