import { createGateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { backendUrl, document, running } from './apis';

const custom = {
  type: 'http',
  httpMethod: 'POST',
  uri: `${backendUrl}/echo`,
  requestParameters: { 'integration.request.querystring.id': 'method.request.querystring.id' },
  requestTemplates: {
    'application/json': '{"id": "$input.params(\'id\')", "body": "$input.path(\'$.n\')", "request": "$context.requestId"}',
  },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': "$input.json('$')" } } },
};
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': "$input.params('id')" } } },
};

test('an API with authorizers is refused by name, unless somebody calls or everybody may', () => {
  const guarded = document(
    { 'GET /x': { security: [{ pool: [] }], 'x-amazon-apigateway-integration': mock }, 'GET /open': mock },
    {
      components: {
        securitySchemes: {
          pool: {
            type: 'apiKey',
            name: 'Authorization',
            in: 'header',
            'x-amazon-apigateway-authtype': 'cognito_user_pools',
            'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool/p'] },
          },
        },
      },
    },
  );
  const { definition } = readOpenApi(guarded);
  expect(() => createGateway(definition)).toThrow(
    /Not run locally:\n {2}authorization by COGNITO_USER_POOLS: no keys are given for the user pool p \(GET \/x\)/,
  );
  expect(() => createGateway(definition, { allowUnsupported: true })).not.toThrow();
  expect(() => createGateway(definition, { given: { authorizer: { claims: { sub: 'me' } } } })).not.toThrow();
});

test('who wants to know of calls without a caller hears of them before the endpoint does, and may end them', async () => {
  const { definition } = readOpenApi(document({ 'GET /x': mock, 'GET /open': mock }));
  const resources = definition.resources.map((resource) => ({
    ...resource,
    methods: resource.methods.map((method) => (resource.path === '/x' ? { ...method, authorizationType: 'CUSTOM' } : method)),
  }));
  const onUnknownCaller = jest.fn(({ httpMethod, resourcePath }: { httpMethod: string; resourcePath: string }) => {
    throw new Error(`who calls ${httpMethod} ${resourcePath}?`);
  });
  const gateway = createGateway({ ...definition, resources }, { allowUnsupported: true, onUnknownCaller });
  await expect(gateway.handle({ method: 'GET', target: '/x', headers: [] })).rejects.toThrow('who calls GET /x?');
  expect((await gateway.handle({ method: 'GET', target: '/x', headers: [], given: { authorizer: { principalId: 'me' } } })).status).toBe(
    200,
  );
  expect((await gateway.handle({ method: 'GET', target: '/open', headers: [] })).status).toBe(200);
  expect(onUnknownCaller).toHaveBeenCalledTimes(1);
});

test("a given caller's claims are read by templates and mappings", async () => {
  const integration = {
    ...mock,
    responses: {
      default: {
        statusCode: '200',
        responseTemplates: {
          'application/json':
            '$context.authorizer.claims.sub $context.authorizer.number $context.identity.user [$context.authorizer.claims]',
        },
        responseParameters: { 'method.response.header.A': 'context.authorizer.principalId' },
      },
    },
  };
  const given = { authorizer: { claims: { sub: 'me' }, number: 7, principalId: 'p' }, identity: { user: 'u' } };
  expect(await running(document({ 'GET /x': integration }), { status: 200 }, { given }).call('GET /x')).toMatchObject({
    body: 'me 7 u []',
    headers: { a: 'p' },
  });
});

test('ids and time are those of the effects', async () => {
  const template = '$context.requestId $context.requestTimeEpoch $context.requestTime';
  const integration = { ...mock, responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } } };
  const { call } = running(document({ 'GET /x': integration }));
  expect((await call('GET /x')).body).toBe('req-1 1704067200000 01/Jan/2024:00:00:00 +0000');
  expect((await call('GET /x')).headers['x-amzn-requestid']).toBe('req-2');
});

test('real ids look like the service own ones', async () => {
  const { definition } = readOpenApi(document({ 'GET /x': { ...custom, httpMethod: 'GET' } }));
  const { headers } = await createGateway(definition, { http: running(document({})).backend }).handle({
    method: 'GET',
    target: '/x',
    headers: [],
  });
  expect(headers[headers.indexOf('x-amzn-RequestId') + 1]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(headers[headers.indexOf('x-amz-apigw-id') + 1]).toMatch(/^[\w-]{15}=$/);
  expect(headers[headers.indexOf('X-Amzn-Trace-Id') + 1]).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/);
});
