import { buffer } from 'node:stream/consumers';
import { type AwsCall, Fault, type HttpAnswer, NetworkHttpBackend } from '../../lib/engine';
import { endpointsOf, SignedBackend, type SignedBackendOptions } from '../../lib/engine/effects/signed';
import { sign } from '../../lib/engine/effects/signed/sign';
import { requestTarget, strictUrl } from '../../lib/engine/effects/signed/strict-url';
import { headerObject } from '../engine/apis';
import { httpServer, type Loopback } from '../engine/loopback';

const example = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const then = new Date('2015-08-30T12:36:00Z');

test.each([
  ['GET', '/', [], '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ['GET', '/?Param1=value1&Param2=value2', [], '', 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'],
  ['POST', '/', [], '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
])('%s %s is signed as the published test suite of Signature Version 4 has it', async (method, path, headers, body, signature) => {
  const url = strictUrl(`https://example.amazonaws.com${path}`);
  const call = { method, url, host: url.host, headers, body: Buffer.from(body), signingName: 'service', signingRegion: 'us-east-1' };
  const signed = headerObject((await sign(call, example, then)).headers);
  expect(signed['authorization']).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  );
});

test.each([
  ['/bucket/a b', '/bucket/a%20b'],
  ["/bucket/(x)!*'", '/bucket/%28x%29%21%2A%27'],
  ['/bucket/a%2Fb/%C3%A4', '/bucket/a%2Fb/%C3%A4'],
  ['/bucket/100%', '/bucket/100%25'],
  ['?a=1+2&a=%2B&b', '/?a=1%202&a=%2B&b='],
  ['/x?__proto__=1&constructor=2', '/x?__proto__=1&constructor=2'],
])('%s goes on the wire as %s', (target, sent) => {
  expect(requestTarget(strictUrl(`https://s3.us-east-1.amazonaws.com${target}`))).toBe(sent);
});

test('addresses are those that the AWS SDKs know by their variables', () => {
  const env = {
    AWS_ENDPOINT_URL: 'http://a',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://b',
    AWS_ENDPOINT_URL_COGNITO_IDP: 'http://c',
    AWS_ENDPOINT_URL_S3: '',
  };
  expect(endpointsOf(env)).toEqual({ all: 'http://a', byService: { dynamodb: 'http://b', 'cognito-idp': 'http://c' } });
});

const usual: AwsCall = {
  service: 'sqs',
  subdomain: undefined,
  region: 'us-east-1',
  signingName: 'sqs',
  signingRegion: 'us-east-1',
  target: 'path',
  action: undefined,
  method: 'POST',
  url: 'https://sqs.us-east-1.amazonaws.com/1/q',
  headers: ['Content-Type', 'text/plain', 'X-Twice', 'a', 'X-Twice', 'b', 'Authorization', 'mapped'],
  body: Buffer.from('hello'),
  credentials: undefined,
  timeoutInMillis: 5000,
};

