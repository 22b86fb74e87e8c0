import type { JsonObject } from '../../lib/definition';
import { type CannedAnswer, Fault } from '../../lib/engine';
import { backendUrl, document, functionUri, running } from './apis';

const http = { type: 'http', httpMethod: 'GET', uri: backendUrl, responses: { default: { statusCode: '200' } } };

function answered(gatewayResponses: JsonObject, line: string, answer?: CannedAnswer, options: object = {}) {
  const api = document(
    {
      'GET /x': http,
      'GET /proxy': { type: 'aws_proxy', httpMethod: 'GET', uri: functionUri },
      'GET /bad': { ...http, uri: '${stageVariables.none}' },
    },
    { 'x-amazon-apigateway-gateway-responses': gatewayResponses },
  );
  return running(api, answer, { stage: { name: 'dev', variables: { color: 'red' } } }).call(line, options);
}

test.each<[string, string, CannedAnswer | undefined, number, string, string]>([
  ['an unknown path', 'GET /none', undefined, 403, '{"message":"Missing Authentication Token"}', 'MissingAuthenticationTokenException'],
  [
    'a method that is not there',
    'POST /x',
    undefined,
    403,
    '{"message":"Missing Authentication Token"}',
    'MissingAuthenticationTokenException',
  ],
  [
    'a method that no API has',
    'TRACE /x',
    undefined,
    403,
    '{"message":"Missing Authentication Token"}',
    'MissingAuthenticationTokenException',
  ],
  ['an address that is none', 'GET /bad', undefined, 500, '{"message": "Internal server error"}', 'InternalServerErrorException'],
  [
    'a function that is not invoked by POST',
    'GET /proxy',
    undefined,
    500,
    '{"message": "Internal server error"}',
    'InternalServerErrorException',
  ],
  [
    'an endpoint that refuses',
    'GET /x',
    new Fault('refused', ''),
    500,
    '{"message": "Internal server error"}',
    'InternalServerErrorException',
  ],
  [
    'an endpoint that resets',
    'GET /x',
    new Fault('reset', ''),
    500,
    '{"message": "Internal server error"}',
    'InternalServerErrorException',
  ],
  [
    'a host without an address',
    'GET /x',
    new Fault('dns', ''),
    500,
    '{"message": "Internal server error"}',
    'InternalServerErrorException',
  ],
  [
    'an answer that is no HTTP',
    'GET /x',
    new Fault('protocol', ''),
    500,
    '{"message": "Internal server error"}',
    'InternalServerErrorException',
  ],
  [
    'a certificate that is none',
    'GET /x',
    new Fault('tls', ''),
    500,
    '{"message": "Network error communicating with endpoint"}',
    'InternalServerErrorException',
  ],
  [
    'an endpoint that is too slow',
    'GET /x',
    new Fault('timeout', ''),
    504,
    '{"message": "Endpoint request timed out"}',
    'InternalServerErrorException',
  ],
])('%s has its default answer', async (_what, line, answer, status, body, type) => {
  const got = await answered({}, line, answer);
  expect(got).toMatchObject({ status, body });
  expect(got.headers).toEqual({
    'content-type': 'application/json',
    'x-amzn-errortype': type,
    'x-amzn-requestid': 'req-1',
    'x-amz-apigw-id': 'req-1=',
  });
});

test('DEFAULT_5XX holds for every 5XX type that is not set itself, and for nothing else', async () => {
  const responses = {
    DEFAULT_5XX: {
      statusCode: '599',
      responseTemplates: { 'application/json': 'sorry' },
      responseParameters: { 'gatewayresponse.header.A': "'b'" },
    },
    INTEGRATION_FAILURE: { responseParameters: { 'gatewayresponse.header.C': "'d'" } },
  };
  const timeout = await answered(responses, 'GET /x', new Fault('timeout', ''));
  expect(timeout).toMatchObject({ status: 599, body: 'sorry', headers: { a: 'b' } });
  const failure = await answered(responses, 'GET /x', new Fault('refused', ''));
  expect(failure).toMatchObject({ status: 500, body: '{"message": "Internal server error"}', headers: { c: 'd' } });
  expect(failure.headers).not.toHaveProperty('a');
  expect((await answered(responses, 'GET /none')).status).toBe(403);
});

test('a status that is set for INTEGRATION_FAILURE holds', async () => {
  expect((await answered({ INTEGRATION_FAILURE: { statusCode: '503' } }, 'GET /x', new Fault('refused', ''))).status).toBe(503);
});

test('a template is filled in, not evaluated', async () => {
  const template =
    '$context.error.message|$context.error.messageString|$context.error.responseType|$context.stage|$context.identity.sourceIp|$stageVariables.color|$context.none|#if(true)$util.x$5';
  const { body } = await answered({ MISSING_AUTHENTICATION_TOKEN: { responseTemplates: { 'application/json': template } } }, 'GET /none');
  expect(body).toBe(
    'Missing Authentication Token|"Missing Authentication Token"|MISSING_AUTHENTICATION_TOKEN|dev|127.0.0.1|red||#if(true)$util.x$5',
  );
});

test('headers come from the request or are static; one without a value is left out, one with a line end as well', async () => {
  const responseParameters = {
    'gatewayresponse.header.X-Static': "'a'",
    'gatewayresponse.header.X-Query': 'method.request.querystring.q',
    'gatewayresponse.header.X-Header': 'method.request.header.Origin',
    'gatewayresponse.header.X-None': 'method.request.header.none',
    'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
  };
  const configured = { DEFAULT_4XX: { responseParameters } };
  const options = { headers: ['Origin', 'https://app.example'] };
  const { headers } = await answered(configured, 'GET /none?q=1', undefined, options);
  expect(headers).toMatchObject({ 'x-static': 'a', 'x-query': '1', 'x-header': 'https://app.example', 'access-control-allow-origin': '*' });
  expect(headers).not.toHaveProperty('x-none');
  expect((await answered(configured, 'GET /none?q=1%0d%0aSet-Cookie:x')).headers).not.toHaveProperty('x-query');
});

test("the template is chosen by the client's Accept and gives the Content-Type", async () => {
  const responseTemplates = { 'application/json': '{}', 'text/html': '<p>' };
  const html = await answered({ DEFAULT_4XX: { responseTemplates } }, 'GET /none', undefined, { headers: ['Accept', 'text/html, */*'] });
  expect(html).toMatchObject({ body: '<p>', headers: { 'content-type': 'text/html' } });
  expect(await answered({ DEFAULT_4XX: { responseTemplates } }, 'GET /none')).toMatchObject({ body: '{}' });
});
