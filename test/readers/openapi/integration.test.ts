import type { JsonObject } from '../../../lib/definition';
import { define, getPets, integrationOf, methodOf, problemsOf, withoutOrigins } from '../documents';

test('every member of an integration is read, enumerated ones in upper case', () => {
  const integration = integrationOf({
    type: 'http',
    httpMethod: 'post',
    uri: 'https://example.com/{id}',
    connectionType: 'vpc_link',
    connectionId: '${stageVariables.link}',
    credentials: 'arn:aws:iam::123456789012:role/r',
    requestParameters: { 'integration.request.path.id': 'method.request.path.petId' },
    requestTemplates: { 'application/json': '{}' },
    passthroughBehavior: 'when_no_templates',
    contentHandling: 'convert_to_text',
    timeoutInMillis: 5000,
    cacheNamespace: 'pets',
    cacheKeyParameters: ['method.request.path.petId'],
    tlsConfig: { insecureSkipVerification: true },
    responseTransferMode: 'stream',
    integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b',
    payloadFormatVersion: '1.0',
    responses: {
      '4\\d{2}': {
        statusCode: 404,
        responseParameters: { 'method.response.header.X': "'x'" },
        responseTemplates: { 'application/json': '' },
        contentHandling: 'CONVERT_TO_BINARY',
      },
      default: { statusCode: '200' },
    },
  });
  expect(withoutOrigins(integration)).toEqual({
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'https://example.com/{id}',
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.link}',
    credentials: 'arn:aws:iam::123456789012:role/r',
    requestParameters: [{ target: 'integration.request.path.id', source: 'method.request.path.petId' }],
    requestTemplates: [{ contentType: 'application/json', template: '{}' }],
    passthroughBehavior: 'WHEN_NO_TEMPLATES',
    contentHandling: 'CONVERT_TO_TEXT',
    timeoutInMillis: 5000,
    cacheNamespace: 'pets',
    cacheKeyParameters: ['method.request.path.petId'],
    tlsConfig: { insecureSkipVerification: true },
    responseTransferMode: 'STREAM',
    integrationTarget: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b',
    integrationResponses: [
      {
        selectionPattern: '4\\d{2}',
        statusCode: '404',
        responseParameters: [{ target: 'method.response.header.X', source: "'x'" }],
        responseTemplates: [{ contentType: 'application/json', template: '' }],
        contentHandling: 'CONVERT_TO_BINARY',
      },
      { statusCode: '200', responseParameters: [], responseTemplates: [] },
    ],
  });
});

test('method and URI of a MOCK integration are dropped, as the import drops them', () => {
  expect(withoutOrigins(integrationOf({ type: 'Mock', httpMethod: 'GET', uri: 'http://example.com' }))).toEqual({
    type: 'MOCK',
    requestParameters: [],
    requestTemplates: [],
    cacheKeyParameters: [],
    integrationResponses: [],
  });
});

test('a value that does not exist is kept in upper case, for the rules to name', () => {
  expect(integrationOf({ type: 'https_proxy', passthroughBehavior: 'always' })).toMatchObject({
    type: 'HTTPS_PROXY',
    passthroughBehavior: 'ALWAYS',
  });
});

test.each<[string, JsonObject, string]>([
  ['uri', { uri: { host: 'example.com' } }, 'object'],
  ['uri', { uri: ['http://example.com'] }, 'array'],
  ['timeoutInMillis', { timeoutInMillis: 'soon' }, 'string'],
  ['requestTemplates', { requestTemplates: '{}' }, 'string'],
  ['requestParameters', { requestParameters: [] }, 'array'],
  ['tlsConfig', { tlsConfig: true }, 'boolean'],
  ['responses', { responses: [] }, 'array'],
  ['responses.default', { responses: { default: '200' } }, 'string'],
  ['responses.default.statusCode', { responses: { default: { statusCode: {} } } }, 'object'],
])('%s of the wrong JSON type (%j) is malformed and left out', (name, members, found) => {
  const integration = integrationOf({ type: 'http', ...members });
  expect(integration.malformed).toEqual({ [name]: found });
  expect(integration.uri).toBeUndefined();
});

test.each([
  [{ timeoutInMillis: '5000' }, { timeoutInMillis: 5000 }],
  [{ cacheNamespace: 7 }, { cacheNamespace: '7' }],
  [{ tlsConfig: { insecureSkipVerification: 'true' } }, { tlsConfig: { insecureSkipVerification: true } }],
  [{ uri: null }, {}],
])('%j is no mistake', (members, read) => {
  const integration = integrationOf({ type: 'http', ...members });
  expect(integration).toMatchObject(read);
  expect(integration.malformed).toBeUndefined();
});

test('a mapping that is no text is kept apart, and told with the warning of the service', () => {
  const document = getPets({
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestParameters: { 'integration.request.header.nothing': true },
      responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.Age': 600 } } },
    },
  });
  const { integration } = methodOf(define(document), 'GET', '/pets');
  expect(integration?.requestParameters).toMatchObject([
    { target: 'integration.request.header.nothing', source: 'true', malformed: 'boolean' },
  ]);
  expect(problemsOf(document)).toEqual([
    [
      'mapping-value-dropped',
      "Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.nothing' of resource '/pets' and method 'GET' but got 'true'",
    ],
    [
      'mapping-value-dropped',
      "Invalid format for 'responseParameters'. Expected type string for property 'method.response.header.Age' of resource '/pets' and method 'GET' but got '600'",
    ],
  ]);
});

test('a template that is no text is kept apart', () => {
  expect(integrationOf({ type: 'mock', requestTemplates: { 'application/json': { a: 1 } } }).requestTemplates).toMatchObject([
    { contentType: 'application/json', template: '{"a":1}', malformed: 'object' },
  ]);
});

test('names out of a prototype are names like any other', () => {
  const integration = integrationOf(
    JSON.parse(
      '{"type": "mock", "requestParameters": {"__proto__": "a"}, "requestTemplates": {"constructor": "b"}, "responses": {"__proto__": {"statusCode": "200"}}}',
    ) as JsonObject,
  );
  expect(integration.requestParameters).toMatchObject([{ target: '__proto__', source: 'a' }]);
  expect(integration.requestTemplates).toMatchObject([{ contentType: 'constructor', template: 'b' }]);
  expect(integration.integrationResponses).toMatchObject([{ selectionPattern: '__proto__', statusCode: '200' }]);
});

describe('an intrinsic', () => {
  const uri = { 'Fn::Sub': 'http://${Host}/' };

  test('stands for a value that synth cannot know', () => {
    expect(integrationOf({ type: 'http', uri })).toMatchObject({ uri: { unresolved: uri } });
    expect(integrationOf({ type: 'http', uri }).malformed).toBeUndefined();
  });

  test('is an object like any other in a document that goes to the service as it stands', () => {
    expect(integrationOf({ type: 'http', uri }, { intrinsics: 'malformed' })).toMatchObject({ malformed: { uri: 'object' } });
  });

  test('is told where it hides a whole part', () => {
    const document = getPets({ 'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'Fn::If': ['A', {}, {}] } } });
    expect(methodOf(define(document), 'GET', '/pets').integration?.malformed).toBeUndefined();
    expect(problemsOf(document).map(([rule]) => rule)).toEqual(['unknown-at-synth']);
  });

  test('may stand for the whole integration', () => {
    const whole = { 'Fn::If': ['A', { type: 'mock' }, { type: 'http' }] };
    expect(integrationOf(whole)).toMatchObject({ type: { unresolved: whole } });
  });
});
