import { readOpenApi } from '../../lib/readers';
import { validate } from '../../lib/validation';

const text = (acknowledged: string, root = '') => `openapi: 3.0.1
info: { title: Pets, version: '1' }
servers: [{ url: 'https://a.example.com' }, { url: 'https://b.example.com' }]
paths:
  /pets:
    get:
      x-cdk-rest-integrations-acknowledge: ${acknowledged}
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://x/{id}' }
    put:
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: PUT, uri: 'https://x/{id}' }
${root}`;

function told(document: string) {
  const { definition, problems } = readOpenApi(document, { file: 'pets.yaml' });
  return validate(definition, { problems }).map(({ rule, where, acknowledged, message, origin }) => ({
    rule,
    where,
    acknowledged,
    message,
    line: origin.start?.line,
  }));
}

test('an operation acknowledges what is found in it, and nothing elsewhere', () => {
  expect(told(text('{ uri-variable-unmapped: a mock }'))).toMatchObject([
    { rule: 'servers-ignored', acknowledged: undefined },
    { rule: 'uri-variable-unmapped', where: 'GET /pets', acknowledged: 'a mock' },
    { rule: 'uri-variable-unmapped', where: 'PUT /pets', acknowledged: undefined },
  ]);
});

test('the root acknowledges for the whole API, what the import drops included', () => {
  const root = 'x-cdk-rest-integrations-acknowledge: { uri-variable-unmapped: a mock, servers-ignored: for tools }';
  expect(told(text('{}', root)).map(({ acknowledged }) => acknowledged)).toEqual(['for tools', 'a mock', 'a mock']);
});

test.each([
  ['{ path-mapping-unused: soon }', 'The acknowledgement of path-mapping-unused matches nothing in GET /pets.'],
  ['{ path-maping-unused: soon }', 'The acknowledgement of path-maping-unused matches nothing: there is no rule of that name.'],
])('an acknowledgement that matches nothing is a warning at its own place: %s', (acknowledged, message) => {
  expect(told(text(acknowledged)).at(-1)).toEqual({
    rule: 'acknowledgement-unmatched',
    where: 'GET /pets',
    acknowledged: undefined,
    message,
    line: 7,
  });
});

test.each(['{ uri-variable-unmapped: "" }', '{ uri-variable-unmapped: " " }', '{ uri-variable-unmapped: }'])(
  'without a reason nothing is acknowledged: %s',
  (acknowledged) => {
    expect(told(text(acknowledged)).filter(({ acknowledged: reason }) => reason !== undefined)).toEqual([]);
  },
);

test.each(['7', '[a]', '{ a: [b] }'])('an acknowledgement of another form is told, and ends nothing: %s', (acknowledged) => {
  const rules = told(text(acknowledged)).map(({ rule }) => rule);
  expect(rules).toContain('member-type');
  expect(rules).toContain('uri-variable-unmapped');
});
