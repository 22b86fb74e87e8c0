import type { JsonObject } from '../../lib/definition';
import { backendUrl, document, running } from './apis';

const proxy = (more: JsonObject): JsonObject => ({ type: 'http_proxy', httpMethod: 'ANY', uri: `${backendUrl}/x`, ...more });

/** Each differs from the first in one thing, or in nothing. */
const integrations: readonly JsonObject[] = [
  proxy({}),
  proxy({}),
  proxy({ uri: `${backendUrl}/y` }),
  proxy({ uri: `${backendUrl}/y?z=1` }),
  proxy({ uri: 'https://other.example.com/x' }),
  proxy({ uri: 'https://${stageVariables.host}/x' }),
  proxy({ uri: 'no address' }),
  proxy({ httpMethod: 'PUT' }),
  proxy({ timeoutInMillis: 100 }),
  proxy({ contentHandling: 'CONVERT_TO_TEXT' }),
  proxy({ contentHandling: 'CONVERT_TO_BINARY' }),
  proxy({ responseTransferMode: 'STREAM' }),
  proxy({ tlsConfig: { insecureSkipVerification: true } }),
  proxy({ requestParameters: { 'integration.request.header.A': 'method.request.querystring.q' } }),
  proxy({ requestParameters: { 'integration.request.header.A': "'static'" } }),
  proxy({ requestParameters: { 'integration.request.querystring.a': 'method.request.querystring.q' } }),
  proxy({ requestParameters: { 'integration.request.header.A': 'method.request.body.a' } }),
];

/** What `/0`, `/1`, … are answered with, and what their endpoints are sent. */
async function exchanges(operations: Record<string, JsonObject>) {
  const { call, backend } = running(
    document(operations),
    { status: 200, headers: ['Content-Type', 'text/plain'], body: 'YWJj' },
    { stage: { name: 'dev', variables: { host: 'staged.example.com' } } },
  );
  const options = { headers: ['Content-Type', 'application/json', 'Accept', 'text/plain'], body: '{"a":"of the body"}' };
  const made = new Map<string, unknown>();
  for (const line of Object.keys(operations)) {
    const before = backend.calls.length;
    const { status, body } = await call(`${line}?q=asked`, options);
    const sent = backend.calls.slice(before).map(({ headers, ...rest }) => ({ ...rest, headers: ownHeaders(headers) }));
    made.set(line, { status, body, sent });
  }
  return made;
}

/** Without those that every call has another value of. */
function ownHeaders(headers: readonly string[]): readonly string[] {
  return headers.filter((_, index) => headers[index - (index % 2)] !== 'X-Amzn-Trace-Id');
}

test('methods that differ in one thing alone, and share what they can, do each as it would by itself', async () => {
  const together = await exchanges(Object.fromEntries(integrations.map((integration, index) => [`POST /${index}`, integration])));
  expect(together.size).toBe(integrations.length);
  for (const [index, integration] of integrations.entries()) {
    const line = `POST /${index}`;
    const [alone] = (await exchanges({ [line]: integration })).values();
    expect([index, together.get(line)]).toEqual([index, alone]);
  }
});

test.each([
  ['one path variable', '/a{n}/{id}', '/7', (n: number) => `/a${n}/7`],
  ['two path variables', '/a{n}/{id}/b/{id}', '/7', (n: number) => `/a${n}/7/b/7`],
  ['a variable at the end', '/a{n}?q={id}', '/7', (n: number) => `/a${n}?q=7`],
])('methods whose addresses differ before %s lead each to its own', async (_what, address, value, expected) => {
  const count = 30;
  const operations: Record<string, JsonObject> = {};
  for (let n = 0; n < count; n++) {
    operations[`GET /${n}/{id}`] = proxy({
      uri: backendUrl + address.replace('{n}', String(n)),
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    });
  }
  const { call, backend } = running(document(operations));
  for (const n of [...Array(count).keys(), 3, 1]) {
    await call(`GET /${n}${value}`);
    expect(backend.calls.at(-1)?.url).toBe(backendUrl + expected(n));
  }
});
