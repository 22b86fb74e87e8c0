import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../../lib/definition';
import { fixedClock, type GatewayOptions } from '../../../lib/engine';
import { LocalUserPool } from '../../../lib/testing';
import { running } from '../apis';
import { guarded, scheme, userPool } from './guarded';

const pool = new LocalUserPool();
const authorizer = scheme({ type: 'cognito_user_pools', providerARNs: [userPool] });
const now = fixedClock().now() / 1000;

function api(operations: Record<string, JsonObject> = { 'GET /x': {} }, options: GatewayOptions = {}) {
  return running(guarded(authorizer, operations), { status: 200 }, { userPools: { '*': pool }, ...options });
}

const bearer = (token: string) => ({ headers: ['authorization', token] });

test.each([(token: string) => token, (token: string) => `Bearer ${token}`])('an identity token lets its caller in', async (written) => {
  expect(await api().call('GET /x', bearer(written(pool.idToken())))).toMatchObject({ status: 200 });
});

const template = (text: string): JsonObject => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': text } } },
});

test('claims are texts: lists joined by commas, instants as Java writes them, objects as JSON', async () => {
  const text =
    '$context.authorizer.claims.email|$context.authorizer.claims.get("cognito:groups")|$context.authorizer.claims.exp|$context.authorizer.claims.auth_time|$context.authorizer.claims.email_verified|$context.authorizer.claims.identities';
  const token = pool.idToken({ email: 'a@b.example', 'cognito:groups': ['a', 'b'], email_verified: true, identities: [{ userId: '1' }] });
  expect((await api({ 'GET /x': template(text) }).call('GET /x', bearer(token))).body).toBe(
    `a@b.example|a,b|Mon Jan 01 01:00:00 UTC 2024|${now}|true|{"userId":"1"}`,
  );
});

test('names of prototypes are claims like others, or none', async () => {
  const token = pool.idToken(JSON.parse('{"toString": "t", "__proto__": {"admin": true}, "constructor": "c"}') as JsonObject);
  const text = '$context.authorizer.claims.get("toString")|$context.authorizer.claims.admin|$context.authorizer.claims.hasOwnProperty';
  expect((await api({ 'GET /x': template(text) }).call('GET /x', bearer(token))).body).toBe('t||');
});

test.each<[string, string[] | undefined, string, number]>([
  ['an identity token where no scope is named', undefined, pool.idToken(), 200],
  ['an access token where no scope is named', undefined, pool.accessToken({ scope: 'a/read' }), 401],
  ['an access token with one of the scopes', ['a/read', 'a/write'], pool.accessToken({ scope: 'openid a/write' }), 200],
  ['an access token with other scopes', ['a/read'], pool.accessToken({ scope: 'a/read2 xa/read' }), 401],
  ['an access token without scopes', ['a/read'], pool.accessToken(), 401],
  ['an identity token where scopes are named', ['a/read'], pool.idToken({ scope: 'a/read' }), 401],
])('%s', async (_name, scopes, token, status) => {
  const { call } = api({ 'GET /x': scopes ? { scopes } : {} });
  expect((await call('GET /x', bearer(token))).status).toBe(status);
});

const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
const [head, body, signature] = pool.idToken().split('.') as [string, string, string];
const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as JsonObject;
const unsigned = (more: object, claims: object = {}) =>
  `${part({ ...header, ...more })}.${part({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), ...claims })}`;
const forged = `${unsigned({ alg: 'HS256' })}`;

