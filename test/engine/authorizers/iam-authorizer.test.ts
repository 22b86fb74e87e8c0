import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Json, JsonObject } from '../../../lib/definition';
import type { GatewayOptions, IamCaller } from '../../../lib/engine';
import { document, running } from '../apis';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const signed: JsonObject = {
  'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': '$context.identity.accessKey $context.identity.userArn' } },
    },
  },
};
const arn = 'arn:aws:iam::123456789012:user/ann';
const ann: IamCaller = { accessKeyId: 'AKIDANN', secretAccessKey: 'secret', identity: { userArn: arn } };

function api(options: GatewayOptions = {}, root: JsonObject = {}) {
  return running(document({ 'ANY /{proxy+}': signed }, root), { status: 200 }, { clock: { now: () => now }, ...options });
}

interface Signing {
  readonly caller?: IamCaller;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly body?: string;
  readonly at?: number;
  readonly region?: string;
  readonly service?: string;
  readonly headers?: Record<string, string>;
}

const host = 'api.example.com';

function signerOf({ caller = ann, region = 'us-east-1', service = 'execute-api' }: Signing): SignatureV4 {
  const { accessKeyId, secretAccessKey, sessionToken } = caller;
  return new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    region,
    service,
    sha256: Sha256,
  });
}

function unsigned({ method = 'GET', path = '/test/x', query = {}, body, headers = {} }: Signing) {
  return { method, protocol: 'https:', hostname: host, path, query, headers: { host, ...headers }, ...(body !== undefined && { body }) };
}

/** Headers as an SDK signs them. */
async function sign(signing: Signing = {}): Promise<string[]> {
  const { headers } = await signerOf(signing).sign(unsigned(signing), { signingDate: new Date(signing.at ?? now) });
  return Object.entries(headers).flat();
}

