import type { Json } from '../../lib/definition';
import { compileModels } from '../../lib/engine/models/ajv-models';
import { modelPlans } from '../../lib/plan/models';
import { Resolver } from '../../lib/plan/resolver';

const deployment = {
  apiId: 'a',
  accountId: '1',
  region: 'us-east-1',
  partition: 'aws',
  deploymentId: 'd',
  isPrivate: false,
  edgeOptimized: false,
};

/** What a body breaks in the model `Main`, beside which others stand. */
function errors(body: Json, schemas: Record<string, Json>): readonly string[] {
  const models = Object.entries(schemas).map(([name, json]) => ({
    name,
    contentType: 'application/json',
    schema: { json, unresolved: [] },
    origin: { logicalId: `Logical${name}` },
  }));
  return compileModels(modelPlans(models, new Resolver(deployment, undefined)))('Main')(JSON.stringify(body));
}

test.each([
  ['OpenAPI 3.0', '#/components/schemas/Other'],
  ['Swagger 2.0', '#/definitions/Other'],
  ['the canonical form', 'https://apigateway.amazonaws.com/restapis/abc123/models/Other'],
  ['a logical id', 'https://apigateway.amazonaws.com/restapis/Api/models/LogicalOther'],
])('a reference by %s leads to the other model', (_form, $ref) => {
  expect(errors(7, { Main: { $ref }, Other: { type: 'string' } })).toEqual(['the body must be string']);
  expect(errors('x', { Main: { $ref }, Other: { type: 'string' } })).toEqual([]);
});

test("a schema's own definitions go before a model of that name", () => {
  const main = { definitions: { Other: { type: 'number' } }, properties: { a: { $ref: '#/definitions/Other' } } };
  expect(errors({ a: 7 }, { Main: main, Other: { type: 'string' } })).toEqual([]);
});

test('models may refer to each other in circles', () => {
  const schemas = {
    Main: { properties: { child: { $ref: '#/definitions/Other' } } },
    Other: { properties: { parent: { $ref: '#/definitions/Main' }, name: { type: 'string' } } },
  };
  expect(errors({ child: { parent: { child: { name: 7 } } } }, schemas)).toEqual(['/child/parent/child/name must be string']);
});

test.each<[string, Json]>([
  ['a format is not looked at', { type: 'string', format: 'byte' }],
  ['unknown words mean nothing', { type: 'string', discriminator: 'x', 'x-mine': 1 }],
  [
    'a foreign id and meta schema mean nothing',
    { type: 'string', id: 'http://elsewhere.invalid/x', $schema: 'http://elsewhere.invalid/y' },
  ],
  ['a reference to nothing lets everything pass', { $ref: '#/definitions/Nothing' }],
  ['a schema that is none lets everything pass', { type: 'no such type' }],
])('%s', (_what, main) => {
  expect(errors('this is random', { Main: main })).toEqual([]);
});

test.each(['constructor', '__proto__', 'toString'])('a required member named %s has to be there', (name) => {
  const main = { type: 'object', required: [name] };
  expect(errors({}, { Main: main })).toHaveLength(1);
  expect(errors(JSON.parse(`{"${name}":1}`) as Json, { Main: main })).toEqual([]);
});

test('a model with a bad neighbour still checks', () => {
  expect(errors(7, { Main: { type: 'string' }, Bad: { type: 7 as unknown as Json } })).toEqual(['the body must be string']);
});

test('a pattern is looked for anywhere in a text, and a hostile text takes no time', () => {
  expect(errors('xx-aab-xx', { Main: { type: 'string', pattern: 'a+b' } })).toEqual([]);
  expect(errors('xx', { Main: { type: 'string', pattern: 'a+b' } })).toHaveLength(1);
  const started = performance.now();
  expect(errors(`${'a'.repeat(5000)}!`, { Main: { type: 'string', pattern: '^(a+)+$' } })).toHaveLength(1);
  expect(errors(`${'a'.repeat(5000)}!`, { Main: { type: 'string', pattern: '^(?=a)(a+)+$' } })).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('every pattern of a schema is judged by itself', () => {
  const main = { properties: { a: { pattern: '^a+$' }, b: { pattern: '^b+$' } } };
  expect(errors({ a: 'a', b: 'b' }, { Main: main })).toEqual([]);
  expect(errors({ a: 'a', b: 'a' }, { Main: main })).toEqual(['/b must match pattern "^b+$"']);
});
