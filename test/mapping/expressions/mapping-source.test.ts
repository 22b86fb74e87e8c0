import fc from 'fast-check';
import {
  parseGatewayResponseHeader,
  parseIntegrationRequestTarget,
  parseMethodRequestParameter,
  parseMethodResponseHeader,
  parseRequestSource,
  parseResponseSource,
} from '../../../lib/mapping/expressions';

const LONG = 'x'.repeat(100_000);

describe('sources of both sides', () => {
  test.each([
    ["'text'", { kind: 'static', value: 'text' }],
    ["''", { kind: 'static', value: '' }],
    [`'say "hi", {a: 1} $x'`, { kind: 'static', value: 'say "hi", {a: 1} $x' }],
    ["'é 😀\n'", { kind: 'static', value: 'é 😀\n' }],
    ["'method.request.header.x'", { kind: 'static', value: 'method.request.header.x' }],
    [`'${LONG}'`, { kind: 'static', value: LONG }],
    ['context.requestId', { kind: 'context', path: 'requestId' }],
    ['context.authorizer.claims.cognito:groups', { kind: 'context', path: 'authorizer.claims.cognito:groups' }],
    ['stageVariables.a_b', { kind: 'stage-variable', name: 'a_b' }],
  ])('%s', (text, source) => {
    expect(parseRequestSource(text)).toEqual(source);
    expect(parseResponseSource(text)).toEqual(source);
  });
});

describe('sources of a request', () => {
  test.each([
    ['method.request.path.id', { kind: 'method-request', location: 'path', name: 'id', multiValue: false }],
    ['method.request.querystring.a.b', { kind: 'method-request', location: 'querystring', name: 'a.b', multiValue: false }],
    ['method.request.multivaluequerystring.q', { kind: 'method-request', location: 'querystring', name: 'q', multiValue: true }],
    ['method.request.header.X-A$b:c', { kind: 'method-request', location: 'header', name: 'X-A$b:c', multiValue: false }],
    ['method.request.multivalueheader.Accept', { kind: 'method-request', location: 'header', name: 'Accept', multiValue: true }],
    ['method.request.header.header.body', { kind: 'method-request', location: 'header', name: 'header.body', multiValue: false }],
    ['method.request.body', { kind: 'body', side: 'request' }],
    ['method.request.body.a', { kind: 'body', side: 'request', jsonPath: '$.a' }],
    ['method.request.body.pets[0].name', { kind: 'body', side: 'request', jsonPath: '$.pets[0].name' }],
    ["method.request.body.['a b']['c']", { kind: 'body', side: 'request', jsonPath: "$.['a b']['c']" }],
    ['method.request.body..a', { kind: 'body', side: 'request', jsonPath: '$..a' }],
    ['method.request.body.l[?(@.a == "b")].c', { kind: 'body', side: 'request', jsonPath: '$.l[?(@.a == "b")].c' }],
    ['method.request.body.*', { kind: 'body', side: 'request', jsonPath: '$.*' }],
    ['method.request.body.l.length()', { kind: 'body', side: 'request', jsonPath: '$.l.length()' }],
  ])('%s', (text, source) => {
    expect(parseRequestSource(text)).toEqual(source);
    expect(parseResponseSource(text)).toBeUndefined();
  });
});

describe('sources of a response', () => {
  test.each([
    ['integration.response.header.ETag', { kind: 'integration-response-header', name: 'ETag', multiValue: false }],
    ['integration.response.multivalueheader.Set-Cookie', { kind: 'integration-response-header', name: 'Set-Cookie', multiValue: true }],
    ['integration.response.body', { kind: 'body', side: 'response' }],
    ['integration.response.body.a[-1:]', { kind: 'body', side: 'response', jsonPath: '$.a[-1:]' }],
  ])('%s', (text, source) => {
    expect(parseResponseSource(text)).toEqual(source);
    expect(parseRequestSource(text)).toBeUndefined();
  });
});

test.each([
  '',
  'text',
  "'",
  "'text",
  "text'",
  "'it''s'",
  "'a' ",
  " 'a'",
  "'a'b'c'",
  '"text"',
  'method.request',
  'method.request.',
  'method.request.header',
  'method.request.header.',
  'method.request.headers.x',
  'Method.Request.Header.x',
  'method.request.multivaluepath.x',
  'method.request.body.',
  'method.request.body[0]',
  'method.request.bodyx',
  'method.response.header.x',
  'integration.request.header.x',
  'integration.response.path.x',
  'integration.response.header.',
  'context',
  'context.',
  'stageVariables',
  'stageVariables.',
  '$context.requestId',
  '${stageVariables.x}',
  ' method.request.header.x',
  '__proto__',
  'constructor.name',
])('%j is no source', (text) => {
  expect(parseRequestSource(text)).toBeUndefined();
  expect(parseResponseSource(text)).toBeUndefined();
});

test('targets name a place and anything behind it', () => {
  expect(parseIntegrationRequestTarget('integration.request.header.a.b')).toEqual({ location: 'header', name: 'a.b' });
  expect(parseIntegrationRequestTarget('integration.request.path.id')).toEqual({ location: 'path', name: 'id' });
  expect(parseIntegrationRequestTarget('integration.request.querystring.__proto__')).toEqual({
    location: 'querystring',
    name: '__proto__',
  });
  expect(parseMethodRequestParameter('method.request.header.X-é')).toEqual({ location: 'header', name: 'X-é' });
  expect(parseMethodResponseHeader('method.response.header.X-A')).toBe('X-A');
  expect(parseGatewayResponseHeader('gatewayresponse.header.method.response.header.X')).toBe('method.response.header.X');
});

test.each(['integration.request.multivalueheader.x', 'integration.request.body.x', 'integration.request.header.', 'method.request.header'])(
  '%s is no target and no parameter',
  (text) => {
    expect(parseIntegrationRequestTarget(text)).toBeUndefined();
    expect(parseMethodRequestParameter(text)).toBeUndefined();
    expect(parseMethodResponseHeader(text)).toBeUndefined();
    expect(parseGatewayResponseHeader(text)).toBeUndefined();
  },
);

test('any name stands in an expression as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('path', 'querystring', 'header'), (name, location) => {
      expect(parseRequestSource(`method.request.${location}.${name}`)).toEqual({
        kind: 'method-request',
        location,
        name,
        multiValue: false,
      });
      expect(parseIntegrationRequestTarget(`integration.request.${location}.${name}`)).toEqual({ location, name });
      expect(parseMethodRequestParameter(`method.request.${location}.${name}`)).toEqual({ location, name });
    }),
  );
});

test('any text without an apostrophe is a static value', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes("'")),
      (value) => {
        expect(parseRequestSource(`'${value}'`)).toEqual({ kind: 'static', value });
      },
    ),
  );
});
