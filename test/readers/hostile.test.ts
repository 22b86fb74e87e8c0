import fc from 'fast-check';
import type { Json, JsonObject } from '../../lib/definition';
import { readCloudFormation, readOpenApi, UnreadableDocument } from '../../lib/readers';
import { openApi3 } from './documents';
import { api, part, root, templateWith } from './templates';

const integration = {
  type: 'http',
  uri: 'https://example.com/{id}',
  requestParameters: { 'integration.request.path.id': 'method.request.path.petId' },
  requestTemplates: { 'application/json': '{}' },
  cacheKeyParameters: ['method.request.path.petId'],
  tlsConfig: { insecureSkipVerification: true },
  responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.X': "'x'" } } },
};
const document = openApi3(
  {
    '/pets/{petId}': {
      parameters: [{ $ref: '#/components/parameters/kind' }],
      get: {
        security: [{ token: [] }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: { 200: { headers: { X: {} }, content: { 'application/json': { schema: { type: 'object' } } } } },
        'x-amazon-apigateway-integration': integration,
      },
    },
  },
  {
    servers: [{ url: '/{stage}', variables: { stage: { default: 'dev' } } }],
    components: {
      parameters: { kind: { name: 'kind', in: 'query' } },
      schemas: { Pet: { type: 'object', properties: { friend: { $ref: '#/components/schemas/Pet' } } } },
      securitySchemes: { token: { type: 'apiKey', name: 'A', in: 'header', 'x-amazon-apigateway-authorizer': { type: 'token' } } },
    },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 400, responseTemplates: { 'application/json': '{}' } } },
    'x-amazon-apigateway-documentation': { version: '1', documentationParts: [{ location: {}, properties: {} }] },
  },
);
const template = templateWith(
  {
    Pets: part('Resource', { RestApiId: api, ParentId: root, PathPart: 'pets' }),
    Get: part('Method', {
      RestApiId: api,
      ResourceId: { Ref: 'Pets' },
      HttpMethod: 'GET',
      Integration: { Type: 'HTTP', Uri: 'https://example.com/', IntegrationResponses: [{ StatusCode: '200' }] },
      MethodResponses: [{ StatusCode: '200', ResponseModels: { 'application/json': { Ref: 'Pet' } } }],
    }),
    Pet: part('Model', {
      RestApiId: api,
      Schema: { $ref: { 'Fn::Join': ['', ['https://apigateway.amazonaws.com/restapis/', api, '/models/Pet']] } },
    }),
    Stage: part('Stage', { RestApiId: api, StageName: 'dev', Variables: { a: 'b' }, MethodSettings: [{ HttpMethod: '*' }] }),
    Plan: part('UsagePlan', { ApiStages: [{ ApiId: api, Stage: { Ref: 'Stage' }, Throttle: { '/pets/GET': { RateLimit: 1 } } }] }),
  },
  { Body: document, Tags: [{ Key: 'a', Value: 'b' }], EndpointConfiguration: { Types: ['EDGE'] } },
);

const names = fc.constantFrom('__proto__', 'constructor', 'toString', '', '/', '$ref', 'Ref', 'Fn::If');
const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    { Ref: 'X' },
    { 'Fn::Sub': '${X}' },
    { 'Fn::GetAtt': [] },
    { 'Fn::Join': null },
    { $ref: '#/paths' },
    { $ref: '#/%zz' },
    { $ref: 'x.yaml' },
  ),
  names.map((name) => JSON.parse(`{${JSON.stringify(name)}: {"polluted": true}}`) as Json),
);

/** The document with other values, or other names, at some of its places. */
function disturbed(source: JsonObject): fc.Arbitrary<JsonObject> {
  const places = fc.array(fc.record({ at: fc.nat({ max: 120 }), value: junk, name: fc.option(names) }), { minLength: 1, maxLength: 4 });
  return places.map((changes) => changes.reduce((current, change) => replaceAt(current, change) as JsonObject, source));
}

function replaceAt(source: Json, change: { readonly at: number; readonly value: Json; readonly name: string | null }): Json {
  let place = 0;
  const visit = (node: Json): Json => {
    if (place++ === change.at) return change.value;
    if (Array.isArray(node)) return (node as readonly Json[]).map(visit);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [place === change.at && change.name !== null ? change.name : key, visit(value)]),
    );
  };
  return visit(source);
}

test.each([
  ['an OpenAPI document', document, readOpenApi],
  ['a template', template, readCloudFormation],
] as const)('%s that is disturbed anywhere is read as well as it goes, or refused with one clear error', (_, source, read) => {
  fc.assert(
    fc.property(disturbed(source), fc.boolean(), (changed, asText) => {
      try {
        expect(JSON.stringify(read(asText ? JSON.stringify(changed) : changed))).toContain('"problems"');
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableDocument);
      }
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test.each<[string, () => string]>([
  [
    '100,000 paths',
    () => JSON.stringify(openApi3(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`/p${at}`, { get: {} }])))),
  ],
  ['a path of a million parts', () => JSON.stringify(openApi3({ ['/a'.repeat(1_000_000)]: {} }))],
  ['a text of 6 MB in one value', () => JSON.stringify(openApi3({}, { info: { title: 'x'.repeat(6_000_000) } }))],
  ['100,000 lists in each other', () => `${'- '.repeat(100_000)}x`],
  [
    '50,000 collections with lines of too little indentation',
    () => `openapi: 3.0.1\npaths: {}\nx:\n${'  - [a,\n  b\n  ]\n'.repeat(50_000)}`,
  ],
])(
  '%s end in a result or one clear error, in bounded time',
  (_, text) => {
    const source = text();
    try {
      expect(readOpenApi(source).definition.resources.length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableDocument);
    }
  },
  30_000,
);