test.each<[string, string[]]>([
  ['nothing', []],
  ['an empty header', ['Authorization', ' ']],
])('without a signature (%s) the token is missing', async (_name, headers) => {
  const answer = await api().call('GET /x', { headers });
  expect([answer.status, answer.body, answer.headers['x-amzn-errortype']]).toEqual([
    403,
    '{"message":"Missing Authentication Token"}',
    'MissingAuthenticationTokenException',
  ]);
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
const wants = (...names: string[]) => names.map((name) => `Authorization header requires '${name}' parameter.`).join(' ');
const date = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
const complete = 'AWS4-HMAC-SHA256 Credential=A/20260102/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0';

test.each<[string, string[], string]>([
  [
    'Bearer abc',
    [],
    `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashOf('Bearer abc')}'.`,
  ],
  [
    'Bearer',
    [],
    `${wants('Credential', 'Signature', 'SignedHeaders')} ${date} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashOf('Bearer')}`,
  ],
  [
    'Basic YTpi=',
    ['X-Amz-Date', 'x'],
    `${wants('Credential', 'Signature', 'SignedHeaders')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashOf('Basic YTpi=')}`,
  ],
  [complete, [], `${date} (Hashed with SHA-256 and encoded with Base64) Authorization=${hashOf(complete)}`],
])('a header that is no signature is incomplete: %s', async (header, others, message) => {
  const answer = await api().call('GET /x', { headers: ['Authorization', header, ...others] });
  expect([answer.status, JSON.parse(answer.body), answer.headers['x-amzn-errortype']]).toEqual([
    403,
    { message },
    'IncompleteSignatureException',
  ]);
});

test('a credential that is none, and a query string that is half signed, are incomplete', async () => {
  const { call } = api();
  expect((await call('GET /x', { headers: ['Authorization', complete.replace('/20260102', ''), 'X-Amz-Date', 'x'] })).body).toContain(
    'exactly 5 slash-delimited elements',
  );
  expect((await call('GET /x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a')).body).toContain("must include 'X-Amz-Signature'");
});

test('where nobody may verify it, a signature need only be there, and the trace says so', async () => {
  const answer = await api({ trace: true }).call('GET /x', { headers: ['Authorization', complete, 'X-Amz-Date', 'x'] });
  expect(answer).toMatchObject({ status: 200, body: 'A ' });
  expect(answer.trace.authorize?.authorization).toBe('AWS_IAM, allowed for A, the signature unverified');
});

describe('a signature is verified', () => {
  const { call } = api({ callers: [ann, { ...ann, accessKeyId: 'AKIDTMP', sessionToken: 'token' }] });

  test.each<[string, Signing, string]>([
    ['of a plain request', {}, 'GET /x'],
    ['of a path without the stage', { path: '/x' }, 'GET /x'],
    ['of a body', { method: 'POST', body: '{"a":1}' }, 'POST /x'],
    ['of a query string', { query: { b: '2 3', a: ['2', '1'], empty: '' } }, 'GET /x?b=2%203&a=2&a=1&empty='],
    ['of an encoded path', { path: '/test/a%20b/%C3%A4' }, 'GET /a%20b/%C3%A4'],
    ['of headers of the client', { headers: { 'x-who': 'me  you' } }, 'GET /x'],
    ['of temporary credentials', { caller: { ...ann, accessKeyId: 'AKIDTMP', sessionToken: 'token' } }, 'GET /x'],
    ['of four minutes ago', { at: now - 240_000 }, 'GET /x'],
  ])('%s', async (_name, signing, line) => {
    const answer = await call(line, { headers: await sign(signing), ...(signing.body !== undefined && { body: signing.body }) });
    expect(answer).toMatchObject({ status: 200, body: `${signing.caller?.accessKeyId ?? 'AKIDANN'} ${arn}` });
  });

  test('in a query string', async () => {
    const { query = {} } = await signerOf({}).presign(unsigned({ query: { a: '1' } }), { signingDate: new Date(now), expiresIn: 60 });
    const target = Object.entries(query)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
      .join('&');
    const headers = ['host', host];
    expect(await call(`GET /x?${target}`, { headers })).toMatchObject({ status: 200 });
    expect(await call(`GET /x?${target.replace('a=1', 'a=2')}`, { headers })).toMatchObject({ status: 403 });
  });

  test.each<[string, Signing, string, string, RegExp]>([
    [
      'by another secret',
      { caller: { ...ann, secretAccessKey: 'other' } },
      'GET /x',
      'InvalidSignatureException',
      /does not match the signature you provided/,
    ],
    ['of another path', { path: '/test/y' }, 'GET /x', 'InvalidSignatureException', /does not match/],
    ['of another method', { method: 'POST' }, 'GET /x', 'InvalidSignatureException', /does not match/],
    ['of another query string', { query: { a: '1' } }, 'GET /x?a=2', 'InvalidSignatureException', /does not match/],
    [
      'by nobody who is known',
      { caller: { ...ann, accessKeyId: '__proto__' } },
      'GET /x',
      'UnrecognizedClientException',
      /security token included in the request is invalid/,
    ],
    [
      'without the token of temporary credentials',
      { caller: { ...ann, accessKeyId: 'AKIDTMP' } },
      'GET /x',
      'UnrecognizedClientException',
      /is invalid/,
    ],
    ['for another region', { region: 'eu-west-1' }, 'GET /x', 'InvalidSignatureException', /valid region, not 'eu-west-1'/],
    ['for another service', { service: 's3' }, 'GET /x', 'InvalidSignatureException', /correct service: 'execute-api'/],
    [
      'of six minutes ago',
      { at: now - 360_000 },
      'GET /x',
      'InvalidSignatureException',
      /Signature expired: 20260102T025805Z is now earlier than 20260102T025905Z \(20260102T030405Z - 5 min\.\)/,
    ],
    ['of the future', { at: now + 360_000 }, 'GET /x', 'InvalidSignatureException', /Signature not yet current/],
  ])('and refused %s', async (_name, signing, line, errorType, message) => {
    const answer = await call(line, { headers: await sign(signing) });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([403, errorType]);
    expect((JSON.parse(answer.body) as { message: string }).message).toMatch(message);
  });

  test('and refused of what nobody can sign', async () => {
    const headers = await sign();
    expect((await call('GET /\ud800?a=\ud800', { headers })).status).toBe(403);
    const presigned =
      '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDANN/20260102/us-east-1/execute-api/aws4_request&X-Amz-Date=20260102T030405Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00';
    for (const expires of ['', '&X-Amz-Expires=', '&X-Amz-Expires=604801', '&X-Amz-Expires=1e9', '&X-Amz-Expires=-1']) {
      expect((await call(`GET /x${presigned}${expires}`, { headers: ['host', host] })).body).toContain('X-Amz-Expires must be');
    }
  });

  test('and a body that is too long is refused, not let in unverified', async () => {
    const headers = await sign({ method: 'POST', body: 'a' });
    expect(
      (
        await call('POST /x', {
          headers: [...headers, 'Transfer-Encoding', 'chunked'],
          body: Readable.from([Buffer.alloc(6e6), Buffer.alloc(6e6)]),
        })
      ).status,
    ).toBe(413);
  });

  test('and refused of a body that was left unsigned', async () => {
    const headers = await sign({ method: 'POST', body: 'a', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    expect((await call('POST /x', { headers, body: 'a' })).status).toBe(403);
  });

  test('and refused of another body, whatever hash of it the client names', async () => {
    const headers = await sign({ method: 'POST', body: 'a' });
    expect((await call('POST /x', { headers, body: 'b' })).status).toBe(403);
  });
});

test('callers have policies of their own', async () => {
  const policy = (effect: string, resource: Json) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: 'execute-api:*', Resource: resource }],
  });
  const { call } = api({ callers: [{ ...ann, policies: [policy('Allow', '*'), policy('Deny', 'arn:aws:execute-api:*:*:*/*/*/secret')] }] });
  expect((await call('GET /x', { headers: await sign() })).status).toBe(200);
  const denied = await call('GET /secret', { headers: await sign({ path: '/test/secret' }) });
  expect([denied.status, denied.body]).toEqual([
    403,
    `{"Message":"User: ${arn} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:a1b2c3d4e5/test/GET/secret with an explicit deny"}`,
  ]);
  expect(() => api({ callers: [{ ...ann, policies: [{}] }] })).toThrow('policy 1 of the caller AKIDANN: a policy has a Statement');
});

