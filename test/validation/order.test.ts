import { readOpenApi } from '../../lib/readers';
import { validate } from '../../lib/validation';

const document = `openapi: 3.0.1
info: { title: Pets, version: '1' }
components:
  schemas:
    first_model: { type: object }
paths:
  /b:
    get:
      parameters:
        - { name: 'a[b]', in: query, schema: { type: string } }
      x-amazon-apigateway-integration:
        timeoutInMillis: 10
        type: http
        httpMethod: GET
        uri: http://petstore.example.com:22/
        requestParameters:
          integration.request.header.Two: two
          integration.request.header.One: one
        responses:
          default: { statusCode: "999" }
  /a b:
    get:
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'ftp://x' }
x-amazon-apigateway-gateway-responses:
  NOWHERE: { statusCode: '404' }
`;

const written = [
  'model-name',
  'parameter-name',
  'http-port',
  'integration-timeout',
  'mapping-expression',
  'mapping-expression',
  'status-code',
  'path-part',
  'http-uri',
  'gateway-response-type',
];

test('problems come in the order of the text, each once', () => {
  const { definition } = readOpenApi(document, { file: 'pets.yaml', endpointType: 'EDGE' });
  const found = validate(definition);
  expect(found.map(({ rule }) => rule)).toEqual(written);
  expect(found.filter(({ rule }) => rule === 'mapping-expression').map(({ offending }) => offending?.text)).toEqual(['two', 'one']);
});

test('without positions they come in the order of the definition', () => {
  const { definition } = readOpenApi(document, { endpointType: 'EDGE' });
  const strip = (json: unknown): unknown =>
    JSON.parse(
      JSON.stringify(json, (key, value: unknown) => (key === 'origin' ? { pointer: (value as { pointer?: string }).pointer } : value)),
    );
  const found = validate(strip(definition) as typeof definition).map(({ rule }) => rule);
  expect(found).toEqual([...written.slice(1, -1), 'model-name', 'gateway-response-type']);
});

test('an alias that puts one part under several methods is told of each method once', () => {
  const { definition } = readOpenApi(
    `openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /pets:
    get: &method
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'http://x:22/' }
    put: *method
`,
    { file: 'pets.yaml' },
  );
  expect(validate(definition).map(({ where }) => where)).toEqual(['GET /pets', 'PUT /pets']);
});

test('names of prototypes are names like any other', () => {
  const text = `openapi: 3.0.1
info: { title: Pets, version: '1' }
paths:
  /__proto__:
    get:
      parameters: [{ name: constructor, in: query, schema: { type: string } }]
      responses: { "200": { description: OK, headers: { __proto__: { schema: { type: string } } } } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://petstore.example.com/{__proto__}
        requestParameters:
          integration.request.path.__proto__: method.request.querystring.constructor
        responses:
          default: { statusCode: "200", responseParameters: { method.response.header.__proto__: "'1'" } }
x-amazon-apigateway-gateway-responses:
  constructor: { statusCode: '404' }
`;
  const { definition } = readOpenApi(text);
  expect(validate(definition).map(({ rule, message }) => [rule, message])).toEqual([
    ['gateway-response-type', 'constructor is no type of gateway response.'],
  ]);
});
