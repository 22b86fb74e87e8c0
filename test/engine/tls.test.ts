import https from 'node:https';
import type { AddressInfo } from 'node:net';
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
