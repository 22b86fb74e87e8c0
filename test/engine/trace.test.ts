import type { JsonObject } from '../../lib/definition';
import { type CannedAnswer, Fault } from '../../lib/engine';
import { awsLog } from '../../lib/engine/aws-log';
import { backendUrl, document, functionUri, running } from './apis';

const petMethod: JsonObject = {
  parameters: [
    { name: 'petId', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'type', in: 'query', required: true, schema: { type: 'string' } },
  ],
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-integration': {
    type: 'http',
    httpMethod: 'GET',
    uri: `${backendUrl}/pets/{id}`,
    requestParameters: {
      'integration.request.path.id': 'method.request.path.petId',
      'integration.request.querystring.kind': 'method.request.querystring.type',
      'integration.request.header.X-Env': "'prod'",
      'integration.request.header.X-None': 'method.request.header.none',
    },
    requestTemplates: { 'application/json': '#set($context.requestOverride.header.X-Extra = "1")' },
    responses: {
      '2\\d{2}': { statusCode: '200' },
      '404|410': { statusCode: '404', responseParameters: { 'method.response.header.X-Id': 'integration.response.header.Id' } },
    },
  },
};

const api = document(
  {
    'GET /pets/{petId}': petMethod,
    'GET /log/{petId}': {
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': 'done' } } },
    },
  },
  { 'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true, validateRequestBody: false } } },
);

function traced(line: string, answer?: CannedAnswer, of: JsonObject = api, options: { headers?: string[]; body?: string } = {}) {
  return running(of, answer, { trace: true, stage: { name: 'dev' } }).call(line, options);
}

test('a trace tells what every stage did', async () => {
  const answer = { status: 404, headers: ['Id', '7', 'Server', 'x'], body: '{"msg":"no pet"}' };
  const { trace } = await traced('GET /pets/7?type=dog', answer, api, { headers: ['Host', 'h', 'X-Env', 'client'] });
  expect(trace).toMatchObject({
    requestId: 'req-1',
    stage: 'dev',
    startedAt: Date.UTC(2024, 0, 1),
    request: { method: 'GET', target: '/pets/7?type=dog', headers: ['Host', 'h', 'X-Env', 'client'], body: new Uint8Array() },
    route: { resourcePath: '/pets/{petId}', resourceMethod: 'GET', pathVariables: [['petId', '7']], nearest: [] },
    authorize: { authorization: 'NONE' },
    methodRequest: {
      parameters: [
        { key: 'method.request.path.petId', required: true, value: '7' },
        { key: 'method.request.querystring.type', required: true, value: 'dog' },
      ],
      validator: { name: 'all', parameters: true, body: false },
      missing: [],
    },
    integrationRequest: {
      type: 'HTTP',
      method: 'GET',
      url: `${backendUrl}/pets/7?kind=dog`,
      mappings: [
        { target: 'integration.request.path.id', source: 'method.request.path.petId', to: '7' },
        { target: 'integration.request.querystring.kind', source: 'method.request.querystring.type', to: 'dog' },
        { target: 'integration.request.header.X-Env', source: "'prod'", from: 'client', to: 'prod' },
        { target: 'integration.request.header.X-None', source: 'method.request.header.none' },
        { target: 'integration.request.header.X-Extra', source: 'override', to: '1' },
      ],
      droppedHeaders: ['Host', 'X-Env'],
      template: {
        contentType: 'application/json',
        why: 'no Content-Type, which counts as application/json',
        defined: ['application/json'],
      },
      contentHandling: 'unchanged',
    },
    integration: { status: 404, headers: ['Id', '7', 'Server', 'x'] },
    integrationResponse: {
      chosen: { statusCode: '404', selectionPattern: '404|410' },
      tried: [{ statusCode: '200', selectionPattern: '2\\d{2}' }],
      selectedBy: '404',
      mappings: [{ target: 'method.response.header.X-Id', source: 'integration.response.header.Id', to: '7' }],
    },
    methodResponse: { status: 404, droppedHeaders: ['Id', 'Server'] },
  });
  expect(trace.integrationRequest!.addedHeaders).toEqual(expect.arrayContaining(['X-Env', 'X-Extra', 'Host', 'User-Agent']));
  expect(trace).not.toHaveProperty('because');
  expect(Buffer.from(trace.methodResponse.body).toString()).toBe('{"msg":"no pet"}');
});

test.each<[string, string, CannedAnswer | undefined, object]>([
  ['no route', 'GET /pet/7', undefined, { stage: 'route', text: 'no route', detail: 'nearest: GET /pets/{petId}' }],
  ['another method', 'POST /pets/7', undefined, { stage: 'route', text: 'no route', detail: 'nearest: GET /pets/{petId}' }],
  ['a missing parameter', 'GET /pets/7', undefined, { stage: 'methodRequest', text: 'missing method.request.querystring.type' }],
  [
    'a status that nothing matches',
    'GET /pets/7?type=dog',
    { status: 403 },
    {
      stage: 'integrationResponse',
      text: 'backend said 403, no integration response matches',
      detail: 'responses: 200 (2xx), 404 (404|410) — no default',
    },
  ],
  [
    'an endpoint that resets',
    'GET /pets/7?type=dog',
    new Fault('reset', 'socket hang up'),
    { stage: 'integration', text: 'reset: socket hang up' },
  ],
])('a trace says why: %s', async (_what, line, answer, because) => {
  expect((await traced(line, answer)).trace.because).toEqual(because);
});

test.each<[string, JsonObject, { headers?: string[]; body?: string }, string]>([
  [
    'no template for the content type',
    { type: 'http', httpMethod: 'POST', uri: backendUrl, passthroughBehavior: 'never', requestTemplates: { 'application/json': '{}' } },
    { headers: ['Content-Type', 'text/plain'], body: 'x' },
    'no template for text/plain; application/json has one',
  ],
  [
    'an address that is none',
    { type: 'http_proxy', httpMethod: 'POST', uri: 'https://${stageVariables.none}' },
    {},
    'Invalid endpoint address',
  ],
  [
    'a MOCK without a status',
    { type: 'mock', requestTemplates: { 'application/json': '{}' }, responses: { default: { statusCode: '200' } } },
    {},
    'Unable to parse statusCode. It should be an integer that is defined in the request template.',
  ],
  [
    'a template with a mistake',
    { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}\n#if(' }, responses: {} },
    {},
    'Unable to transform request: line 2, column ',
  ],
  [
    'a mapping that fails every call',
    { type: 'http', httpMethod: 'POST', uri: backendUrl, requestParameters: { 'integration.request.header.Content-Length': "'1'" } },
    {},
    'Header Content-Length may not be mapped',
  ],
])('a trace says why: %s', async (_what, integration, options, text) => {
  const { trace } = await traced('POST /x', { status: 200 }, document({ 'POST /x': integration }), options);
  expect(trace.because!.text).toContain(text);
});

test('a default response that hides a failure is said', async () => {
  const integration = { type: 'http', httpMethod: 'GET', uri: backendUrl, responses: { default: { statusCode: '200' } } };
  const { trace, status } = await traced('GET /x', { status: 503 }, document({ 'GET /x': integration }));
  expect(status).toBe(200);
  expect(trace.because).toEqual({ stage: 'integrationResponse', text: 'backend said 503, the default integration response answers 200' });
});

test('a remapped header is told under both names', async () => {
  const { trace } = await traced(
    'GET /x',
    { status: 200, headers: ['Server', 's', 'Via', 'v', 'A', 'b'] },
    document({ 'GET /x': { type: 'http_proxy', httpMethod: 'GET', uri: backendUrl } }),
  );
  expect(trace.methodResponse).toMatchObject({ remappedHeaders: [['Server', 'x-amzn-Remapped-Server']], droppedHeaders: ['Via'] });
});

test('without tracing there is no trace', async () => {
  expect(await running(api).gateway.handle({ method: 'GET', target: '/log/1', headers: [] })).not.toHaveProperty('trace');
});

describe('the log of a test call', () => {
  test('of a MOCK has eleven lines in the recorded order', async () => {
    const { trace } = await traced('GET /log/123?foo=bar', undefined);
    expect(awsLog(trace)).toBe(
      [
        'Execution log for request req-1',
        'Mon Jan 01 00:00:00 UTC 2024 : Starting execution for request: req-1',
        'Mon Jan 01 00:00:00 UTC 2024 : HTTP Method: GET, Resource Path: /log/123',
        'Mon Jan 01 00:00:00 UTC 2024 : Method request path: {petId=123}',
        'Mon Jan 01 00:00:00 UTC 2024 : Method request query string: {foo=bar}',
        'Mon Jan 01 00:00:00 UTC 2024 : Method request headers: {}',
        'Mon Jan 01 00:00:00 UTC 2024 : Method request body before transformations: ',
        'Mon Jan 01 00:00:00 UTC 2024 : Method response body after transformations: done',
        'Mon Jan 01 00:00:00 UTC 2024 : Method response headers: {Content-Type=application/json}',
        'Mon Jan 01 00:00:00 UTC 2024 : Successfully completed execution',
        'Mon Jan 01 00:00:00 UTC 2024 : Method completed with status: 200',
        '',
      ].join('\n'),
    );
  });

  test('of an endpoint has seven lines more, and cuts long headers', async () => {
    const { trace } = await traced('GET /pets/7?type=dog', { status: 200, headers: ['X', 'y'.repeat(2000)], body: 'ok' });
    const lines = awsLog(trace)
      .split('\n')
      .map((line) => line.replace(/^.*? 2024 : /, ''));
    expect(lines.slice(7, 14)).toEqual([
      `Endpoint request URI: ${backendUrl}/pets/7?kind=dog`,
      expect.stringMatching(/^Endpoint request headers: \{X-Env=prod, X-Extra=1, Accept=application\/json, .*\}$/),
      'Endpoint request body after transformations: ',
      `Sending request to ${backendUrl}/pets/7?kind=dog`,
      expect.stringMatching(/^Received response\. Status: 200, Integration latency: \d+ ms$/),
      expect.stringMatching(/^Endpoint response headers: \{X=y{995} \[TRUNCATED\]$/),
      'Endpoint response body before transformations: ok',
    ]);
  });

  test('of a failure ends with the reason', async () => {
    const { trace } = await traced(
      'GET /x',
      undefined,
      document({ 'GET /x': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://${stageVariables.none}' } }),
    );
    expect(awsLog(trace).split('\n').slice(7)).toEqual([
      'Mon Jan 01 00:00:00 UTC 2024 : Execution failed due to configuration error: Invalid endpoint address',
      'Mon Jan 01 00:00:00 UTC 2024 : Method completed with status: 500',
      '',
    ]);
  });

  test('of a function names its address', async () => {
    const proxy = document({ 'GET /x': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri } });
    const { trace } = await traced('GET /x', { payload: {} }, proxy);
    expect(awsLog(trace)).toContain(
      'Sending request to https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:fn/invocations\n',
    );
  });
});
