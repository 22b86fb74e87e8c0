import type { JsonObject } from '../../lib/definition';
import { createGateway, Fault, type Gateway, NetworkHttpBackend } from '../../lib/engine';
import { SignedBackend } from '../../lib/engine/effects/signed';
import { readOpenApi } from '../../lib/readers';
import { document } from '../engine/apis';
import { describeWith, MotoServer } from './python';

const role = 'arn:aws:iam::123456789012:role/gateway';

/** An AWS integration with a default response that passes everything. */
function integration(target: string, members: JsonObject = {}): JsonObject {
  return {
    type: 'aws',
    uri: `arn:aws:apigateway:us-east-1:${target}`,
    httpMethod: 'POST',
    credentials: role,
    responses: { default: { statusCode: '200' } },
    ...members,
  };
}

const json = (template: object) => ({ requestTemplates: { 'application/json': JSON.stringify(template).replaceAll('@', '$') } });

const operations: Record<string, JsonObject> = {
  'PUT /buckets/{bucket}': integration('s3:path/{bucket}', {
    httpMethod: 'PUT',
    requestParameters: { 'integration.request.path.bucket': 'method.request.path.bucket' },
  }),
  'PUT /files/{bucket}/{key}': integration('s3:path/{bucket}/{key}', {
    httpMethod: 'PUT',
    requestParameters: {
      'integration.request.path.bucket': 'method.request.path.bucket',
      'integration.request.path.key': 'method.request.path.key',
      'integration.request.header.Content-Type': 'method.request.header.Content-Type',
      'integration.request.header.x-amz-meta-owner': "'jürgen & co'",
    },
    responses: {
      default: { statusCode: '200', responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' } },
    },
  }),
  'GET /files/{bucket}/{key}': integration('s3:path/{bucket}/{key}', {
    httpMethod: 'GET',
    requestParameters: {
      'integration.request.path.bucket': 'method.request.path.bucket',
      'integration.request.path.key': 'method.request.path.key',
      'integration.request.querystring.response-content-type': "'text/plain; charset=utf-8'",
    },
    responses: {
      '4\\d{2}': { statusCode: '404' },
      default: { statusCode: '200' },
    },
  }),
  'GET /virtual/{key}': integration('photos.s3:path/{key}', {
    httpMethod: 'GET',
    requestParameters: { 'integration.request.path.key': 'method.request.path.key' },
  }),
  'POST /tables': integration(
    'dynamodb:action/CreateTable',
    json({
      TableName: 'pets',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  ),
  'PUT /pets/{id}': integration(
    'dynamodb:action/PutItem',
    json({ TableName: 'pets', Item: { id: { S: "@input.params('id')" }, name: { S: "@util.escapeJavaScript(@input.path('@.name'))" } } }),
  ),
  'GET /pets/{id}': integration('dynamodb:action/GetItem', {
    ...json({ TableName: 'pets', Key: { id: { S: "@input.params('id')" } } }),
    responses: {
      default: {
        statusCode: '200',
        responseTemplates: { 'application/json': '{"id":"$input.path(\'$.Item.id.S\')","name":"$input.path(\'$.Item.name.S\')"}' },
      },
    },
  }),
  'GET /tables/{table}': integration('dynamodb:action/DescribeTable', {
    ...json({ TableName: "@input.params('table')" }),
    responses: { '400': { statusCode: '400' }, default: { statusCode: '200' } },
  }),
  'POST /queues': integration('sqs:action/CreateQueue', {
    requestParameters: { 'integration.request.querystring.QueueName': "'jobs'" },
  }),
  'POST /jobs': integration('sqs:path/123456789012/jobs', {
    requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
  }),
  'GET /jobs': integration('sqs:path/123456789012/jobs', {
    requestParameters: {
      'integration.request.querystring.Action': "'ReceiveMessage'",
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
      'integration.request.header.Accept': "'application/xml'",
    },
  }),
  'POST /topics': integration('sns:action/CreateTopic', {
    requestParameters: { 'integration.request.querystring.Name': "'news'" },
  }),
  'POST /news': integration('sns:action/Publish', {
    requestParameters: {
      'integration.request.querystring.TopicArn': "'arn:aws:sns:us-east-1:123456789012:news'",
      'integration.request.querystring.Message': 'method.request.querystring.text',
    },
  }),
  'POST /streams': integration('kinesis:action/CreateStream', json({ StreamName: 'clicks', ShardCount: 1 })),
  'POST /clicks': integration(
    'kinesis:action/PutRecord',
    json({ StreamName: 'clicks', Data: '@util.base64Encode(@input.body)', PartitionKey: 'p' }),
  ),
};

describeWith('AWS integrations, played by a real server', 'moto', () => {
  let moto: MotoServer;
  let gateway: Gateway;
  const network = new NetworkHttpBackend();

  beforeAll(async () => {
    moto = await MotoServer.start();
    const aws = new SignedBackend({
      http: network,
      fault: (kind, message) => new Fault(kind, message),
      endpoints: { all: moto.url },
      credentials: () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }),
    });
    gateway = createGateway(readOpenApi(document(operations)).definition, { aws });
  }, 90_000);

  afterAll(async () => {
    await gateway?.close();
    await network.close();
    await moto?.stop();
  });

  async function call(line: string, body?: string, headers: string[] = ['Content-Type', 'application/json']) {
    const [method, target] = line.split(' ');
    const sent = body === undefined ? undefined : Buffer.from(body);
    const answer = await gateway.handle({ method, target, headers: sent ? headers : [], body: sent });
    const named = new Map<string, string>();
    for (let i = 0; i < answer.headers.length; i += 2) named.set(answer.headers[i].toLowerCase(), answer.headers[i + 1]);
    return { status: answer.status, body: Buffer.from(answer.body as Uint8Array).toString(), headers: named };
  }

  test('S3 takes an object and gives it back, whatever its name holds', async () => {
    expect((await call('PUT /buckets/photos')).status).toBe(200);
    for (const key of ['plain.txt', "a%20b+c(d)'!*.txt", 'k%C3%A4fer', '%2B', 'a%2Fb']) {
      const put = await call(`PUT /files/photos/${key}`, `about ${key}`, ['Content-Type', 'text/plain']);
      expect(put.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
      const got = await call(`GET /files/photos/${key}`);
      expect([got.status, got.body]).toEqual([200, `about ${key}`]);
    }
  });

  test('the subdomain form reaches the bucket that it names', async () => {
    expect((await call('GET /virtual/plain.txt')).body).toBe('about plain.txt');
  });

  test('an error of S3 is selected by its status, and its XML comes back', async () => {
    const missing = await call('GET /files/photos/none');
    expect([missing.status, missing.body]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  });

  test('DynamoDB stores and finds what templates make of requests', async () => {
    expect((await call('POST /tables', '{}')).status).toBe(200);
    expect(await call('PUT /pets/7', '{"name":"Rex \\"the\\" dog"}')).toMatchObject({ status: 200, body: '{}' });
    expect((await call('GET /pets/7')).body).toBe('{"id":"7","name":"Rex "the" dog"}');
    const missing = await call('GET /tables/none');
    expect([missing.status, missing.body]).toEqual([400, expect.stringContaining('ResourceNotFoundException')]);
  });

  test('SQS takes a form, and answers with XML where that is accepted', async () => {
    expect((await call('POST /queues', '')).status).toBe(200);
    expect((await call('POST /jobs', '{"job":"a&b=c+d"}')).body).toContain('MessageId');
    expect((await call('GET /jobs')).body).toContain('<Body>{&quot;job&quot;:&quot;a&amp;b=c+d&quot;}</Body>');
  });

  test('SNS publishes what the query string says', async () => {
    expect((await call('POST /topics', '')).status).toBe(200);
    expect((await call('POST /news?text=hello%20world', '')).body).toContain('MessageId');
  });

  test('Kinesis takes a record', async () => {
    expect((await call('POST /streams', '{}')).status).toBe(200);
    expect((await call('POST /clicks', '{"x":1}')).body).toContain('SequenceNumber');
  });
});
