import { readOpenApi } from '../../lib/readers';
import { type Acknowledgement, countsOf, validate } from '../../lib/validation';

const proxy = (uri: string) => ({ get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri } } });
const { definition } = readOpenApi({
  openapi: '3.0.1',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/slow': proxy('https://petstore.example.com/{unmapped}'),
    '/other': proxy('https://petstore.example.com/{unmapped}'),
    '/port': proxy('http://petstore.example.com:22/'),
  },
});
const rule = 'uri-variable-unmapped';
const told = (acknowledged: readonly Acknowledgement[]) =>
  validate(definition, { acknowledged }).map((diagnostic) => [diagnostic.rule, diagnostic.where, diagnostic.acknowledged]);

test('what somebody lives with stays in the list, with the reason, and counts as neither error nor warning', () => {
  const diagnostics = validate(definition, { acknowledged: [{ rule, reason: 'the mock needs none' }] });
  expect(diagnostics.map(({ acknowledged }) => acknowledged)).toEqual(['the mock needs none', 'the mock needs none', undefined]);
  expect(countsOf(diagnostics)).toEqual({ errors: 1, warnings: 0, acknowledged: 2 });
});

test('an acknowledgement can be for one method', () => {
  expect(told([{ rule, where: 'GET /other', reason: 'known' }])).toEqual([
    [rule, 'GET /slow', undefined],
    [rule, 'GET /other', 'known'],
    ['http-port', 'GET /port', undefined],
  ]);
});

test('what the service rejects cannot be acknowledged, and the attempt is told', () => {
  expect(told([{ rule: 'http-port', reason: 'we like it' }])).toEqual([
    [rule, 'GET /slow', undefined],
    [rule, 'GET /other', undefined],
    ['http-port', 'GET /port', undefined],
    ['acknowledgement-unmatched', undefined, undefined],
  ]);
});

test('an acknowledgement that matches nothing is a warning, unless it speaks of other APIs, too', () => {
  expect(told([{ rule: 'timeout-needs-quota', reason: 'raised' }]).at(-1)).toEqual(['acknowledgement-unmatched', undefined, undefined]);
  expect(told([{ rule: 'timeout-needs-quota', reason: 'raised', shared: true }])).toHaveLength(3);
});

test('a construct path covers what stands below it, and no namesake', () => {
  const below = {
    ...definition,
    resources: definition.resources.map((resource) => ({
      ...resource,
      methods: resource.methods.map((method) => withPath(method, `App/Api${resource.path}`)),
    })),
  };
  const acknowledged = [{ rule, constructPath: 'App/Api/slow', reason: 'known' }];
  expect(validate(below, { acknowledged }).map(({ acknowledged: reason }) => reason)).toEqual(['known', undefined, undefined]);
  const namesake = [{ rule, constructPath: 'App/Api/slo', reason: 'known', shared: true }];
  expect(validate(below, { acknowledged: namesake }).map(({ acknowledged: reason }) => reason)).toEqual([undefined, undefined, undefined]);
});

type Method = (typeof definition.resources)[number]['methods'][number];

function withPath(method: Method, constructPath: string): Method {
  const { integration } = method;
  return { ...method, origin: { constructPath }, ...(integration && { integration: { ...integration, origin: { constructPath } } }) };
}