test.each<[string, string]>([
  ['no token', ''],
  ['text that is no token', 'nonsense'],
  ['a token without a signature', `${head}.${body}.`],
  ['a token that says it needs no signature', `${unsigned({ alg: 'none' })}.`],
  ['a token that says so with a signature', `${unsigned({ alg: 'none' })}.${signature}`],
  [
    'a token that is signed with the public key as a secret',
    `${forged}.${createHmac('sha256', JSON.stringify(pool.keys[0])).update(forged).digest('base64url')}`,
  ],
  ['a token of another algorithm', `${unsigned({ alg: 'RS256' })}.${signature}`],
  ['a token of an unknown key', `${unsigned({ kid: 'other' })}.${signature}`],
  ['a token without a key', `${unsigned({ kid: undefined })}.${signature}`],
  ['a token of a key with the name of a prototype', `${unsigned({ kid: '__proto__' })}.${signature}`],
  ['a token whose claims were changed', `${unsigned({}, { sub: 'admin' })}.${signature}`],
  ['a token of another pool', new LocalUserPool().idToken()],
  ['a token of another issuer', pool.idToken({ iss: 'https://evil.example' })],
  ['a token without an end', pool.idToken({ exp: undefined })],
  ['a token that begins later', pool.idToken({ nbf: now + 60 })],
  ['a token of 9 KB that is none', 'a.'.repeat(4500)],
  ['a token of many braces', `${Buffer.from('{'.repeat(5000)).toString('base64url')}.e30.x`],
])('%s is unauthorized', async (_name, token) => {
  const answer = await api().call('GET /x', bearer(token));
  expect([answer.status, answer.body, answer.headers['x-amzn-errortype']]).toEqual([
    401,
    '{"message":"Unauthorized"}',
    'UnauthorizedException',
  ]);
});

test('a token that has expired is told so, by the clock of the gateway', async () => {
  const token = pool.idToken({}, { issuedAt: new Date((now - 3600) * 1000) });
  expect(await api().call('GET /x', bearer(token))).toMatchObject({ status: 401, body: '{"message":"The incoming token has expired"}' });
  const before = { now: () => (now - 1) * 1000 };
  expect(await api(undefined, { clock: before }).call('GET /x', bearer(token))).toMatchObject({ status: 200 });
});

test('a pool is told by its ARN or id, and its issuer is the service’s unless the keys name one', async () => {
  const { keys } = pool;
  for (const name of [userPool, 'us-east-1_localpool']) {
    expect(await api(undefined, { userPools: { [name]: { keys } } }).call('GET /x', bearer(pool.idToken()))).toMatchObject({ status: 200 });
  }
  const own = { '*': { keys, issuer: 'https://issuer.example' } };
  expect(await api(undefined, { userPools: own }).call('GET /x', bearer(pool.idToken({ iss: 'https://issuer.example' })))).toMatchObject({
    status: 200,
  });
  expect(await api(undefined, { userPools: own }).call('GET /x', bearer(pool.idToken()))).toMatchObject({ status: 401 });
  expect(() => api(undefined, { userPools: { 'us-east-1_other': { keys } } })).toThrow(
    'no keys are given for the user pool us-east-1_localpool',
  );
});

test.each([
  ['local.*', 200],
  ['local', 401],
])('an expression is held against the audience as a whole: %s', async (expression, status) => {
  const members = { type: 'cognito_user_pools', providerARNs: [userPool], identityValidationExpression: expression };
  const { call } = running(guarded(scheme(members)), { status: 200 }, { userPools: { '*': pool } });
  expect((await call('GET /x', bearer(pool.idToken()))).status).toBe(status);
});

describe('keys that nobody gave', () => {
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, answer) => {
      asked++;
      answer.end(JSON.stringify({ keys: pool.keys }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('are fetched by nobody unless it is asked for, and a pool that cannot be reached is no reason to let anybody in', async () => {
    expect(() => api(undefined, { userPools: {} })).toThrow('no keys are given for the user pool us-east-1_localpool');
    expect(asked).toBe(0);
    // HTTPS alone is fetched from: this address speaks none.
    const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const elsewhere = new LocalUserPool({ issuer });
    const members = {
      type: 'cognito_user_pools',
      providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_localpool'],
    };
    const { call } = running(guarded(scheme(members)), { status: 200 }, { fetchKeys: true, userPools: { '*': { issuer } } });
    expect(await call('GET /x', bearer(elsewhere.idToken()))).toMatchObject({ status: 500, body: '{"message":null}' });
  });
});
