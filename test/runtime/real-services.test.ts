import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { readOpenApi } from '../../lib/readers';
import { writeHandler } from '../../lib/writers/handler';
import { document, functionUri } from '../engine/apis';
import { httpServer } from '../engine/loopback';
import { HandlerFolders } from './handler-folders';

const folders = new HandlerFolders();
afterAll(() => folders.remove());

const credentials = 'arn:aws:iam::1:role/r';
const api = readOpenApi(
  document({
    'GET /fn': { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri },
    'GET /stream': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: functionUri.replace('2015-03-31', '2021-11-15').replace('/invocations', '/response-streaming-invocations'),
      responseTransferMode: 'STREAM',
    },
    'POST /items': {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
      credentials,
      responses: { default: { statusCode: '200' } },
    },
  }),
).definition;

/** A message of Lambda's event stream. Its checksums, which nobody has to look at, are zero. */
function message(type: string, payload: string): Buffer {
  const headers = Buffer.concat(
    [
      [':event-type', type],
      [':message-type', 'event'],
    ].map(([name, value]) =>
      Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7, 0, value.length]), Buffer.from(value)]),
    ),
  );
  const head = Buffer.alloc(12);
  head.writeUInt32BE(16 + headers.length + payload.length, 0);
  head.writeUInt32BE(headers.length, 4);
  return Buffer.concat([head, headers, Buffer.from(payload), Buffer.alloc(4)]);
}

test('the handler invokes functions and calls services, signed, at the addresses of the environment', async () => {
  const seen: { url: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = await httpServer((request, response) => {
    void buffer(request).then((body) => {
      seen.push({ url: request.url ?? '', headers: request.headers, body: body.toString() });
      if (request.url?.includes('streaming')) {
        const metadata = '{"statusCode":201,"headers":{"Content-Type":"text/plain"}}';
        response.write(Buffer.concat([message('PayloadChunk', metadata), message('PayloadChunk', '\0'.repeat(8))]).subarray(0, 150));
        setTimeout(() => {
          const all = Buffer.concat([message('PayloadChunk', metadata), message('PayloadChunk', '\0'.repeat(8))]);
          response.end(
            Buffer.concat([
              all.subarray(150),
              message('PayloadChunk', 'one '),
              message('PayloadChunk', 'two'),
              message('InvokeComplete', '{}'),
            ]),
          );
        }, 20);
      } else response.end(request.url === '/' ? '{}' : '{"statusCode":202,"body":"of the function"}');
    });
  });
  const env = { AWS_ENDPOINT_URL: server.origin, AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
  const before = { ...process.env };
  Object.assign(process.env, env);
  const gateway = folders.load(folders.write(api)).openGateway();
  const call = async (method: string, target: string, body?: string) => {
    const sent = body === undefined ? undefined : Buffer.from(body);
    const headers = sent ? ['Content-Type', 'application/json', 'Content-Length', String(sent.length)] : [];
    const answer = await gateway.handle({ method, target, headers, body: sent });
    const bytes = answer.body instanceof Uint8Array ? Buffer.from(answer.body) : answer.body ? await buffer(answer.body) : Buffer.alloc(0);
    return [answer.status, bytes.toString()];
  };
  try {
    expect(await call('GET', '/fn')).toEqual([202, 'of the function']);
    expect(await call('POST', '/items', '{"TableName":"t"}')).toEqual([200, '{}']);
    expect(await call('GET', '/stream')).toEqual([201, 'one two']);
  } finally {
    process.env = before;
    await gateway.close();
    await server.close();
  }
  expect(seen.map(({ url }) => url)).toEqual([
    '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Afn/invocations',
    '/',
    '/2021-11-15/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A111111111111%3Afunction%3Afn/response-streaming-invocations',
  ]);
  expect(seen[1]).toMatchObject({
    headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0', 'x-amz-security-token': 'token' },
    body: '{"TableName":"t"}',
  });
  expect(seen.every(({ headers }) => String(headers['authorization']).startsWith('AWS4-HMAC-SHA256 Credential=AKID/'))).toBe(true);
});

test('the signer stands in a file of its own, which an API without functions and services does without', () => {
  const mock = readOpenApi(document({ 'GET /x': { type: 'mock', responses: {} } })).definition;
  expect([writeHandler(api).parts, writeHandler(mock).parts]).toEqual([['aws.js'], []]);
  expect(readdirSync(folders.write(api))).toContain('aws.js');
});
