import type { JsonObject } from '../../../lib/definition';
import type { BasePathMode } from '../../../lib/readers';
import { define, methodOf, openApi3, pathsOf, problemsOf, swagger2 } from '../documents';

const operation = { get: {} };
const test1 = { '/test': operation };
const withServer = (server: JsonObject) => openApi3(test1, { servers: [server] });

const documents = {
  'a Swagger base path': swagger2(test1, { basePath: '/base' }),
  'a server variable that the URL does not use': withServer({
    url: 'https://example.com/',
    variables: { basePath: { default: '/base-var' } },
  }),
  'the path of a server URL': withServer({ url: 'https://testdomain.com/base-url/part/' }),
  'a server variable in the URL': withServer({ url: 'https://example.com/{basePath}', variables: { basePath: { default: 'base-var' } } }),
  'a longer Swagger base path': swagger2({ '/e': operation, '/f': operation }, { basePath: '/a/b/c' }),
  'no base path': openApi3(test1),
  'a server URL without a path': withServer({ url: 'https://example.com/' }),
};

test.each<[keyof typeof documents, BasePathMode, readonly string[]]>([
  ['a Swagger base path', 'ignore', ['/test']],
  ['a Swagger base path', 'prepend', ['/base', '/base/test']],
  ['a Swagger base path', 'split', ['/test']],
  ['a server variable that the URL does not use', 'ignore', ['/test']],
  ['a server variable that the URL does not use', 'prepend', ['/base-var', '/base-var/test']],
  ['a server variable that the URL does not use', 'split', ['/test']],
  ['the path of a server URL', 'ignore', ['/test']],
  ['the path of a server URL', 'prepend', ['/base-url', '/base-url/part', '/base-url/part/test']],
  ['the path of a server URL', 'split', ['/part', '/part/test']],
  ['a server variable in the URL', 'prepend', ['/base-var', '/base-var/test']],
  ['a longer Swagger base path', 'ignore', ['/e', '/f']],
  ['a longer Swagger base path', 'prepend', ['/a', '/a/b', '/a/b/c', '/a/b/c/e', '/a/b/c/f']],
  ['a longer Swagger base path', 'split', ['/b', '/b/c', '/b/c/e', '/b/c/f']],
  ['no base path', 'prepend', ['/test']],
  ['no base path', 'split', ['/test']],
  ['a server URL without a path', 'prepend', ['/test']],
])('%s in mode %s makes these resources', (name, basePathMode, paths) => {
  expect(pathsOf(define(documents[name], { basePathMode }))).toEqual(['/', ...paths]);
});

test('base path and host of a document are kept for information', () => {
  expect(define(swagger2({}, { basePath: '/base/', host: 'example.com' }))).toMatchObject({ basePath: '/base', host: 'example.com' });
  const server = { url: 'https://{id}.example.com:8443/{stage}/x', variables: { stage: { default: 'dev' } } };
  expect(define(withServer(server))).toMatchObject({ basePath: '/dev/x', host: '{id}.example.com:8443' });
});

test('all servers but the first are ignored, and the service says so', () => {
  const document = openApi3(test1, { servers: [{ url: 'https://a.example.com/one' }, { url: 'https://b.example.com/two' }] });
  expect(define(document).basePath).toBe('/one');
  expect(problemsOf(document)).toEqual([
    ['servers-ignored', 'More than one server provided. Ignoring all but the first for defining endpoint configuration'],
  ]);
});

test('resources stand in the order of the source, parents before children, the root where it is declared', () => {
  const paths = { '/b/c/d': operation, '/': operation, '/b': operation, '/404': operation, '/200': operation };
  expect(pathsOf(define(JSON.stringify(openApi3(paths)).replace('"/404"', '"/999"')))).toEqual([
    '/b',
    '/b/c',
    '/b/c/d',
    '/',
    '/999',
    '/200',
  ]);
});

test('every verb is a method, any-method is ANY, and nothing else of a path item is one', () => {
  const item = Object.fromEntries(
    ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'x-amazon-apigateway-any-method', 'summary', 'x-get', 'GET'].map((key) => [
      key,
      {},
    ]),
  );
  const [, resource] = define(openApi3({ '/pets': item })).resources;
  expect(resource?.methods.map(({ httpMethod }) => httpMethod)).toEqual([
    'GET',
    'PUT',
    'POST',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'HEAD',
    'ANY',
  ]);
});

test('a slash at the end of a path does not count', () => {
  const definition = define(openApi3({ '/pets/': { get: {} }, '/pets': { post: {} } }));
  expect(definition.resources[1]).toMatchObject({ path: '/pets', methods: [{ httpMethod: 'GET' }, { httpMethod: 'POST' }] });
});

test('a path without a slash is read with one, and told', () => {
  const document = openApi3({ pets: operation });
  expect(pathsOf(define(document))).toEqual(['/', '/pets']);
  expect(problemsOf(document).map(([rule]) => rule)).toEqual(['path-without-slash']);
});

test('a path item may refer to another one', () => {
  const definition = define(openApi3({ '/pets': { get: { operationId: 'list' } }, '/animals': { $ref: '#/paths/~1pets' } }));
  expect(methodOf(definition, 'GET', '/animals').operationName).toBe('list');
});

test.each([
  ['#/paths/~1nowhere', 'reference-not-found'],
  ['#/paths/~1pets', 'reference-cycle'],
  ['other.yaml#/pets', 'reference-outside'],
])('a path item that refers to %s is left out and told as %s', (reference, rule) => {
  const document = openApi3({ '/pets': { $ref: reference } });
  expect(define(document).resources[1]).toMatchObject({ path: '/pets', methods: [] });
  expect(problemsOf(document)).toEqual([[rule, expect.stringContaining(reference)]]);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a path like any other', (name) => {
  const text = `{"openapi": "3.0.1", "paths": {"/${name}/{${name}}": {"get": {"responses": {}}}}}`;
  const definition = define(text);
  expect(pathsOf(definition)).toEqual(['/', `/${name}`, `/${name}/{${name}}`]);
  expect(methodOf(definition, 'GET', `/${name}/{${name}}`).requestParameters).toMatchObject([{ key: `method.request.path.${name}` }]);
});
