import fc from 'fast-check';
import { compareApis, type Difference } from '../../lib/comparison';
import type { JsonObject } from '../../lib/definition';
import { arbitraryApi } from '../writers/arbitrary-api';
import { documentOf, petsDocument, templateOf, with_ } from './pets';

const get = ['paths', '/pets', 'get'];
const post = ['paths', '/pets', 'post'];
const integration = [...get, 'x-amazon-apigateway-integration'];
const pet = ['components', 'schemas', 'Pet'];

/** The differences in short: `changed GET /pets integration uri (backends)`. */
function told(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ change, where, field, grade }) =>
    [change, where, ...(field === undefined ? [] : [field]), grade === 'harmless' ? '' : `(${grade.replace('breaking-for-', '')})`]
      .join(' ')
      .trim(),
  );
}

function between(before: JsonObject, after: JsonObject): readonly string[] {
  return told(compareApis(documentOf(before), documentOf(after), { over: 'documents' }));
}

/** The document with its members, and those below, in the other order. */
function reversed(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(reversed);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
}

function replaced(text: string | RegExp, by: string): JsonObject {
  return JSON.parse(JSON.stringify(petsDocument()).replaceAll(new RegExp(text, 'g'), by)) as JsonObject;
}

describe('what means the same is no difference', () => {
  test.each<[string, JsonObject]>([
    ['the document itself', petsDocument()],
    ['another order of keys everywhere', reversed(petsDocument()) as JsonObject],
    ['a default that is written out: timeoutInMillis', with_([...integration, 'timeoutInMillis'], 29000)],
    ['a default that is written out: passthroughBehavior', with_([...integration, 'passthroughBehavior'], 'when_no_match')],
    ['a default that is written out: connectionType', with_([...integration, 'connectionType'], 'INTERNET')],
    ['a default that is written out: api-key-source', with_(['x-amazon-apigateway-api-key-source'], 'HEADER')],
    ['a default that is written out: x-amazon-apigateway-auth', with_([...post, 'x-amazon-apigateway-auth'], { type: 'NONE' })],
    ['models by other names', replaced('components/schemas/Pet"', 'components/schemas/Animal"')],
    ['a validator by another name', replaced('"all"', '"everything"')],
    ['an authorizer by another name', replaced('"token"(?=:)', '"guard"')],
    ['a path variable that is declared or not', with_(['paths', '/pets/{id}', 'get', 'parameters'], [])],
    [
      'a policy whose lists are in another order, or of one',
      with_(['x-amazon-apigateway-policy', 'Statement'], { Resource: ['r'], Action: ['b', 'a'], Principal: '*', Effect: 'Allow' }),
    ],
    ['a resource without methods', with_(['paths', '/cats'], {})],
    [
      "the service's own models, which a document has to declare",
      with_(['components', 'schemas', 'Empty'], { type: 'object', title: 'Empty Schema' }),
    ],
  ])('%s', (_, after) => {
    // A model that goes by another name has to be declared by it.
    const renamed = JSON.stringify(after).includes('schemas/Animal')
      ? (JSON.parse(JSON.stringify(after).replace('"Pet":', '"Animal":')) as JsonObject)
      : after;
    const guarded = JSON.stringify(renamed).includes('"guard"')
      ? (JSON.parse(JSON.stringify(renamed).replaceAll('"token":', '"guard":')) as JsonObject)
      : renamed;
    expect(between(petsDocument(), guarded)).toEqual([]);
  });

  test('Fn::Sub and Fn::Join of the same pieces', () => {
    const uri = (value: JsonObject) => with_([...integration, 'uri'], value);
    const sub = uri({ 'Fn::Sub': 'https://${Host}/pets/${Function.Arn}' });
    expect(between(sub, uri({ 'Fn::Join': ['', ['https://', { Ref: 'Host' }, '/pets/', { 'Fn::GetAtt': ['Function', 'Arn'] }]] }))).toEqual(
      [],
    );
    expect(between(sub, uri({ 'Fn::Join': ['', ['https://', { Ref: 'Host' }, '/cats/', { 'Fn::GetAtt': ['Function', 'Arn'] }]] }))).toEqual(
      ['changed GET /pets integration uri (backends)'],
    );
  });

  test('a verb that ANY answers in the same way', () => {
    const { get: operation, ...others } = (petsDocument() as { paths: { '/pets': { get: JsonObject } } }).paths['/pets'];
    const any = with_(['paths', '/pets'], { ...others, 'x-amazon-apigateway-any-method': operation });
    expect(between(petsDocument(), any)).toEqual(['added ANY /pets']);
  });
});