describe('a given endpoint', () => {
  const seen: { target: string; headers: Record<string, string>; body: string }[] = [];
  const network = new NetworkHttpBackend();
  let server: Loopback;

  beforeAll(async () => {
    server = await httpServer((request, response) => {
      void buffer(request).then((body) => {
        seen.push({ target: request.url ?? '', headers: headerObject(request.rawHeaders), body: body.toString() });
        const sts = body.toString().includes('AssumeRole');
        const role = { AccessKeyId: 'ROLE', SecretAccessKey: 's', SessionToken: 'of the role', Expiration: Date.now() / 1000 + 3600 };
        response.end(sts ? JSON.stringify({ AssumeRoleResponse: { AssumeRoleResult: { Credentials: role } } }) : 'ok');
      });
    });
  });
  beforeEach(() => void seen.splice(0));
  afterAll(async () => {
    await network.close();
    await server.close();
  });

  function backend(options: Partial<SignedBackendOptions> = {}): SignedBackend {
    return new SignedBackend({
      http: network,
      fault: (kind, message) => new Fault(kind, message),
      endpoints: { all: server.origin },
      credentials: () => Promise.resolve({ ...example, sessionToken: 'token' }),
      ...options,
    });
  }

  test('gets the call with one signature, its session token and its own name as host', async () => {
    const answer = (await backend().call(usual)) as HttpAnswer;
    expect(answer.status).toBe(200);
    expect(seen[0]).toMatchObject({ target: '/1/q', body: 'hello' });
    expect(seen[0]?.headers).toMatchObject({ host: new URL(server.origin).host, 'x-amz-security-token': 'token', 'x-twice': 'a, b' });
    expect(seen[0]?.headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/sqs\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-twice, Signature=[0-9a-f]{64}$/,
    );
    expect(seen[0]?.headers['x-amz-content-sha256']).toBeUndefined();
  });

  test('of one service is called for that service alone', async () => {
    const one = backend({ endpoints: { byService: { sqs: `${server.origin}/below` }, all: 'http://127.0.0.1:1' } });
    await one.call(usual);
    expect(seen.map(({ target }) => target)).toEqual(['/below/1/q']);
    expect(await one.call({ ...usual, service: 'sns', signingName: 'sns' })).toMatchObject({ kind: 'refused' });
  });

  test('gets the bucket of a subdomain in the path, and the host of any other subdomain as it is', async () => {
    const s3 = { service: 's3', signingName: 's3', subdomain: 'photos', url: 'https://photos.s3.us-east-1.amazonaws.com/a' };
    await backend().call({ ...usual, ...s3 });
    await backend().call({ ...usual, service: 'iot', subdomain: 'data', url: 'https://data.iot.us-east-1.amazonaws.com/things' });
    expect(seen.map(({ target, headers }) => [target, headers['host']])).toEqual([
      ['/photos/a', new URL(server.origin).host],
      ['/things', 'data.iot.us-east-1.amazonaws.com'],
    ]);
    expect(seen[0]?.headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is called with the role of the integration only where that was asked for, and the role is assumed once', async () => {
    const credentials = 'arn:aws:iam::123456789012:role/gateway';
    await backend().call({ ...usual, credentials });
    expect(seen.map(({ headers }) => headers['x-amz-security-token'])).toEqual(['token']);
    const assuming = backend({ assumeRoles: true });
    await assuming.call({ ...usual, credentials });
    await assuming.call({ ...usual, credentials });
    await assuming.call({ ...usual, credentials: 'arn:aws:iam::*:user/*' });
    expect(seen.slice(1).map(({ headers }) => headers['x-amz-security-token'])).toEqual(['token', 'of the role', 'of the role', 'token']);
    expect(seen[1]?.body).toContain('RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fgateway');
  });

  test('invokes a function by its name, version and type of invocation', async () => {
    const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:pets:live';
    const headers = ['X-Amz-Invocation-Type', 'Event'];
    const invoked = {
      functionArn,
      payload: Buffer.from('{}'),
      headers,
      credentials: undefined,
      region: 'eu-west-1',
      timeoutInMillis: 5000,
    };
    expect(await backend().invoke(invoked)).toMatchObject({ status: 200, functionError: false });
    expect(seen[0]).toMatchObject({
      target: '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Apets%3Alive/invocations',
      headers: { 'x-amz-invocation-type': 'Event', 'content-type': 'application/json' },
    });
  });
});

test('a call for which there are no credentials says what to set', async () => {
  const { NoCredentials } = jest.requireActual<typeof import('../../lib/engine/effects/signed/credentials')>(
    '../../lib/engine/effects/signed/credentials',
  );
  const none = new SignedBackend({
    http: new NetworkHttpBackend(),
    fault: (kind, message) => new Fault(kind, message),
    credentials: () => Promise.reject(new NoCredentials('no AWS credentials: set AWS_ACCESS_KEY_ID')),
  });
  expect(await none.call(usual)).toMatchObject({ kind: 'unreachable', message: 'no AWS credentials: set AWS_ACCESS_KEY_ID' });
});
