import type { JsonObject } from '../../../lib/definition';
import { define, methodOf, openApi3, problemsOf, swagger2, withoutOrigins } from '../documents';

const pet = { type: 'object', description: 'A pet.', properties: { friend: { $ref: '#/definitions/Pet' } } };

test('each schema of the document is a model with its description, as it is written', () => {
  const { models } = define(swagger2({}, { definitions: { Pet: pet } }));
  expect(withoutOrigins(models)).toEqual([
    { name: 'Pet', contentType: 'application/json', description: 'A pet.', schema: { json: pet, unresolved: [] } },
  ]);
});

test('a model named __proto__ is a model', () => {
  const { models } = define('{"openapi": "3.0.1", "components": {"schemas": {"__proto__": {"type": "object"}}}}');
  expect(models.map(({ name }) => name)).toEqual(['__proto__']);
});

test.each<[string, JsonObject, string[]]>([
  ['the operation', { consumes: ['application/xml', 'text/plain'] }, ['application/xml', 'text/plain']],
  ['the document', {}, ['application/pet']],
])('media types of a Swagger body are those of %s', (_, operation, types) => {
  const post = { ...operation, parameters: [{ in: 'body', name: 'b', schema: { $ref: '#/definitions/Pet' } }] };
  const definition = define(swagger2({ '/pets': { post } }, { consumes: ['application/pet'], definitions: { Pet: pet } }));
  expect(methodOf(definition, 'POST', '/pets').requestModels).toMatchObject(types.map((contentType) => ({ contentType, model: 'Pet' })));
});

test('a Swagger document that names no media types speaks JSON', () => {
  const get = { responses: { 200: { schema: { $ref: '#/definitions/Pet' } } } };
  const definition = define(swagger2({ '/pets': { get } }, { definitions: { Pet: pet } }));
  expect(methodOf(definition, 'GET', '/pets').methodResponses).toMatchObject([
    { statusCode: '200', responseModels: [{ contentType: 'application/json', model: 'Pet' }] },
  ]);
});

test('bodies of OpenAPI 3.0 name their models by media type, also through references', () => {
  const schema = { $ref: '#/components/schemas/Pet' };
  const document = openApi3(
    {
      '/pets': {
        post: {
          requestBody: { $ref: '#/components/requestBodies/pet' },
          responses: { 201: { $ref: '#/components/responses/created' } },
        },
      },
    },
    {
      components: {
        schemas: { Pet: pet },
        requestBodies: { pet: { content: { 'application/json': { schema }, 'application/xml': { schema } } } },
        responses: { created: { description: 'made', headers: { Location: {} }, content: { 'application/json': { schema } } } },
      },
    },
  );
  const method = methodOf(define(document), 'POST', '/pets');
  expect(method.requestModels).toMatchObject([
    { contentType: 'application/json', model: 'Pet' },
    { contentType: 'application/xml', model: 'Pet' },
  ]);
  expect(withoutOrigins(method.methodResponses)).toEqual([
    {
      statusCode: '201',
      description: 'made',
      responseParameters: [{ key: 'method.response.header.Location', required: false }],
      responseModels: [{ contentType: 'application/json', model: 'Pet' }],
    },
  ]);
});

const response = (schema: JsonObject, more: JsonObject = {}) =>
  openApi3({ '/events': { post: { responses: { 201: { content: { 'application/json': { schema } } } } } } }, more);

test('a reference to a model that is not there is dropped with the warning of the service', () => {
  const document = response({ $ref: '#/components/schemas/SomeType' });
  expect(methodOf(define(document), 'POST', '/events').methodResponses[0]?.responseModels).toEqual([]);
  expect(problemsOf(document)).toEqual([['model-reference-ignored', "Reference to model 'SomeType' not found. Ignoring."]]);
});

test("the service's canonical reference names a model, too", () => {
  const document = response(
    { $ref: 'https://apigateway.amazonaws.com/restapis/a1b2c3/models/Pet' },
    { components: { schemas: { Pet: pet } } },
  );
  expect(methodOf(define(document), 'POST', '/events').methodResponses[0]?.responseModels).toMatchObject([{ model: 'Pet' }]);
});

test('an inline schema of a single value is dropped with the warning of the service', () => {
  const document = response({ type: 'string' });
  expect(methodOf(define(document), 'POST', '/events').methodResponses[0]?.responseModels).toEqual([]);
  expect(problemsOf(document)).toEqual([
    ['inline-model-ignored', "Unsupported model type 'StringSchema' in 201 response to method 'POST /events'. Ignoring."],
  ]);
});

test.each([
  ['object', { type: 'object', properties: { id: { type: 'string' } } }],
  ['array', { type: 'array', items: { type: 'string' } }],
  ['composed', { allOf: [{ type: 'object' }] }],
])('an inline %s schema makes a model of its own, without a warning', (_, schema) => {
  const document = response(schema);
  const { models } = define(document);
  expect(problemsOf(document)).toEqual([]);
  expect(models).toMatchObject([{ name: expect.stringMatching(/^MODEL[0-9a-f]+$/) as string, schema: { json: schema } }]);
  expect(methodOf(define(document), 'POST', '/events').methodResponses[0]?.responseModels).toMatchObject([{ model: models[0]?.name }]);
});

test('the same inline schema twice is one model', () => {
  const content = { 'application/json': { schema: { type: 'object' } }, 'application/xml': { schema: { type: 'object' } } };
  expect(define(openApi3({ '/pets': { post: { requestBody: { content } } } })).models).toHaveLength(1);
});

test('a response that is a reference is read, and told: the import does not support it', () => {
  const responses = { 404: { $ref: '#/components/responses/missing' } };
  const document = openApi3({ '/pets': { get: { responses } } }, { components: { responses: { missing: { description: 'none' } } } });
  expect(methodOf(define(document), 'GET', '/pets').methodResponses).toMatchObject([{ statusCode: '404', description: 'none' }]);
  expect(problemsOf(document)).toEqual([
    ['response-reference', 'The 404 response of GET /pets is a reference, which the import does not support.'],
  ]);
});

test('the default response of an operation has no counterpart and is told', () => {
  const document = openApi3({ '/pets': { get: { responses: { default: { description: 'error' }, 200: {} } } } });
  expect(methodOf(define(document), 'GET', '/pets').methodResponses.map(({ statusCode }) => statusCode)).toEqual(['200']);
  expect(problemsOf(document).map(([rule]) => rule)).toEqual(['default-response-ignored']);
});

test('method responses keep the order of the source', () => {
  const text = '{"openapi": "3.0.1", "paths": {"/": {"get": {"responses": {"404": {}, "200": {}, "x-note": {}}}}}}';
  expect(methodOf(define(text), 'GET', '/').methodResponses.map(({ statusCode }) => statusCode)).toEqual(['404', '200']);
});
