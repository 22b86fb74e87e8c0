import type { TemplateInput } from '../template-case';

const body = {
  id: 'i1',
  name: 'Ada "x"',
  message: 'hello world',
  statusCode: 400,
  errorMessage: '[400] bad',
  body: '{"a": 1}',
  items: [
    { id: 1, name: 'a', tags: ['x', 'y'] },
    { id: 2, name: 'b/c', tags: [] },
  ],
  Items: [{ id: { S: '1' }, Name: { S: 'n' } }],
  records: [{ data: 'd', 'partition-key': 'p' }],
  list: [1, 2.5, 3],
  nested: { a: { b: null } },
  value: 12345678901,
  user: { name: 'Bob', email: 'b@example.com' },
  output: '{"r": [1, 2]}',
  Count: 2,
};

const context = {
  accountId: '123456789012',
  apiId: 'api',
  httpMethod: 'POST',
  requestId: 'rid',
  resourcePath: '/x/{id}',
  stage: 'prod',
  requestTimeEpoch: 1_428_582_896_000,
  identity: { apiKey: 'key', sourceIp: '192.0.2.4', userAgent: 'UA "q"', user: 'u', cognitoIdentityPoolId: null },
  authorizer: { principalId: 'p', claims: { sub: 's', email: 'e@example.com', 'cognito:username': 'cu' } },
  error: { message: 'm', messageString: '"m"', responseType: 'DEFAULT_4XX' },
};

const params = {
  path: { id: '42', proxy: 'a/b', name: 'n' },
  querystring: { q: 'x y', page: '2', name: 'q"n', limit: '10', filter: 'a=b' },
  header: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: 'Bearer abc', origin: 'https://example.com' },
};

/** What templates of the corpus are rendered for: much of what they ask for, nothing at all, and a form post. */
export const corpusInputs: Readonly<Record<string, TemplateInput>> = {
  full: { body: JSON.stringify(body), params, context, stageVariables: { url: 'https://example.com', table: 'tbl', env: 'dev' } },
  nothing: {},
  form: { body: 'a=1&b=two+words', params, context },
};
