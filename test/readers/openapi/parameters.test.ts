import type { JsonObject } from '../../../lib/definition';
import { define, getPets, methodOf, openApi3, problemsOf, swagger2, withoutOrigins } from '../documents';

const parametersOf = (document: JsonObject, httpMethod: string, path: string) =>
  withoutOrigins(methodOf(define(document), httpMethod, path).requestParameters);

test('parameters are declared by their place and name, required or not', () => {
  const parameters: JsonObject[] = [
    { name: 'kind', in: 'query', required: true, description: 'dog or cat' },
    { name: 'Accept-Language', in: 'header' },
    { name: 'petId', in: 'path' },
  ];
  expect(parametersOf(openApi3({ '/pets/{petId}': { get: { parameters } } }), 'GET', '/pets/{petId}')).toEqual([
    { key: 'method.request.querystring.kind', required: true, description: 'dog or cat' },
    { key: 'method.request.header.Accept-Language', required: false },
    { key: 'method.request.path.petId', required: true },
  ]);
});

test.each(['get', 'x-amazon-apigateway-any-method'])('path variables that nobody declares are declared by the import (%s)', (verb) => {
  const [resource] = define(openApi3({ '/pets/{petId}/{proxy+}': { [verb]: { responses: {} } } })).resources.slice(-1);
  expect(withoutOrigins(resource?.methods[0]?.requestParameters)).toEqual([
    { key: 'method.request.path.petId', required: true, implicit: true },
    { key: 'method.request.path.proxy', required: true, implicit: true },
  ]);
});

test('parameters of the path item hold for its operations, and an operation may say it otherwise', () => {
  const document = openApi3({
    '/pets': {
      parameters: [
        { name: 'kind', in: 'query' },
        { name: 'kind', in: 'header' },
      ],
      get: { parameters: [{ name: 'kind', in: 'query', required: true }] },
    },
  });
  expect(parametersOf(document, 'GET', '/pets')).toEqual([
    { key: 'method.request.querystring.kind', required: true },
    { key: 'method.request.header.kind', required: false },
  ]);
});

test('a parameter may be a reference', () => {
  const document = getPets(
    { parameters: [{ $ref: '#/components/parameters/kind%20of' }] },
    { components: { parameters: { 'kind of': { name: 'kind', in: 'query' } } } },
  );
  expect(parametersOf(document, 'GET', '/pets')).toEqual([{ key: 'method.request.querystring.kind', required: false }]);
});

test.each([
  [
    { name: 'session', in: 'cookie' },
    'The parameter session is left out: REST APIs have parameters in path, query and header, not in cookie.',
  ],
  [
    { name: 'file', in: 'formData' },
    'The parameter file is left out: REST APIs have parameters in path, query and header, not in formData.',
  ],
  [{ in: 'query' }, 'A parameter without a name is left out.'],
])('%j has no counterpart and is told', (parameter, message) => {
  const document = getPets({ parameters: [parameter] });
  expect(parametersOf(document, 'GET', '/pets')).toEqual([]);
  expect(problemsOf(document)).toEqual([['parameter-ignored', message]]);
});

test("Swagger's body is no parameter, and nothing to tell", () => {
  const document = swagger2(
    { '/pets': { post: { parameters: [{ name: 'pet', in: 'body', schema: { $ref: '#/definitions/Pet' } }] } } },
    { definitions: { Pet: { type: 'object' } } },
  );
  expect(parametersOf(document, 'POST', '/pets')).toEqual([]);
  expect(problemsOf(document)).toEqual([]);
});

test('a header named __proto__ is a header', () => {
  expect(parametersOf(getPets({ parameters: [{ name: '__proto__', in: 'header' }] }), 'GET', '/pets')).toEqual([
    { key: 'method.request.header.__proto__', required: false },
  ]);
});
