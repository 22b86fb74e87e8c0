import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createGateway } from '../../lib/engine';
import { readOpenApi } from '../../lib/readers';
import { document } from './apis';

/** A certificate that nobody signed but itself, made for this test; it opens nothing. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVLLQV2ikTJOgRwFR
wIQV/45w1gHAl9ScZYoqNgtl1pGhRANCAAT+dLeqOeJ3Us1Rh4U1cGuRIxrm/bMy
LWHWVFGQ0rgIdtg2fXHi/SWbuhkEskFHok4Ph0uzbfLMJto8tAB1vM0I
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUQ6eZaxNQ3A3DUd2j5c9wxpGKSTgwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA5NTQxMloYDzIxMjYxMDI4
MDk1NDEyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT+dLeqOeJ3Us1Rh4U1cGuRIxrm/bMyLWHWVFGQ0rgIdtg2fXHi/SWb
uhkEskFHok4Ph0uzbfLMJto8tAB1vM0Io1MwUTAdBgNVHQ4EFgQUMKPZYjiz/qtV
/9PyZgrMCaVOVM8wHwYDVR0jBBgwFoAUMKPZYjiz/qtV/9PyZgrMCaVOVM8wDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiEA6D+KJhUbTUg4e+4+Pnsy
Y+4mWjynIbA8ed9SRcvlpEECHyuL8rRv4mRy60aYFej64I/mjleYFOtpuA2po1fQ
bGM=
-----END CERTIFICATE-----`;

const server = https.createServer({ key, cert }, (_request, response) => response.end('over TLS'));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a certificate of an authority that NODE_EXTRA_CA_CERTS names is trusted', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ca-'));
  const file = path.join(folder, 'ca.pem');
  writeFileSync(file, cert);
  const script = `
    const { createGateway } = require('./lib/engine');
    const { readOpenApi } = require('./lib/readers');
    const uri = 'https://localhost:${(server.address() as AddressInfo).port}/';
    const integration = { type: 'http_proxy', httpMethod: 'GET', uri };
    const paths = { '/x': { get: { responses: {}, 'x-amazon-apigateway-integration': integration } } };
    const gateway = createGateway(readOpenApi({ openapi: '3.0.1', info: { title: 't', version: '1' }, paths }).definition);
    gateway.handle({ method: 'GET', target: '/x', headers: [] }).then(async ({ status, body }) => {
      console.log(status, Buffer.from(body).toString());
      await gateway.close();
    });`;
  const root = path.join(__dirname, '..', '..');
  const env = { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: file };
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', '--eval', script], { cwd: root, env });
  rmSync(folder, { recursive: true });
  expect(stdout).toBe('200 over TLS\n');
}, 60_000);

test.each([
  ['is refused', false, 500, '{"message": "Network error communicating with endpoint"}'],
  ['is taken where tlsConfig says so', true, 200, 'over TLS'],
])('a certificate that is not trusted %s', async (_what, insecureSkipVerification, status, body) => {
  const uri = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const proxy = { type: 'http_proxy', httpMethod: 'GET', uri, tlsConfig: { insecureSkipVerification } };
  const gateway = createGateway(readOpenApi(document({ 'GET /x': proxy })).definition);
  const answer = await gateway.handle({ method: 'GET', target: '/x', headers: [] });
  await gateway.close();
  expect([answer.status, Buffer.from(answer.body as Uint8Array).toString()]).toEqual([status, body]);
});