test.each<[string, Json, string, number]>([
  ['the same account, which the policy allows', '*', '123456789012', 200],
  ['the same account, of which the policy says nothing', { AWS: '999999999999' }, '123456789012', 200],
  ['another account, which the policy allows', { AWS: '111111111111' }, '111111111111', 200],
  ['another account, of which the policy says nothing', { AWS: '999999999999' }, '111111111111', 403],
])('a caller of %s', async (_name, principal, accountId, status) => {
  const root = { 'x-amazon-apigateway-policy': { Statement: [{ Effect: 'Allow', Principal: principal, Action: '*', Resource: '*' }] } };
  const caller = { ...ann, identity: { userArn: `arn:aws:iam::${accountId}:user/ann` } };
  expect((await api({ callers: [caller] }, root).call('GET /x', { headers: await sign() })).status).toBe(status);
});

describe('tags of the caller', () => {
  const statement = (key: string, value: string): Json => ({
    Statement: [
      { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*', Condition: { StringEquals: { [`aws:PrincipalTag/${key}`]: value } } },
    ],
  });
  const status = async (policy: Json, tags?: Record<string, string>): Promise<number> => {
    const caller: IamCaller = { ...ann, ...(tags && { tags }), policies: [policy] };
    return (await api({ callers: [caller] }).call('GET /x', { headers: await sign({ caller }) })).status;
  };

  test.each<[string, Json, Record<string, string> | undefined, number]>([
    ['that is asked for', statement('team', 'pets'), { team: 'pets' }, 200],
    ['in another spelling of its name', statement('Team', 'pets'), { tEAM: 'pets' }, 200],
    ['with another value', statement('team', 'pets'), { team: 'Pets' }, 403],
    ['that nobody gave', statement('team', 'pets'), undefined, 403],
    ['by a name of Object', statement('constructor', 'pets'), { team: 'pets' }, 403],
    ['named like the prototype', statement('__proto__', 'pets'), JSON.parse('{"__proto__":"pets"}') as Record<string, string>, 200],
  ])('a policy may ask for one: %s', async (_what, policy, tags, expected) => {
    expect(await status(policy, tags)).toBe(expected);
  });

  test('one may be a variable of a policy', async () => {
    const resource = 'arn:aws:execute-api:*:*:*/test/GET/${aws:PrincipalTag/team}';
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource }] };
    expect(await status(policy, { team: 'x' })).toBe(200);
    expect(await status(policy, { team: 'y' })).toBe(403);
  });
});
