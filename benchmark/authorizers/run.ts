/**
 * What does it cost to ask who calls? Calls of one gateway in the process, the same mock behind each: open methods are the limit that no
 * authorizer can beat, and aws-jwt-verify by itself is what a verified token costs anybody. In turn, medians of several rounds.
 *
 *     npx tsx benchmark/authorizers/run.ts [ROUNDS]
 */
import { JwtVerifier } from 'aws-jwt-verify';
import type { JsonObject } from '../../lib/definition';
import { countingIds, createGateway, FunctionBackend, fixedClock, type GatewayOptions } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { LocalUserPool } from '../../lib/testing';
import { median } from '../median';

const rounds = Number(process.argv[2] ?? 7);
const millisOfRound = 300;

const pool = new LocalUserPool();
const token = pool.idToken({ email: 'ann@example.com' });
const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' };
const result = { principalId: 'me', policyDocument: { Version: '2012-10-17', Statement: [statement] } };
const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations';
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};

function document(authorizer?: JsonObject, root: JsonObject = {}): JsonObject {
  const operation = { responses: {}, 'x-amazon-apigateway-integration': mock, ...(authorizer && { security: [{ guard: [] }] }) };
  const scheme = {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    ...(authorizer && { 'x-amazon-apigateway-authorizer': authorizer }),
  };
  return {
    openapi: '3.0.1',
    info: { title: 'guarded', version: '1' },
    components: { securitySchemes: { guard: scheme } },
    paths: { '/x': { get: operation } },
    ...root,
  };
}

function calling(api: JsonObject, headers: string[] = []): () => Promise<unknown> {
  const functions = new FunctionBackend({ '*': () => result });
  const options: GatewayOptions = {
    clock: fixedClock(),
    ids: countingIds(),
    userPools: { '*': pool },
    authorizerFunctions: () => functions,
  };
  const gateway = createGateway(readOpenApi(api).definition, options);
  return async () => {
    const { status } = await gateway.handle({ method: 'GET', target: '/x', headers });
    if (status !== 200) throw new Error(`answered ${status}`);
  };
}

const verifier = JwtVerifier.create({ issuer: pool.issuer, audience: null, graceSeconds: 1e12 });
verifier.cacheJwks({ keys: pool.keys } as never);
const policy = {
  Version: '2012-10-17',
  Statement: [
    { ...statement, Principal: '*', Resource: 'execute-api:/*' },
    {
      ...statement,
      Effect: 'Deny',
      Principal: '*',
      Resource: 'execute-api:/*/*/admin/*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    },
  ],
};
const authorizer = { type: 'token', authorizerUri: uri };
const providers = ['arn:aws:cognito-idp:us-east-1:111111111111:userpool/us-east-1_localpool'];

const subjects: Readonly<Record<string, () => Promise<unknown>>> = {
  'an open method (the limit)': calling(document()),
  'a resource policy': calling(document(undefined, { 'x-amazon-apigateway-policy': policy })),
  'a Lambda authorizer, its result kept': calling(document(authorizer), ['Authorization', 'a']),
  'a Lambda authorizer, asked every time': calling(document({ ...authorizer, authorizerResultTtlInSeconds: 0 }), ['Authorization', 'a']),
  'a user pool, a token that came before': calling(document({ type: 'cognito_user_pools', providerARNs: providers }), [
    'Authorization',
    token,
  ]),
  'aws-jwt-verify by itself, no call': () => Promise.resolve(verifier.verifySync(token)),
};

/** Microseconds of a call, one after another. */
async function microseconds(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < millisOfRound) {
    for (let i = 0; i < 20; i++) await call();
    calls += 20;
  }
  return ((performance.now() - start) * 1000) / calls;
}

async function main(): Promise<void> {
  const figures = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, call] of Object.entries(subjects)) {
      const figure = await microseconds(call);
      // The first round warms up.
      if (round > 0) figures.set(name, [...(figures.get(name) ?? []), figure]);
    }
  }
  const [[, limit]] = figures;
  for (const [name, values] of figures) {
    const figure = median(values);
    const ratio = name.startsWith('aws-jwt-verify') ? '' : `   ${(figure / median(limit)).toFixed(2)} × the limit`;
    process.stdout.write(`${name.padEnd(40)}${figure.toFixed(1).padStart(8)} µs${ratio}\n`);
  }
}

void main();
