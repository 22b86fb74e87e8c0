import { backendUrl, document, functionUri, running } from './apis';

const mapped = (target: string, source: string) => ({
  type: 'http',
  httpMethod: 'GET',
  uri: `${backendUrl}/{p}`,
  requestParameters: { 'integration.request.path.p': "'x'", [target]: source },
  responses: { default: { statusCode: '200' } },
});

test.each([
  ['carriage return and line feed', '%0d%0aX-Evil:%201'],
  ['a bare line feed', '%0aX-Evil:%201'],
  ['a bare carriage return', '%0dX-Evil:%201'],
  ['a null byte', '%00'],
])('%s in a mapped header fail the call before the endpoint is asked', async (_what, value) => {
  const { call, backend } = running(document({ 'GET /x': mapped('integration.request.header.X-Name', 'method.request.querystring.name') }));
  expect(await call(`GET /x?name=a${value}`)).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' });
  expect(backend.calls).toEqual([]);
});

test('characters beyond ASCII in a mapped header go as the bytes of their UTF-8', async () => {
  const { call, backend } = running(document({ 'GET /x': mapped('integration.request.header.X-Name', 'method.request.querystring.name') }));
  expect((await call('GET /x?name=%C3%BC%F0%9F%98%80')).status).toBe(200);
  const [request] = backend.calls;
  const sent = request.headers[request.headers.indexOf('X-Name') + 1];
  expect(Buffer.from(sent, 'latin1').toString('utf8')).toBe('ü😀');
});

test('line ends in an override of a template fail the call', async () => {
  const requestTemplates = { 'application/json': "#set($context.requestOverride.header.x = $input.params('name'))" };
  const { call, backend } = running(document({ 'GET /x': { ...mapped('integration.request.header.A', "'b'"), requestTemplates } }));
  expect((await call('GET /x?name=a%0d%0ab')).status).toBe(500);
  expect(backend.calls).toEqual([]);
});

test.each([
  [
    'a response template',
    { responseTemplates: { 'application/json': "#set($context.responseOverride.header.x = $input.params('name'))" } },
  ],
  [
    'an override of a name',
    { responseTemplates: { 'application/json': "#set($context.responseOverride.header[$input.params('name')] = 'v')" } },
  ],
  ['the body of the endpoint', { responseParameters: { 'method.response.header.x': 'integration.response.body.text' } }],
])('line ends in %s fail the call', async (_what, response) => {
  const operation = { type: 'http', httpMethod: 'GET', uri: backendUrl, responses: { default: { statusCode: '200', ...response } } };
  const { call } = running(document({ 'GET /x': operation }), { status: 200, body: JSON.stringify({ text: 'a\r\nSet-Cookie: b' }) });
  const answer = await call('GET /x?name=a%0d%0aSet-Cookie:b');
  expect(answer.status).toBe(500);
  expect(answer.headers).not.toHaveProperty('set-cookie');
});

test.each([
  ['a value', { headers: { 'X-A': 'b\r\nSet-Cookie: c' } }],
  ['a name', { headers: { 'X-A: b\r\nSet-Cookie': 'c' } }],
  ['a value of several', { multiValueHeaders: { 'X-A': ['b', 'c\nd'] } }],
])("line ends in %s of a function's headers make its result malformed", async (_what, payload) => {
  const proxy = { type: 'aws_proxy', httpMethod: 'POST', uri: functionUri };
  const { call } = running(document({ 'GET /x': proxy }), { payload });
  expect((await call('GET /x')).status).toBe(502);
});

test('a query value never becomes a second parameter', async () => {
  const operation = mapped('integration.request.querystring.q', 'method.request.querystring.name');
  const { call, backend } = running(document({ 'GET /x': operation }));
  await call('GET /x?name=a%26admin%3D1%23');
  expect(backend.calls[0].url).toBe(`${backendUrl}/x?q=a%26admin%3D1%23`);
});

test('a decoded value in the path begins no query and keeps its slashes', async () => {
  const operation = mapped('integration.request.path.p', 'method.request.querystring.name');
  const { call, backend } = running(document({ 'GET /x': operation }));
  await call('GET /x?name=a/b%3Fc%23d%25e');
  expect(backend.calls[0].url).toBe(`${backendUrl}/a/b%3Fc%23d%25e`);
});

test('a raw path goes on as it came, dots and escapes included, and never leaves its host', async () => {
  const operation = {
    type: 'http_proxy',
    httpMethod: 'ANY',
    uri: `${backendUrl}/public/{proxy}`,
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
  };
  const { call, backend } = running(document({ 'ANY /{proxy+}': operation }));
  for (const target of ['/../../etc/passwd', '/%2e%2e/secret', '//evil.example/x', '/@evil.example', '/a%00b']) await call(`GET ${target}`);
  expect(backend.calls.map(({ url }) => url)).toEqual([
    `${backendUrl}/public/../../etc/passwd`,
    `${backendUrl}/public/%2e%2e/secret`,
    `${backendUrl}/public/evil.example/x`,
    `${backendUrl}/public/@evil.example`,
    `${backendUrl}/public/a%00b`,
  ]);
});
