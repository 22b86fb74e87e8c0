import { readOpenApi } from '../../../lib/readers';
import { methodOf } from '../documents';

const text = `# pets of all kinds
openapi: 3.0.1
info: {title: pets}
paths:
  /pets/{petId}:
    get:
      parameters:
        - {name: kind, in: query}
      responses:
        200:
          description: ok
      x-amazon-apigateway-integration:
        type: http
        uri: https://example.com/{id}
        requestParameters:
          integration.request.path.id: method.request.path.petId
`;

const reading = readOpenApi(text, { file: 'api.yaml' });
const { definition } = reading;
const method = methodOf(definition, 'GET', '/pets/{petId}');

test.each([
  ['a method', method, 6, '/paths/~1pets~1{petId}/get'],
  ['a parameter', method.requestParameters[0], 8, '/paths/~1pets~1{petId}/get/parameters/0'],
  ['a path variable that nobody declares', method.requestParameters[1], 5, '/paths/~1pets~1{petId}'],
  ['a method response', method.methodResponses[0], 10, '/paths/~1pets~1{petId}/get/responses/200'],
  ['an integration', method.integration, 12, '/paths/~1pets~1{petId}/get/x-amazon-apigateway-integration'],
  [
    'a mapping',
    method.integration?.requestParameters[0],
    16,
    '/paths/~1pets~1{petId}/get/x-amazon-apigateway-integration/requestParameters/integration.request.path.id',
  ],
  ['a resource', definition.resources[2], 5, '/paths/~1pets~1{petId}'],
  ['a resource that only its child makes', definition.resources[1], 5, '/paths/~1pets~1{petId}'],
])('the origin of %s is file, line and pointer', (_, part, line, pointer) => {
  expect(part?.origin).toMatchObject({ file: 'api.yaml', start: { line }, pointer });
});

test('a pointer is located at its value', () => {
  const line = 14;
  const column = '        uri: '.length + 1;
  expect(reading.locate('/paths/~1pets~1{petId}/get/x-amazon-apigateway-integration/uri')).toEqual({
    start: { line, column },
    end: { line, column: column + 'https://example.com/{id}'.length },
  });
});

test.each(['/paths/~1pets', '/paths/~1pets~1{petId}/get/parameters/1', 'paths', '/__proto__'])('%s is located nowhere', (pointer) => {
  expect(reading.locate(pointer)).toBeUndefined();
});

test('a document that is given as data has pointers alone', () => {
  const ofData = readOpenApi({ openapi: '3.0.1', paths: { '/': { get: {} } } });
  expect(methodOf(ofData.definition, 'GET', '/').origin).toEqual({ pointer: '/paths/~1/get' });
  expect(ofData.locate('/paths')).toBeUndefined();
});
