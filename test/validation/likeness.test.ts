import { type Arbitrary, array, assert, constantFrom, nat, property, record, tuple } from 'fast-check';
import type { Diagnostic, JsonObject } from '../../lib/definition';
import { likenessOf } from '../../lib/definition/likeness';
import { readCloudFormation } from '../../lib/readers';
import { validateReading } from '../../lib/validation';
import { MethodAspects } from '../../lib/validation/method-aspects';

const reference = { Ref: 'Api' };

/** A template whose methods are those, each on a resource of its own. */
function templateOf(methods: ReadonlyMap<string, JsonObject>): JsonObject {
  const resources = [...methods].flatMap(([name, method]) => [
    [
      `${name}Resource`,
      {
        Type: 'AWS::ApiGateway::Resource',
        Properties: { RestApiId: reference, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: name },
      },
    ],
    [name, { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: reference, ResourceId: { Ref: `${name}Resource` }, ...method } }],
  ]);
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Pets' } },
      Dev: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: { RestApiId: reference, StageName: 'dev', Variables: { host0: 'a', host1: 'b' } },
      },
      ...(Object.fromEntries(resources) as JsonObject),
    },
  };
}

type Numbers = readonly [number, number, number, number];

/** What is found in each method. */
function found(template: JsonObject): ReadonlyMap<string, readonly Diagnostic[]> {
  const byMethod = new Map<string, Diagnostic[]>();
  for (const diagnostic of readCloudFormation(template).apis.flatMap((api) => validateReading(api))) {
    const { logicalId = '' } = diagnostic.origin;
    byMethod.set(logicalId, [...(byMethod.get(logicalId) ?? []), diagnostic]);
  }
  return byMethod;
}

/** Templates with two numbers in them. */
const template = constantFrom(
  (one: number, other: number) => `#set($pet${one} = $input.path('$.pet${one}')){"id": $input.json('$.id${one}'), "x": $pet${other}}`,
  (one: number, other: number) => `{"kind": "pet-${one}", "n": ${other}}`,
  (one: number, other: number) => `{"a": $util.base6${one}Encode("ab${other}")}`,
  (one: number, other: number) => `{"a": "\\u00a${one}", "b": "\\ua${other}"}`,
  (one: number, other: number) => `[#foreach($tag${one} in $input.path('$.tags'))$tag${other}#if($foreach.hasNext),#end#end]`,
  (one: number, other: number) => `$input.json('$.pets[${one}]')#if($ab${one} == ${other}){}#end`,
  (one: number, other: number) => `{"a": "$stageVariables.host${one}", "b": ${other}}`,
);

/** The one that is right, and now and then one that is wrong. */
function mostly<T>(right: T, ...wrong: readonly T[]): Arbitrary<T> {
  return constantFrom(...Array.from({ length: 5 * wrong.length }, () => right), ...wrong);
}

/** What methods are like but for four numbers. */
const likeness = record({
  verb: constantFrom('GET', 'POST'),
  request: template,
  response: template,
  path: mostly('v', '{id}/v'),
  host: mostly('https://pets.example.com', 'http://pets.example.com:22'),
  header: mostly("'prod-", 'prod', "'pr'od"),
  status: mostly<string | number>('200', '404', 200),
}).map(
  ({ verb, request, response, path, host, header, status }) =>
    ([first, second, third, fourth]: Numbers): JsonObject => ({
      HttpMethod: verb,
      AuthorizationType: 'NONE',
      Integration: {
        Type: 'HTTP',
        IntegrationHttpMethod: verb,
        Uri: `${host}/${path}${first}`,
        PassthroughBehavior: 'NEVER',
        RequestParameters: { 'integration.request.header.X-Env': `${header}${third}'` },
        RequestTemplates: { 'application/json': request(first, second) },
        IntegrationResponses: [{ StatusCode: status, ResponseTemplates: { 'application/json': response(third, fourth) } }],
      },
      MethodResponses: [{ StatusCode: '200' }],
    }),
);

const numbers = tuple(nat(3), nat(3), nat(3), nat(3));

test('in methods beside others that are like them is found what is found in each by itself', () => {
  assert(
    property(array(likeness, { minLength: 1, maxLength: 2 }), array(numbers, { minLength: 4, maxLength: 12 }), (likenesses, all) => {
      const methods = new Map(all.map((some, index) => [`M${index}`, likenesses[index % likenesses.length](some)]));
      const together = found(templateOf(methods));
      for (const [name, one] of methods) {
        const alone = found(templateOf(new Map([[name, one]])));
        expect(together.get(name)).toEqual(alone.get(name));
      }
    }),
    { numRuns: 150 },
  );
});

test('methods that a reader calls alike are alike in all that rules look at, but for the numbers in names', () => {
  const sound = (index: number): JsonObject => ({
    HttpMethod: 'GET',
    Integration: {
      Type: 'HTTP',
      IntegrationHttpMethod: 'GET',
      Uri: `https://pets.example.com/v${index}`,
      RequestParameters: { 'integration.request.header.X-Env': `'prod-${index}'` },
      RequestTemplates: { 'application/json': '{}' },
      IntegrationResponses: [{ StatusCode: '200' }],
    },
    MethodResponses: [{ StatusCode: '200' }],
  });
  const template = templateOf(new Map(Array.from({ length: 3 }, (_, index) => [`M${index}`, sound(index)])));
  const places = readCloudFormation(template).apis.flatMap(({ definition }) =>
    definition.resources.flatMap((resource) => resource.methods.map((one) => ({ resource, method: one, where: '', templates: [] }))),
  );
  expect(new Set(places.map((place) => likenessOf(place.method))).size).toBe(1);
  expect(new Set(places.map((place) => new MethodAspects(place).whole)).size).toBe(1);
});

test('a method that is read by its likeness is plain data like any other', () => {
  const one: JsonObject = { HttpMethod: 'GET', Integration: { Type: 'MOCK' }, MethodResponses: [{ StatusCode: '200' }] };
  const { apis } = readCloudFormation(templateOf(new Map([1, 2, 3].map((index) => [`M${index}`, one]))));
  const [first, second, third] = (apis[0]?.definition.resources ?? []).flatMap(({ methods }) => methods);
  expect(likenessOf(second)).toBe(likenessOf(first));
  const printed = JSON.stringify(first).replaceAll('M1', 'M2');
  expect(JSON.stringify(second)).toBe(printed);
  expect(JSON.stringify({ ...third })).toBe(printed.replaceAll('M2', 'M3'));
});