describe('each change is told where it stands, and graded', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['a method less', with_(post, undefined), ['removed POST /pets (clients)']],
    ['a method more', with_(['paths', '/cats'], { get: { responses: {} } }), ['added GET /cats']],
    [
      'a path variable by another name',
      replaced('(?<=pets/[{])id(?=[}]":)|(?<="name":")id(?=")|(?<=method.request.path.)id', 'petId'),
      ['changed GET /pets/{petId} path variable'],
    ],
    [
      'another verb at the endpoint',
      with_([...integration, 'httpMethod'], 'POST'),
      ['changed GET /pets integration httpMethod (backends)'],
    ],
    ['another endpoint', with_([...integration, 'uri'], 'https://x.example.com'), ['changed GET /pets integration uri (backends)']],
    ['less time', with_([...integration, 'timeoutInMillis'], 5000), ['changed GET /pets integration timeoutInMillis (clients)']],
    ['more time', with_([...integration, 'timeoutInMillis'], 60000), ['changed GET /pets integration timeoutInMillis']],
    [
      'bodies that are refused now',
      with_([...integration, 'passthroughBehavior'], 'never'),
      ['changed GET /pets integration passthroughBehavior (clients)'],
    ],
    [
      'a mapping more',
      with_([...integration, 'requestParameters', 'integration.request.header.A'], "'a'"),
      ['added GET /pets integration.request.header.A (backends)'],
    ],
    [
      'a template',
      with_([...integration, 'requestTemplates'], { 'application/json': '{}' }),
      ['added GET /pets request template application/json (backends)'],
    ],
    [
      'another status for the client',
      with_([...integration, 'responses', 'default', 'statusCode'], '206'),
      ['changed GET /pets integration response default statusCode (clients)'],
    ],
    [
      'another answer',
      with_([...integration, 'responses', 'default', 'responseTemplates', 'application/json'], 'a\nc\n'),
      ['changed GET /pets integration response default template application/json (clients)'],
    ],
    [
      'another pattern',
      with_([...integration, 'responses'], { default: { statusCode: '200' }, '5xx': { statusCode: '502' } }),
      [
        'removed GET /pets integration response default method.response.header.X-Total (clients)',
        'removed GET /pets integration response default template application/json (clients)',
        'changed GET /pets integration response 5\\d{2} selectionPattern (clients)',
      ],
    ],
    [
      'responses of a proxy integration, which do nothing',
      with_(['paths', '/pets/{id}', 'get', 'x-amazon-apigateway-integration', 'responses'], { default: { statusCode: '200' } }),
      ['added GET /pets/{id} integration response default'],
    ],
    ['an authorizer less', with_([...get, 'security'], []), ['changed GET /pets authorizationType']],
    ['an authorizer more', with_([...post, 'security'], [{ token: [] }]), ['changed POST /pets authorizationType (clients)']],
    ['an API key', with_([...post, 'security'], [{ api_key: [] }]), ['changed POST /pets apiKeyRequired (clients)']],
    [
      'the header of an authorizer',
      with_(['components', 'securitySchemes', 'token', 'name'], 'X-Token'),
      ['changed authorizer token identitySource (clients)'],
    ],
    [
      'the function of an authorizer',
      with_(['components', 'securitySchemes', 'token', 'x-amazon-apigateway-authorizer', 'authorizerUri'], 'arn:y'),
      ['changed authorizer token authorizerUri (backends)'],
    ],
    [
      'no validation any more',
      with_([...get, 'x-amazon-apigateway-request-validator'], undefined),
      ['changed GET /pets validateRequestBody', 'changed GET /pets validateRequestParameters'],
    ],
    [
      'validation where there is nothing to check',
      with_(['paths', '/pets/{id}', 'get', 'x-amazon-apigateway-request-validator'], 'all'),
      ['changed GET /pets/{id} validateRequestBody', 'changed GET /pets/{id} validateRequestParameters'],
    ],
    [
      'a parameter that has to be there',
      with_(
        [...get, 'parameters'],
        [
          { name: 'type', in: 'query', required: true },
          { name: 'X-Page', in: 'header', required: true },
        ],
      ),
      ['changed GET /pets query parameter type (clients)'],
    ],
    ['a parameter less', with_([...get, 'parameters'], [{ name: 'type', in: 'query' }]), ['removed GET /pets header parameter X-Page']],
    ['a response less', with_([...get, 'responses'], {}), ['removed GET /pets response 200 (clients)']],
    ['a response more', with_([...get, 'responses', '404'], { description: 'None' }), ['added GET /pets response 404']],
    ['a response header less', with_([...get, 'responses', '200', 'headers'], {}), ['removed GET /pets response 200 headers (clients)']],
    ['an operation id', with_([...get, 'operationId'], 'pets'), ['changed GET /pets operationName']],
    ['a binary media type', with_(['x-amazon-apigateway-binary-media-types'], ['image/png']), ['added API binaryMediaTypes (clients)']],
    ['another policy', with_(['x-amazon-apigateway-policy', 'Statement'], []), ['removed API policy statement (clients)']],
    [
      'a gateway response',
      with_(['x-amazon-apigateway-gateway-responses', 'DEFAULT_4XX', 'statusCode'], '418'),
      ['changed gateway response DEFAULT_4XX statusCode (clients)'],
    ],
    ['a gateway response less', with_(['x-amazon-apigateway-gateway-responses'], {}), ['removed gateway response DEFAULT_4XX (clients)']],
    ['another title', with_(['info', 'title'], 'Animals'), ['changed API name']],
    [
      'documentation',
      with_(['x-amazon-apigateway-documentation'], { version: '1', documentationParts: [] }),
      ['changed API documentation version'],
    ],
  ])('%s', (_, after, differences) => {
    expect(between(petsDocument(), after)).toEqual(differences);
  });
});

