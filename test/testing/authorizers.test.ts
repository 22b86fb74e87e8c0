import { App, Stack } from 'aws-cdk-lib';
import {
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  MockIntegration,
  PassthroughBehavior,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LocalApi, LocalUserPool } from '../../lib/testing';

const integration = new MockIntegration({
  passthroughBehavior: PassthroughBehavior.NEVER,
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  integrationResponses: [
    { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.principalId$context.authorizer.claims.email' } },
  ],
});
const methodResponses = [{ statusCode: '200' }];

function petStore(): Stack {
  const stack = new Stack(new App(), 'Pets');
  const api = new RestApi(stack, 'Api');
  const handler = new LambdaFunction(stack, 'Guard', {
    runtime: Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: Code.fromInline(
      "exports.handler = async ({ methodArn }) => ({ principalId: 'inline', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] } });",
    ),
  });
  const tokens = new TokenAuthorizer(stack, 'Tokens', { authorizerName: 'tokens', handler });
  const pool = new CognitoUserPoolsAuthorizer(stack, 'Pool', { cognitoUserPools: [new UserPool(stack, 'Users')] });
  api.root
    .addResource('token')
    .addMethod('GET', integration, { authorizer: tokens, authorizationType: AuthorizationType.CUSTOM, methodResponses });
  api.root
    .addResource('pool')
    .addMethod('GET', integration, { authorizer: pool, authorizationType: AuthorizationType.COGNITO, methodResponses });
  api.root.addResource('scoped').addMethod('GET', integration, {
    authorizer: pool,
    authorizationType: AuthorizationType.COGNITO,
    authorizationScopes: ['pets/read'],
    methodResponses,
  });
  api.root.addMethod('GET', integration, { methodResponses });
  return stack;
}

const stack = petStore();
const api = LocalApi.from(stack);
const statement = (effect: string, resource: string) => [{ Effect: effect, Action: 'execute-api:Invoke', Resource: resource }];

const letIn = ({ methodArn }: { methodArn: string }) => ({
  principalId: 'me',
  policyDocument: { Version: '2012-10-17', Statement: statement('Allow', methodArn) },
});
const headers = { Authorization: 'secret' };

test('an authorizer is a function of the test, by its name or for all', async () => {
  for (const name of ['tokens', '*']) {
    const call = await api.invoke('GET /token', { headers, authorizers: { [name]: letIn } });
    expect([call.status, call.body]).toEqual([200, 'me']);
    expect(call.trace.authorize?.authorization).toBe('CUSTOM by tokens, allowed for me');
  }
  await expect(api.invoke('GET /token', { authorizers: { token: letIn } })).rejects.toThrow(
    'there is no authorizer token; there is tokens, PetsPool',
  );
});

test('an authorizer of the app runs from its code where functions do', async () => {
  const call = await api.invoke('GET /token', { headers, functions: 'local' });
  expect([call.status, call.body]).toEqual([200, 'inline']);
  await api.close();
});

test('results are kept among calls that are given the same functions, and for no other', async () => {
  let asked = 0;
  const authorizers = {
    '*': (event: { methodArn: string }) => {
      asked++;
      return letIn(event);
    },
  };
  for (let i = 0; i < 3; i++) await api.invoke('GET /token', { headers, authorizers });
  expect(asked).toBe(1);
  api.advance(301);
  await api.invoke('GET /token', { headers, authorizers });
  expect(asked).toBe(2);
  await api.invoke('GET /token', { headers, authorizers: { ...authorizers } });
  expect(asked).toBe(3);
});

test('a token of a pool of the test is verified, though nobody knows the pool’s ARN before the deployment', async () => {
  const pool = new LocalUserPool();
  const local = LocalApi.from(stack, { userPools: { '*': pool } });
  const asked = async (path: string, token?: string) => {
    const call = await local.invoke(`GET ${path}`, { headers: token === undefined ? {} : { Authorization: token } });
    return [call.status, call.body];
  };
  expect(await asked('/pool', pool.idToken({ email: 'me@example.com' }))).toEqual([200, 'me@example.com']);
  expect(await asked('/pool')).toEqual([401, '{"message":"Unauthorized"}']);
  expect(await asked('/pool', pool.idToken({}, { expiresIn: -1 }))).toEqual([401, '{"message":"The incoming token has expired"}']);
  expect((await asked('/scoped', pool.accessToken({ scope: 'pets/read' })))[0]).toBe(200);
  expect((await asked('/scoped', pool.accessToken({ scope: 'pets/write' })))[0]).toBe(401);
});

test('a server refuses to start for an API whose authorizers are not run, and names them', async () => {
  await expect(api.listen()).rejects.toThrow(
    /cannot be served as it is:\n {2}GET \/token: authorization by CUSTOM: nothing invokes the function of the authorizer tokens\n {2}GET \/pool: authorization by COGNITO_USER_POOLS: no keys are given/,
  );
  const pool = new LocalUserPool();
  const server = await api.listen({ authorizers: { '*': letIn }, userPools: { '*': pool } });
  try {
    expect((await fetch(`${server.url}/pool`)).status).toBe(401);
    expect((await fetch(`${server.url}/pool`, { headers: { Authorization: pool.idToken() } })).status).toBe(200);
    expect((await fetch(`${server.url}/token`, { headers })).status).toBe(200);
  } finally {
    await server.close();
  }
  const open = await api.listen({ allowUnsupported: true });
  expect((await fetch(`${open.url}/pool`)).status).toBe(200);
  await open.close();
});

test('the card and the log of a call say who decided what', async () => {
  const deny = () => ({ principalId: 'somebody', policyDocument: { Statement: statement('Deny', '*') } });
  const call = await api.invoke('GET /token', { headers: { Authorization: 'a-long-secret-token' }, authorizers: { '*': deny } });
  expect(call.describe()).toContain("authorize             CUSTOM by tokens, refused: the authorizer's policy denies it");
  expect(call.trace.authorize?.record).toMatchObject({
    authorizer: 'tokens',
    type: 'TOKEN',
    identity: '*************-token',
    policy: 'Deny',
  });
});

test('the guide', async () => {
  const api = LocalApi.from(stack, {
    authorizers: {
      tokens: ({ authorizationToken, methodArn }: { authorizationToken: string; methodArn: string }) => ({
        principalId: authorizationToken,
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: 'execute-api:Invoke', Effect: authorizationToken === 'ann' ? 'Allow' : 'Deny', Resource: methodArn }],
        },
      }),
    },
  });
  expect((await api.invoke('GET /token', { headers: { Authorization: 'ann' } })).body).toBe('ann');
  expect((await api.invoke('GET /token', { headers: { Authorization: 'bob' } })).status).toBe(403);

  const pool = new LocalUserPool();
  const signedIn = { userPools: { '*': pool }, headers: { Authorization: pool.idToken({ email: 'ann@example.com' }) } };
  expect((await api.invoke('GET /pool', signedIn)).body).toBe('ann@example.com');
});

test('a resource policy that the service would not take is an error of every call, unless it is allowed', async () => {
  const policy = { Version: '2012-10-17', Statement: [{ effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] };
  const mock = {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  };
  const guarded = LocalApi.from({
    openapi: '3.0.1',
    info: { title: 'Guarded', version: '1' },
    'x-amazon-apigateway-policy': policy,
    paths: { '/x': { get: { 'x-amazon-apigateway-integration': mock } } },
  });
  await expect(guarded.invoke('GET /x')).rejects.toThrow('API: the resource policy (effect is no member of a statement)');
  expect((await guarded.invoke('GET /x', { allowUnsupported: true })).status).toBe(200);
});
