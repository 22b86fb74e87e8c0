import fc from 'fast-check';
import type { Json, JsonObject } from '../../../lib/definition';
import { createGateway } from '../../../lib/engine';
import { readOpenApi } from '../../../lib/readers';
import { LocalUserPool } from '../../../lib/testing';
import { document, running } from '../apis';
import { authorizerUri, guarded, result, runningGuard, scheme, userPool, withPolicy } from './guarded';

const token = scheme({ type: 'token', authorizerUri, authorizerResultTtlInSeconds: 0 });
const pool = new LocalUserPool();
const names = fc.constantFrom(
  'Version',
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
  'AWS',
  'StringEquals',
  'ForAnyValue:IpAddress',
  'NullIfExists',
  'aws:SourceIp',
  '__proto__',
  'constructor',
  'toString',
  '',
);
const leaves = fc.oneof(
  fc.constantFrom('Allow', 'Deny', 'execute-api:Invoke', '*', '${aws:username}', '${', '0.0.0.0/0', '2012-10-17', 'arn:aws:iam::1:root'),
  fc.string({ maxLength: 8 }),
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
);
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaves,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

test('no result of an authorizer breaks the gateway, and none but a valid one lets anybody in', async () => {
  let returned: Json = null;
  const { call } = runningGuard(guarded(token), () => returned);
  const shapes = fc.oneof(
    json,
    fc.record({ principalId: fc.oneof(fc.string(), json), policyDocument: json, context: json }),
    json.map((Statement) => ({ principalId: 'me', policyDocument: { Version: '2012-10-17', Statement } })),
  );
  await fc.assert(
    fc.asyncProperty(shapes, async (value) => {
      returned = value;
      const { status } = await call('GET /x', { headers: ['Authorization', 'a'] });
      return status === 500 || status === 403 || (status === 200 && JSON.stringify(value).includes('"Effect":"Allow"'));
    }),
    { numRuns: 500 },
  );
});

test('no resource policy breaks the gateway: it is refused at the start, or asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        json,
        json.map((Statement) => ({ Statement })),
      ),
      async (policy) => {
        const { definition } = readOpenApi(withPolicy(policy));
        try {
          const { status } = await createGateway(definition).handle({ method: 'GET', target: '/x', headers: [] });
          return status === 200 || status === 403;
        } catch (error) {
          return (error as Error).message.includes('the resource policy (');
        }
      },
    ),
    { numRuns: 500 },
  );
});

const header = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('.', 'e', '=', ' ', ',', '/', 'Credential=', 'Signature=', 'SignedHeaders=', 'AWS4-HMAC-SHA256', 'Bearer '),
  }),
  fc.array(fc.base64String(), { minLength: 3, maxLength: 3 }).map((parts) => parts.join('.')),
  fc.tuple(json, json).map((parts) => `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.AAAA`),
);

test('no header lets anybody in whom nobody knows', async () => {
  const signed: JsonObject = { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' }, 'x-amazon-apigateway-integration': { type: 'mock' } };
  const iam = running(document({ 'GET /x': signed }), { status: 200 }, { callers: [{ accessKeyId: 'A', secretAccessKey: 's' }] });
  const cognito = running(
    guarded(scheme({ type: 'cognito_user_pools', providerARNs: [userPool] })),
    { status: 200 },
    { userPools: { '*': pool } },
  );
  await fc.assert(
    fc.asyncProperty(header, async (value) => {
      const headers = ['Authorization', value, 'X-Amz-Date', '20240101T000000Z'];
      return (await iam.call('GET /x', { headers })).status === 403 && (await cognito.call('GET /x', { headers })).status === 401;
    }),
    { numRuns: 500 },
  );
});

test('many callers at once are never taken for one another', async () => {
  const authorize = async (event: Json) => {
    const { authorizationToken } = event as { authorizationToken: string };
    if (Number(authorizationToken) % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    return { ...result(Number(authorizationToken) % 5 === 0 ? 'Deny' : 'Allow', '*'), principalId: authorizationToken };
  };
  const { call } = runningGuard(guarded(scheme({ type: 'token', authorizerUri })), authorize);
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      const who = String((index % 250) + 1);
      const { status, body } = await call('GET /x', { headers: ['Authorization', who] });
      return Number(who) % 5 === 0 ? status === 403 : status === 200 && body === who;
    }),
  );
  expect(answers.filter((right) => !right)).toEqual([]);
});

test('a policy of thousands of statements is asked within the time of a call', async () => {
  const statements = Array.from({ length: 5000 }, (_, index) => ({
    Effect: index === 4999 ? 'Allow' : 'Deny',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: index === 4999 ? '*' : `arn:aws:execute-api:*:*:*/*/GET/*a*a*a*a${index}`,
  }));
  const { gateway } = running(withPolicy({ Statement: statements }));
  expect((await gateway.handle({ method: 'GET', target: `/y/${'a'.repeat(1000)}`, headers: [] })).status).toBe(200);
});
