import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Json } from '../../../lib/definition';
import type { IamCaller } from '../../../lib/engine';
import { document, running } from '../apis';

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const host = 'api.example.com';
const settings = { cacheClusterEnabled: true, methodSettings: [{ resourcePath: '/*', httpMethod: '*', cachingEnabled: true }] };
const signedProxy = {
  'x-amazon-apigateway-auth': { type: 'AWS_IAM' },
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://backend.example.com/pets' },
};

function caller(actions: readonly string[] | undefined): IamCaller {
  const statement = actions && [{ Effect: 'Allow', Action: [...actions], Resource: 'arn:aws:execute-api:*:*:*/test/GET/pets' }];
  const policies: Json[] | undefined = statement && [{ Version: '2012-10-17', Statement: statement }];
  return { accessKeyId: 'AKIDANN', secretAccessKey: 'secret', ...(policies && { policies }) };
}

async function signature({ accessKeyId, secretAccessKey }: IamCaller): Promise<string[]> {
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region: 'us-east-1',
    service: 'execute-api',
    sha256: Sha256,
  });
  const headers = { host, 'cache-control': 'max-age=0' };
  const request = { method: 'GET', protocol: 'https:', hostname: host, path: '/test/pets', query: {}, headers };
  return Object.entries((await signer.sign(request, { signingDate: new Date(now) })).headers).flat();
}

test.each([
  ['whose policies allow it', ['execute-api:Invoke', 'execute-api:InvalidateCache'], true],
  ['whose policies allow everything', ['execute-api:*'], true],
  ['whose policies allow to invoke alone', ['execute-api:Invoke'], false],
  ['of whose policies nobody knows', undefined, true],
])('a signer %s reloads a cached response with max-age=0: %p → %p', async (_who, actions, fresh) => {
  const ann = caller(actions);
  const { call, backend } = running(
    document({ 'GET /pets': signedProxy }),
    { status: 200, body: 'x' },
    {
      clock: { now: () => now },
      callers: [ann],
      stage: { settings },
    },
  );
  const headers = await signature(ann);
  expect((await call('GET /pets', { headers })).status).toBe(200);
  const second = await call('GET /pets', { headers });
  expect(backend.calls).toHaveLength(fresh ? 2 : 1);
  expect(second.headers['warning'] === undefined).toBe(fresh);
});
