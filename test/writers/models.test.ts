import { type Json, type JsonObject, jsonDocument, type Model } from '../../lib/definition';
import { readOpenApi } from '../../lib/readers';
import { writeOpenApi } from '../../lib/writers';
import { api, method, resource } from './definitions';

function model(name: string, json: Json, members: Partial<Model> = {}): Model {
  return { name, contentType: 'application/json', schema: jsonDocument(json), origin: {}, ...members };
}

function schemas(version: '3.0' | '2.0', rendering: 'deployable' | 'portable', ...models: readonly Model[]) {
  const { document, warnings } = writeOpenApi(api({ models }), { version, rendering });
  const written = version === '3.0' ? (document['components'] as JsonObject)['schemas'] : document['definitions'];
  return { written: written as JsonObject, warnings };
}

const join = { 'Fn::Join': ['', ['https://apigateway.amazonaws.com/restapis/', { Ref: 'Api' }, '/models/', { Ref: 'PetModel' }]] };
const pet = model('Pet', { type: 'object' }, { origin: { logicalId: 'PetModel' } });

test.each([
  ['#/definitions/Pet', []],
  ['#/components/schemas/Pet', []],
  ['https://apigateway.amazonaws.com/restapis/a1b2c3/models/Pet', []],
  [join, ['/items/$ref']],
  [{ 'Fn::Sub': 'https://apigateway.amazonaws.com/restapis/${Api}/models/Pet' }, ['/items/$ref']],
])('a reference to a model takes the form of the target: %j', (reference, holes) => {
  const pets = model('Pets', null, { schema: { json: { type: 'array', items: { $ref: reference } }, unresolved: holes } });
  expect(schemas('3.0', 'deployable', pet, pets).written['Pets']).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Pet' } });
  expect(schemas('2.0', 'portable', pet, pets).written['Pets']).toEqual({ type: 'array', items: { $ref: '#/definitions/Pet' } });
});

test('a name without a pointer is a reference to a model that is there, as old parsers take it', () => {
  const pets = model('Pets', { type: 'array', items: { $ref: 'Pet' } });
  const items = (version: '3.0' | '2.0', rendering: 'deployable' | 'portable') =>
    (schemas(version, rendering, pet, pets).written['Pets'] as JsonObject)['items'];
  expect(items('2.0', 'deployable')).toEqual({ $ref: 'Pet' });
  expect([items('3.0', 'portable'), items('2.0', 'portable')]).toEqual([
    { $ref: '#/components/schemas/Pet' },
    { $ref: '#/definitions/Pet' },
  ]);
});

test('a schema’s own definitions become models of their own, since a document has no other place for them', () => {
  const order = model('Order', {
    properties: { item: { $ref: '#/definitions/Item' }, next: { $ref: '#' } },
    definitions: { Item: { properties: { self: { $ref: '#/definitions/Item' } } } },
  });
  const { written, warnings } = schemas('3.0', 'deployable', order);
  expect(written).toEqual({
    Order: { properties: { item: { $ref: '#/components/schemas/OrderItem' }, next: { $ref: '#/components/schemas/Order' } } },
    OrderItem: { properties: { self: { $ref: '#/components/schemas/OrderItem' } } },
  });
  expect(warnings).toEqual(['Model Order: its definition Item becomes a model of its own, OrderItem.']);
});

test('a member that is only named like a reference or an intrinsic stays what it is', () => {
  const json = {
    properties: { $ref: { type: 'string' }, Ref: { type: 'string' } },
    default: { $ref: '#/definitions/Pet', Ref: 'x' },
    enum: [{ Ref: 'x' }],
  };
  expect(schemas('3.0', 'portable', pet, model('Odd', json)).written['Odd']).toEqual(json);
});

test('what a schema has beyond the specification is left out of portable documents with a warning, and kept in deployable ones', () => {
  const json = {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: ['string', 'null'],
    patternProperties: { a: {} },
    minLength: -1,
  };
  expect(schemas('3.0', 'deployable', model('Odd', json)).written['Odd']).toEqual({
    type: ['string', 'null'],
    patternProperties: { a: {} },
    minLength: -1,
  });
  const { written, warnings } = schemas('3.0', 'portable', model('Odd', json));
  expect(written['Odd']).toEqual({ type: 'string', nullable: true });
  expect(warnings).toEqual([
    'Model Odd: 3.0 has no patternProperties as in /patternProperties; left out.',
    'Model Odd: 3.0 has no minLength as in /minLength; left out.',
  ]);
});

test('intrinsics in a schema become placeholders of the type that their keyword wants', () => {
  const schema = {
    json: { maxLength: { Ref: 'Max' }, type: { Ref: 'Type' }, title: { Ref: 'Title' }, enum: [{ Ref: 'A' }] },
    unresolved: ['/maxLength', '/type', '/title', '/enum/0'],
  };
  expect(schemas('3.0', 'portable', model('M', null, { schema })).written['M']).toEqual({
    maxLength: 1,
    type: 'string',
    title: 'Title',
    enum: ['A'],
  });
  expect(schemas('3.0', 'deployable', model('M', null, { schema })).written['M']).toEqual(schema.json);
});

test('the service’s own models are written where methods use them', () => {
  const origin = {};
  const responseModels = [{ contentType: 'application/json', model: 'Empty', origin }];
  const list = method({ methodResponses: [{ statusCode: '200', responseParameters: [], responseModels, origin }] });
  const { document, warnings } = writeOpenApi(api({ resources: [resource('/pets', list)] }), { version: '2.0', rendering: 'deployable' });
  expect(document['definitions']).toEqual({ Empty: { type: 'object', title: 'Empty Schema' } });
  expect(document['paths']).toMatchObject({
    '/pets': { get: { produces: ['application/json'], responses: { 200: { schema: { $ref: '#/definitions/Empty' } } } } },
  });
  expect(warnings).toEqual([]);
});

test('a model’s description is its schema’s, and names that a document cannot have get others', () => {
  const { written } = schemas(
    '3.0',
    'portable',
    model('my model', { type: 'object' }, { description: 'A pet.' }),
    model('Pets', { items: { $ref: '#/definitions/my model' } }),
  );
  expect(written).toEqual({
    'my-model': { type: 'object', description: 'A pet.' },
    Pets: { items: { $ref: '#/components/schemas/my-model' } },
  });
});

test('a model whose name is half of a surrogate pair is written, and read again by the same name', () => {
  const name = '\ud800';
  const definition = api({ models: [model(name, { items: { $ref: `#/definitions/${name}` } })] });
  const { document } = writeOpenApi(definition, { version: '3.0', rendering: 'deployable' });
  expect(readOpenApi(document).definition.models).toMatchObject([{ name }]);
});