describe('a model is compared by the documents that it takes', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ['a property that has to be there now', with_([...pet, 'required'], ['name', 'kind']), ['added model Pet required.kind (clients)']],
    // Responses promised it.
    ['a property that may be left out now', with_([...pet, 'required'], []), ['removed model Pet required.name (clients)']],
    ['an optional property more', with_([...pet, 'properties', 'age'], { type: 'integer' }), ['added model Pet properties.age']],
    ['a property less', with_([...pet, 'properties', 'kind'], undefined), ['removed model Pet properties.kind (clients)']],
    ['another type', with_([...pet, 'properties', 'name', 'type'], 'integer'), ['changed model Pet properties.name.type (clients)']],
    ['shorter texts', with_([...pet, 'properties', 'name', 'maxLength'], 10), ['changed model Pet properties.name.maxLength (clients)']],
    [
      'a word more',
      with_([...pet, 'properties', 'kind', 'enum'], ['cat', 'dog', 'bird']),
      ['added model Pet properties.kind.enum (clients)'],
    ],
    ['a description', with_([...pet, 'description'], 'An animal'), ['changed model Pet texts and examples']],
    ['a model that nothing follows', with_(['components', 'schemas', 'Toy'], { type: 'string' }), ['added model Toy']],
    [
      'another model for a body',
      with_([...post, 'requestBody', 'content', 'application/json', 'schema'], { type: 'object', required: ['name', 'owner'] }),
      [
        'added POST /pets request body application/json required.owner (clients)',
        'removed POST /pets request body application/json properties.name',
        'removed POST /pets request body application/json properties.kind',
      ],
    ],
  ])('%s', (_, after, differences) => {
    expect(between(petsDocument(), after)).toEqual(differences);
  });

  test('that only requests follow may take more, and one that only responses follow may promise more', () => {
    const onlyRequests = with_(get, undefined);
    const wider = with_([...pet, 'required'], [], onlyRequests);
    expect(between(onlyRequests, wider)).toEqual(['removed model Pet required.name']);
    expect(between(wider, onlyRequests)).toEqual(['added model Pet required.name (clients)']);
    const onlyResponses = with_(post, undefined);
    expect(between(onlyResponses, with_([...pet, 'required'], ['name', 'kind'], onlyResponses))).toEqual(['added model Pet required.kind']);
  });

  test('with references to what is not there, in every form of them', () => {
    const dangling = ($ref: string) => with_([...pet, 'properties', 'toy'], { $ref });
    expect(between(dangling('#/components/schemas/Toy'), dangling('#/definitions/Toy'))).toEqual([]);
    expect(between(dangling('#/definitions/Toy'), dangling('#/definitions/Ball'))).toEqual([
      'changed model Pet properties.toy.$ref (clients)',
    ]);
  });

  test('that refers to itself ends', () => {
    const tree = (items: JsonObject) => with_([...pet, 'properties', 'children'], { type: 'array', items });
    const itself = tree({ $ref: '#/components/schemas/Pet' });
    expect(between(itself, itself)).toEqual([]);
    expect(between(itself, tree({}))).toEqual(['changed model Pet properties.children.items (clients)']);
  });
});

