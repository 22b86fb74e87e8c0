import fc, { type Arbitrary } from 'fast-check';
import type { TemplateInput } from '../template-case';

const BODY = '{"a": 1, "b": {"c": ["x", 2.50, null, true]}, "s": "text", "d": -1234567890.123456789012}';

/** What templates are rendered for: bodies of all kinds, parameters whose names ask for care, a context, stage variables. */
export const inputs: Arbitrary<TemplateInput> = fc.constantFrom<TemplateInput>(
  { body: BODY },
  { body: BODY },
  {
    body: '[{"id": 1, "name": "O\'Neil \\"x\\"", "tags": ["a", "b/c"], "n": null}, {"id": 12345678901, "name": "\\u00e9\\ud83d\\ude00", "tags": []}]',
    params: {
      path: { id: '42', 'a-b': 'x y' },
      querystring: { q: 'a&b="c"', id: 'second', empty: '' },
      header: { 'Content-Type': 'application/json', 'X-Amz-Date': "it's", q: 'third' },
    },
    context: {
      stage: 'prod',
      httpMethod: 'GET',
      requestId: '1-2',
      requestTimeEpoch: 1583798639428,
      identity: { sourceIp: '127.0.0.1', userAgent: 'curl/8 (x)' },
      authorizer: { principalId: 'me', claims: { sub: 'abc', groups: 'a,b' }, flag: true, count: 7 },
      requestOverride: { header: { given: 'before' } },
    },
    stageVariables: { url: 'https://example.org/{id}?a=1', 'a-b': '$x', empty: '' },
  },
  { body: '' },
  { body: 'a=1&b=%20x+y' },
  { body: '{"open": [1, 2', stageVariables: { k: '{"a": [1, 2.0, null]}' } },
  { body: '"just a text"', params: { querystring: { k: '[1' } } },
);
