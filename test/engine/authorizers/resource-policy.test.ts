import type { Json, JsonObject } from '../../../lib/definition';
import { createGateway, type GatewayOptions, type GivenCaller } from '../../../lib/engine';
import { readOpenApi } from '../../../lib/readers';
import { LocalUserPool } from '../../../lib/testing';
import { running } from '../apis';
import { allow, authorizerUri, guarded, result, runningGuard, scheme, userPool, withPolicy } from './guarded';

type Asked = Partial<GivenCaller> & { readonly sourceIp?: string; readonly headers?: string[]; readonly target?: string };

const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const policy = (...statements: Json[]): JsonObject => ({ Version: '2012-10-17', Statement: statements });

async function ask(
  api: JsonObject,
  { sourceIp, headers = [], target = '/x', ...given }: Asked = {},
  options: GatewayOptions = {},
  endpointType?: string,
) {
  const gateway = createGateway(readOpenApi(api, { ...(endpointType && { endpointType }) }).definition, options);
  const answer = await gateway.handle({ method: 'GET', target, headers, ...(sourceIp !== undefined && { sourceIp }), given });
  return { status: answer.status, body: String(answer.body), headers: answer.headers };
}

test('without an allow nobody comes in, and hears so in the service’s words', async () => {
  const answer = await ask(withPolicy(policy({ ...open, Resource: 'execute-api:/*/POST/*' })));
  expect(answer).toMatchObject({
    status: 403,
    body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:a1b2c3d4e5/test/GET/x"}',
  });
  expect(answer.headers).toEqual(expect.arrayContaining(['x-amzn-ErrorType', 'AccessDeniedException']));
  const denied = await ask(withPolicy(policy(open, { ...open, Effect: 'Deny' })));
  expect(denied.body).toMatch(/GET\/x with an explicit deny"\}$/);
});

test('an unknown path is answered before the policy is asked', async () => {
  expect(await ask(withPolicy(policy()), { target: '/none' })).toMatchObject({ body: '{"message":"Missing Authentication Token"}' });
});

test.each<[string, Json, GatewayOptions, number]>([
  ['execute-api:/*', 'execute-api:/*', {}, 200],
  ['a stage', 'execute-api:/test/*', {}, 200],
  ['another stage', 'execute-api:/prod/*', {}, 403],
  ['one method', 'execute-api:/*/GET/x', {}, 200],
  ['a list', ['execute-api:/prod/*', 'execute-api:/test/GET/*'], {}, 200],
  ['an ARN of the API, whatever its id will be', 'arn:aws:execute-api:eu-west-1:111111111111:abc123/test/GET/x', {}, 200],
  ['an ARN of the API that is deployed', 'arn:aws:execute-api:*:*:abc123/*', { deployedAs: { apiId: 'abc123' } }, 200],
  ['an ARN of another API than the one that is deployed', 'arn:aws:execute-api:*:*:abc123/*', { deployedAs: { apiId: 'other' } }, 403],
])('the resource may be %s', async (_name, resource, options, status) => {
  expect((await ask(withPolicy(policy({ ...open, Resource: resource })), {}, options)).status).toBe(status);
});

const user = 'arn:aws:iam::111111111111:user/ops/ann';
const session = 'arn:aws:sts::111111111111:assumed-role/Reader/s1';

test.each<[string, Json, Asked, number]>([
  ['everybody', '*', {}, 200],
  ['everybody of AWS', { AWS: '*' }, {}, 200],
  ['a list with everybody', { AWS: ['111111111111', '*'] }, {}, 200],
  ['a user', { AWS: user }, { identity: { userArn: user } }, 200],
  ['another user', { AWS: `${user}2` }, { identity: { userArn: user } }, 403],
  ['an account by its number', { AWS: '111111111111' }, { identity: { userArn: user } }, 200],
  ['an account by its root', { AWS: 'arn:aws:iam::111111111111:root' }, { identity: { userArn: user } }, 200],
  ['another account', { AWS: '222222222222' }, { identity: { userArn: user } }, 403],
  ['a role that somebody assumed', { AWS: 'arn:aws:iam::111111111111:role/Reader' }, { identity: { userArn: session } }, 200],
  ['the session of a role', { AWS: session }, { identity: { userArn: session } }, 200],
  ['a user, and nobody signed', { AWS: user }, {}, 403],
  ['a service', { Service: 'lambda.amazonaws.com' }, {}, 403],
])('the principal may be %s', async (_name, principal, asked, status) => {
  expect((await ask(withPolicy(policy({ ...open, Principal: principal })), asked)).status).toBe(status);
});

test('a deny for all principals but one', async () => {
  const { Principal: _, ...rest } = open;
  const api = withPolicy(policy(open, { ...rest, Effect: 'Deny', NotPrincipal: { AWS: user } }));
  expect((await ask(api, { identity: { userArn: user } })).status).toBe(200);
  expect((await ask(api)).status).toBe(403);
});

const instant = { clock: { now: () => Date.UTC(2026, 5, 1) } };

test.each<[JsonObject, Asked, number]>([
  [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { sourceIp: '192.0.2.9' }, 200],
  [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { sourceIp: '::ffff:192.0.2.9' }, 200],
  [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.9'] } }, { sourceIp: '192.0.2.9' }, 200],
  [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { sourceIp: '192.0.3.9' }, 403],
  [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { sourceIp: '2001:db8::1' }, 200],
  [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, { sourceIp: '192.0.2.9' }, 403],
  [{ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { identity: { sourceIp: '192.0.2.1' } }, 200],
  [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { sourceIp: '192.0.2.9' }, 403],
  [{ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, { sourceIp: '192.0.3.9' }, 200],
  [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, { identity: { vpceId: 'vpce-1' } }, 200],
  [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, { identity: { vpceId: 'VPCE-1' } }, 403],
  [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, {}, 403],
  [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, {}, 200],
  [{ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, {}, 200],
  [{ StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }, { identity: { vpcId: 'vpc-2' } }, 403],
  [{ StringEqualsIgnoreCase: { 'AWS:UserAgent': 'ME' } }, { headers: ['User-Agent', 'me'] }, 200],
  [{ StringNotEqualsIgnoreCase: { 'aws:UserAgent': 'ME' } }, { headers: ['User-Agent', 'me'] }, 403],
  [{ StringEquals: { 'aws:UserAgent': 'm*' } }, { headers: ['User-Agent', 'me'] }, 403],
  [{ StringLike: { 'aws:UserAgent': 'm?' } }, { headers: ['User-Agent', 'me'] }, 200],
  [{ StringNotLike: { 'aws:UserAgent': 'm*' } }, { headers: ['User-Agent', 'me'] }, 403],
  [{ StringLike: { 'aws:Referer': 'https://a.example/*' } }, { headers: ['Referer', 'https://a.example/b'] }, 200],
  [{ Bool: { 'aws:SecureTransport': true } }, {}, 200],
  [{ Bool: { 'aws:SecureTransport': 'FALSE' } }, {}, 403],
  [
    { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } },
    {},
    200,
  ],
  [{ DateLessThanEquals: { 'aws:EpochTime': '1735689600' } }, {}, 403],
  [{ NumericGreaterThanEquals: { 'aws:EpochTime': 1735689600 } }, {}, 200],
  [{ NumericLessThan: { 'aws:EpochTime': 1735689600 } }, {}, 403],
  [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/ops/*' } }, { identity: { userArn: user } }, 200],
  [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:user/ops/ann' } }, { identity: { userArn: user } }, 403],
  [{ ArnNotEquals: { 'aws:PrincipalArn': user } }, { identity: { userArn: user } }, 403],
  [{ Null: { 'aws:PrincipalArn': true } }, {}, 200],
  [{ Null: { 'aws:PrincipalArn': 'false' } }, {}, 403],
  [{ StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, { identity: { userArn: user } }, 200],
  [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, { identity: { userArn: user, principalOrgId: 'o-1' } }, 200],
  [{ StringEquals: { 'aws:username': 'ann' } }, { identity: { userArn: user } }, 200],
  [{ StringEquals: { 'aws:UserAgent': '${aws:username}' } }, { identity: { userArn: user }, headers: ['User-Agent', 'ann'] }, 200],
  [{ StringLike: { 'aws:UserAgent': '${aws:username}-*' } }, { identity: { userArn: user }, headers: ['User-Agent', 'ann-1'] }, 200],
  [{ StringLike: { 'aws:UserAgent': '${aws:username}-*' } }, { headers: ['User-Agent', '-1'] }, 403],
  [{ StringLike: { 'aws:UserAgent': "${aws:username, 'nobody'}-${*}" } }, { headers: ['User-Agent', 'nobody-*'] }, 200],
  [{ StringLike: { 'aws:UserAgent': "${aws:username, 'nobody'}-${*}" } }, { headers: ['User-Agent', 'nobody-x'] }, 403],
  [{ 'ForAnyValue:StringEquals': { 'aws:UserAgent': ['me', 'you'] } }, { headers: ['User-Agent', 'me'] }, 200],
  [{ 'ForAnyValue:StringEquals': { 'aws:UserAgent': ['me'] } }, {}, 403],
  [{ 'ForAllValues:StringEquals': { 'aws:UserAgent': ['me'] } }, {}, 200],
  [{ 'ForAllValues:StringEquals': { 'aws:UserAgent': ['me'] } }, { headers: ['User-Agent', 'you'] }, 403],
  [{ 'ForAnyValue:StringNotEquals': { 'aws:UserAgent': ['me'] } }, { headers: ['User-Agent', 'you'] }, 200],
  [{ IpAddress: { 'aws:SourceIp': '127.0.0.1' }, StringEquals: { 'aws:UserAgent': 'me' } }, { headers: ['User-Agent', 'you'] }, 403],
  [JSON.parse('{"StringEquals": {"__proto__": "x"}}') as JsonObject, {}, 403],
  [{ StringEquals: { 'aws:Unknown': 'x' } }, {}, 403],
])('the condition %j of %j', async (condition, asked, status) => {
  expect((await ask(withPolicy(policy({ ...open, Condition: condition })), asked, instant)).status).toBe(status);
});

test('the address of a caller of a private API is that within the VPC', async () => {
  const by = (key: string) => withPolicy(policy({ ...open, Condition: { IpAddress: { [key]: '10.0.0.0/8' } } }));
  expect((await ask(by('aws:VpcSourceIp'), { sourceIp: '10.1.1.1' }, {}, 'PRIVATE')).status).toBe(200);
  expect((await ask(by('aws:SourceIp'), { sourceIp: '10.1.1.1' }, {}, 'PRIVATE')).status).toBe(403);
  expect((await ask(by('aws:VpcSourceIp'), { sourceIp: '10.1.1.1' }, {}, 'REGIONAL')).status).toBe(403);
});

test.each<[string, Json, string]>([
  ['no object', [], 'a policy is an object'],
  ['no statement', {}, 'a policy has a Statement'],
  ['a statement without a principal', policy({ Effect: 'Allow', Action: '*', Resource: '*' }), 'one of Principal and NotPrincipal'],
  [
    'an unknown operator',
    policy({ ...open, Condition: { StringSimilar: { 'aws:UserAgent': 'x' } } }),
    'StringSimilar is no condition operator',
  ],
  [
    'an operator with the name of a prototype',
    policy({ ...open, Condition: { constructor: { 'aws:UserAgent': 'x' } } }),
    'constructor is no condition operator',
  ],
  [
    'an address that is none',
    policy({ ...open, Condition: { IpAddress: { 'aws:SourceIp': '1.2.3.4/33' } } }),
    '"1.2.3.4/33" is no IP address or range',
  ],
  ['a number that is none', policy({ ...open, Condition: { NumericEquals: { 'aws:EpochTime': 'x' } } }), '"x" is no number'],
  ['a date that is none', policy({ ...open, Condition: { DateEquals: { 'aws:CurrentTime': 'x' } } }), '"x" is no date'],
])('a policy that the service would not take is refused at the start: %s', (_name, json, problem) => {
  expect(() => createGateway(readOpenApi(withPolicy(json)).definition)).toThrow(`the resource policy (`);
  expect(() => createGateway(readOpenApi(withPolicy(json)).definition)).toThrow(problem);
  expect(() => createGateway(readOpenApi(withPolicy(json)).definition, { allowUnsupported: true })).not.toThrow();
});

describe('beside an authorizer', () => {
  const neither = policy({ ...open, Resource: 'execute-api:/*/POST/*' });
  const policies = { Allow: policy(open), Deny: policy(open, { ...open, Effect: 'Deny' }), neither };
  type Said = keyof typeof policies;
  const root = (said: Said) => ({ 'x-amazon-apigateway-policy': policies[said] });

  test.each<[Said, Said, number, RegExp, number]>([
    ['Allow', 'Allow', 200, /^me$/, 1],
    ['Allow', 'neither', 200, /^me$/, 1],
    ['Allow', 'Deny', 403, /User: anonymous .* with an explicit deny"\}$/, 0],
    ['neither', 'Allow', 200, /^me$/, 1],
    ['neither', 'neither', 403, /"User is not authorized to access this resource"/, 1],
    ['neither', 'Deny', 403, /User: anonymous .* with an explicit deny"\}$/, 0],
    ['Deny', 'Allow', 403, /this resource with an explicit deny"/, 1],
    ['Deny', 'neither', 403, /this resource with an explicit deny"/, 1],
    ['Deny', 'Deny', 403, /User: anonymous .* with an explicit deny"\}$/, 0],
  ])('table A: a Lambda authorizer says %s, the policy %s', async (own, ofApi, status, body, asked) => {
    const returned = () => (own === 'neither' ? result('Allow', 'arn:aws:execute-api:*:*:*/other/*') : result(own, '*'));
    const { call, events } = runningGuard(guarded(scheme({ type: 'token', authorizerUri }), { 'GET /x': {} }, root(ofApi)), returned);
    const answer = await call('GET /x', { headers: ['Authorization', 'a'] });
    expect([answer.status, events.length]).toEqual([status, asked]);
    expect(answer.body).toMatch(body);
  });

  test.each<[Said, number]>([
    ['Allow', 200],
    ['neither', 403],
    ['Deny', 403],
  ])('a user pool needs an allow of the policy, which says %s', async (said, status) => {
    const pool = new LocalUserPool();
    const api = guarded(scheme({ type: 'cognito_user_pools', providerARNs: [userPool] }), { 'GET /x': {} }, root(said));
    const { call } = running(api, { status: 200 }, { userPools: { '*': pool } });
    expect((await call('GET /x', { headers: ['Authorization', pool.idToken()] })).status).toBe(status);
    expect((await call('GET /x')).status).toBe(401);
  });

  test('is asked about a caller who was given, too', async () => {
    const { call } = runningGuard(guarded(scheme({ type: 'token', authorizerUri }), { 'GET /x': {} }, root('Deny')), allow, {
      given: { authorizer: { principalId: 'me' } },
    });
    expect((await call('GET /x')).status).toBe(403);
  });
});

test('where a policy asks for the VPC endpoint that a call came by, the trace says how to name one', async () => {
  const api = withPolicy(policy(open, { ...open, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } }));
  const { call } = running(api, { status: 200 }, { trace: true });
  expect((await call('GET /x')).trace.because?.text).toBe(
    'the resource policy denies it; the call has no aws:SourceVpce (vpceId of the identity)',
  );
  const given = running(api, { status: 200 }, { trace: true, given: { identity: { vpceId: 'vpce-2' } } });
  expect((await given.call('GET /x')).trace.because?.text).toBe('the resource policy denies it');
});