describe('what only templates say', () => {
  test.each<[string, ReturnType<typeof templateOf>, readonly string[]]>([
    ['nothing', templateOf(), []],
    ['a stage variable', templateOf({ Variables: { host: 'b.example.com' } }), ['changed stage prod variables host (backends)']],
    [
      'a stage of another name',
      templateOf({ StageName: 'live' }),
      [
        'removed stage prod (clients)',
        'added stage live',
        'added usage plan gold apiStages live',
        'removed usage plan gold apiStages prod (clients)',
      ],
    ],
    ['tracing', templateOf({ TracingEnabled: true }), ['changed stage prod tracingEnabled']],
    [
      'throttling of a stage',
      templateOf({ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 5 }] }),
      ['added stage prod methodSettings * /* (clients)'],
    ],
    [
      'a lower limit',
      templateOf({}, { Throttle: { RateLimit: 5, BurstLimit: 20 } }),
      ['changed usage plan gold throttle rateLimit (clients)'],
    ],
    ['a higher limit', templateOf({}, { Throttle: { RateLimit: 50, BurstLimit: 20 } }), ['changed usage plan gold throttle rateLimit']],
    ['a private endpoint', templateOf({}, {}, { EndpointConfiguration: { Types: ['PRIVATE'] } }), ['changed API endpoint type (clients)']],
    ['the endpoint type that is meant where nothing is said', templateOf({}, {}, { EndpointConfiguration: { Types: ['EDGE'] } }), []],
    ['a tag', templateOf({}, {}, { Tags: [{ Key: 'a', Value: 'b' }] }), ['added API tag a']],
  ])('%s', (_, after, differences) => {
    expect([...told(compareApis(templateOf(), after))].sort()).toEqual([...differences].sort());
  });

  test('is not compared with a document, which has none of it', () => {
    expect(
      told(compareApis(templateOf(), documentOf(petsDocument()), { over: 'documents' })).filter((line) => /stage|usage plan/.test(line)),
    ).toEqual([]);
  });
});

test('a definition is never different from itself, and what is added one way is removed the other way', () => {
  const definition = arbitraryApi({ holes: true });
  fc.assert(
    fc.property(definition, definition, (one, other) => {
      expect(compareApis(one, structuredClone(one))).toEqual([]);
      const [there, back] = [compareApis(one, other), compareApis(other, one)];
      const count = (list: readonly Difference[], change: string) => list.filter((difference) => difference.change === change).length;
      expect([count(there, 'added'), count(there, 'removed')]).toEqual([count(back, 'removed'), count(back, 'added')]);
    }),
    { numRuns: 60 },
  );
});
