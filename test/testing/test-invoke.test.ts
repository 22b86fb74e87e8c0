import type { JsonObject } from '../../lib/definition';
import { answer, fault, LocalApi, lambdaResult } from '../../lib/testing';
import { document, functionUri } from '../engine/apis';

const operations: Record<string, JsonObject> = {
  'GET /pets/{petId}': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: {
      default: {
        statusCode: '200',
        responseTemplates: {
          'application/json':
            '{"id":"$input.params(\'petId\')","foo":"$input.params(\'foo\')","stage":"$context.stage","path":"$context.path","v":"$stageVariables.v"}',
        },
      },
    },
  },
  'POST /http': {
    type: 'http',
    httpMethod: 'POST',
    uri: 'https://petstore.example.com/pets',
    responses: { default: { statusCode: '201' } },
  },
  'GET /fn': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
  'GET /broken': { type: 'http', httpMethod: 'GET', uri: 'https://${stageVariables.none}', responses: { default: { statusCode: '200' } } },
  'ANY /any': { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://any.example.com/' },
  'GET /guarded': {
    'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
    security: [{ key: [] }],
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200' } },
    },
  },
};

const api = LocalApi.from(
  document(operations, { components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } }),
);

/** The log without its times. */
function lines(log: string): string[] {
  return log.split('\n').map((line) => line.replace(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4} : /, ': '));
}

test('a MOCK is tested with the lines that the service writes, in its order', async () => {
  const tested = await api.testInvoke('GET /pets/{petId}', { pathWithQueryString: '/pets/123?foo=bar', stageVariables: { v: '7' } });
  const body = '{"id":"123","foo":"bar","stage":"test-invoke-stage","path":"/pets/123","v":"7"}';
  expect(tested).toMatchObject({
    status: 200,
    body,
    headers: { 'Content-Type': 'application/json' },
    multiValueHeaders: { 'Content-Type': ['application/json'] },
    latency: expect.any(Number) as number,
  });
  expect(Object.keys(tested.headers)).toEqual(['Content-Type']);
  expect(tested.log).toMatch(/^Execution log for request req-1\n\w{3} Jan 01 00:00:00 UTC 2024 : Starting execution/);
  expect(lines(tested.log)).toEqual([
    'Execution log for request req-1',
    ': Starting execution for request: req-1',
    ': HTTP Method: GET, Resource Path: /pets/123',
    ': Method request path: {petId=123}',
    ': Method request query string: {foo=bar}',
    ': Method request headers: {}',
    ': Method request body before transformations: ',
    `: Method response body after transformations: ${body}`,
    ': Method response headers: {Content-Type=application/json}',
    ': Successfully completed execution',
    ': Method completed with status: 200',
    '',
  ]);
});

test.each([
  ['absent: the path of the resource itself', undefined, '{petId}'],
  ['of another resource: no path variable', '/elsewhere/1/2', ''],
])('a path that is %s', async (_what, pathWithQueryString, id) => {
  const tested = await api.testInvoke('GET /pets/{petId}', pathWithQueryString === undefined ? {} : { pathWithQueryString });
  expect(JSON.parse(tested.body)).toMatchObject({ id });
});

test('an endpoint has its request and its response in the log', async () => {
  const tested = await api.testInvoke('POST /http', {
    body: { a: 1 },
    headers: { 'Content-Type': 'application/json' },
    backend: answer(200, { ok: true }),
  });
  expect(tested.status).toBe(201);
  expect(Object.keys(tested.headers)).toEqual(['Content-Type', 'X-Amzn-Trace-Id']);
  expect(
    lines(tested.log)
      .slice(6, 15)
      .map((line) => line.replace(/latency: \d+/, 'latency: N')),
  ).toEqual([
    ': Method request body before transformations: {"a":1}',
    ': Endpoint request URI: https://petstore.example.com/pets',
    expect.stringMatching(/^: Endpoint request headers: \{.*\}$/) as string,
    ': Endpoint request body after transformations: {"a":1}',
    ': Sending request to https://petstore.example.com/pets',
    ': Received response. Status: 200, Integration latency: N ms',
    ': Endpoint response headers: {Content-Type=application/json}',
    ': Endpoint response body before transformations: {"ok":true}',
    ': Method response body after transformations: {"ok":true}',
  ]);
});

test('a function is invoked through its address of Lambda, and sees a test call', async () => {
  const seen: JsonObject[] = [];
  const tested = await api.testInvoke('GET /fn', {
    backend: ({ body }) => {
      seen.push(JSON.parse(Buffer.from(body).toString()) as JsonObject);
      return lambdaResult({ statusCode: 202, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } });
    },
  });
  expect(tested).toMatchObject({ status: 202, headers: { 'Set-Cookie': 'b=2' }, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } });
  expect(tested.log).toContain(
    'Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations\n',
  );
  expect(seen[0]).toMatchObject({
    path: '/fn',
    requestContext: {
      stage: 'test-invoke-stage',
      path: '/fn',
      domainName: 'testPrefix.testDomainName',
      domainPrefix: 'testPrefix',
      identity: { sourceIp: 'test-invoke-source-ip', apiKey: 'test-invoke-api-key' },
    },
  });
});

test('a failure names its reason in the log, and answers nothing but the type of the error', async () => {
  const tested = await api.testInvoke('GET /broken');
  expect(tested).toMatchObject({
    status: 500,
    body: '{"message": "Internal server error"}',
    headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
  });
  expect(Object.keys(tested.headers)).toEqual(['x-amzn-ErrorType']);
  expect(lines(tested.log).slice(7)).toEqual([
    ': Execution failed due to configuration error: Invalid endpoint address',
    ': Method completed with status: 500',
    '',
  ]);
});

test.each(['timeout', 'refused', 'reset', 'dns'] as const)('an endpoint with the fault %s is answered as deployed', async (kind) => {
  const tested = await api.testInvoke('POST /http', { backend: fault(kind) });
  expect(tested.status).toBe(kind === 'timeout' ? 504 : 500);
  expect(lines(tested.log).at(-2)).toBe(`: Method completed with status: ${tested.status}`);
});

test('authorizers and API keys have no part in it, and a verb of ANY is its own', async () => {
  expect((await api.testInvoke('GET /guarded')).status).toBe(200);
  const sent: string[] = [];
  await api.testInvoke('PATCH /any', { backend: ({ method }) => answer(200, { length: sent.push(method) }) });
  expect(sent).toEqual(['PATCH']);
});

test.each([
  ['GET /none', 'Invalid Resource identifier specified'],
  ['DELETE /fn', 'Invalid Method identifier specified'],
])('%s is no part of the API', async (method, message) => {
  await expect(api.testInvoke(method)).rejects.toMatchObject({ name: 'NotFoundException', message });
});
