import type { JsonObject } from '../../../lib/definition';
import type { CannedAnswer } from '../../../lib/engine';
import { document, running } from '../apis';

const uri = 'https://backend.example.com/pets';
const functionUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations';
const table = 'arn:aws:apigateway:us-east-1:dynamodb:action/Scan';
const byDefault = { default: { statusCode: '200' } };
const text = (length: number) => 'x'.repeat(length);
const megabyte = 1024 * 1024;

test.each<[string, JsonObject, CannedAnswer, number, string]>([
  [
    'HTTP_PROXY',
    { type: 'http_proxy', httpMethod: 'GET', uri },
    { status: 200, body: text(10 * megabyte + 1) },
    500,
    'larger than the allowed maximum',
  ],
  [
    'HTTP',
    { type: 'http', httpMethod: 'GET', uri, responses: byDefault },
    { status: 200, body: text(10 * megabyte + 1) },
    500,
    'larger than',
  ],
  [
    'AWS',
    { type: 'aws', httpMethod: 'POST', uri: table, credentials: 'arn:aws:iam::123456789012:role/r', responses: byDefault },
    { status: 200, body: text(10 * megabyte + 1) },
    500,
    'larger than',
  ],
  [
    'AWS_PROXY',
    { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
    { payload: { body: text(6 * megabyte + 200) } },
    502,
    'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  ],
])('a response that is too long fails a call of type %s', async (_type, integration, answer, status, reason) => {
  const { call } = running(document({ 'GET /pets': integration }), answer, { trace: true });
  const answered = await call('GET /pets');
  expect(answered.status).toBe(status);
  expect(answered.body).toBe('{"message": "Internal server error"}');
  expect(answered.trace.because?.text).toContain(reason);
});

test('a result of a function that is too long is an error, which a custom integration may map', async () => {
  const responses = { default: { statusCode: '200' }, 'Response payload size exceeded.*': { statusCode: '507' } };
  const { call } = running(document({ 'GET /pets': { type: 'aws', httpMethod: 'POST', uri: functionUri, responses } }), {
    payload: text(6 * megabyte + 200),
  });
  const answered = await call('GET /pets');
  expect(answered.status).toBe(507);
  expect(JSON.parse(answered.body)).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
});

test('a response of exactly 10 MB passes', async () => {
  const { call } = running(document({ 'GET /pets': { type: 'http_proxy', httpMethod: 'GET', uri } }), {
    status: 200,
    body: text(10 * megabyte),
  });
  expect((await call('GET /pets')).body.length).toBe(10 * megabyte);
});

test('an event that is too long for Lambda is 413, and the function is not called', async () => {
  const { call, backend } = running(document({ 'POST /pets': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri } }), {
    payload: {},
  });
  expect((await call('POST /pets', { body: text(5 * megabyte) })).status).toBe(200);
  const answered = await call('POST /pets', { body: text(7 * megabyte) });
  expect(answered.status).toBe(413);
  expect(backend.calls).toHaveLength(1);
});

test('what a template makes longer than 10 MB fails the call', async () => {
  const responses = { default: { statusCode: '200', responseTemplates: { 'application/json': '$input.body$input.body' } } };
  const { call } = running(document({ 'GET /pets': { type: 'http', httpMethod: 'GET', uri, responses } }), {
    status: 200,
    body: text(6 * megabyte),
  });
  expect((await call('GET /pets')).status).toBe(500);
});
