import { compileTemplate, parseTemplate, requestOverrides, responseOverrides } from '../../../lib/mapping';
import { rendered, variablesOf } from '../template-case';

const params = { path: { id: 'p', both: 'path' }, querystring: { q: 'x y', both: 'query' }, header: { 'X-Id': 'h', both: 'header' } };

test.each([
  ["$input.params('id')/$input.params('q')/$input.params('X-Id')/$input.params('both')/$input.params('none')", 'p/x y/h/path/'],
  ["$input.params().path.id $input.params().querystring.get('q') $input.params().header['X-Id']", 'p x y h'],
  ['$input.params()', '{path={id=p, both=path}, querystring={q=x y, both=query}, header={X-Id=h, both=header}}'],
  ['$input.params().keySet()', '[path, querystring, header]'],
  ["$input.params('x-id')", ''],
])('%s', (template, output) => {
  expect(rendered(template, { params })).toBe(output);
});

test.each([undefined, ''])('a body that is %j is the text {}', (body) => {
  expect(rendered("$input.body $input.json('$') $input.path('$')", body === undefined ? {} : { body })).toBe('{} {} {}');
});

test('the document is parsed once, and what a template changes in it stays changed', () => {
  const template = "#set($input.path('$').a = 5)$!input.path('$').put('b', [1])$input.json('$') $input.body";
  expect(rendered(template, { body: '{"a": 1}' })).toBe('{"a":5,"b":[1]} {"a": 1}');
});

test('the four roots may be set anew, for this template alone', () => {
  const { template } = parseTemplate('#set($input = "mine")$input');
  const variables = variablesOf({ body: '{"a": 1}' });
  expect(compileTemplate(template)(variables)).toBe('mine');
  expect(compileTemplate(parseTemplate("$input.json('$.a')").template)(variables)).toBe('1');
});

describe('Overrides', () => {
  const template = `#set($context.requestOverride.header.X-One = "1")#set($context.requestOverride.path["a"] = 2)
$!context.requestOverride.querystring.put("q", ["x", "y"])#set($context.responseOverride.status = 201)#set($context.responseOverride.header["H"] = "v")`;
  const variables = variablesOf();
  compileTemplate(parseTemplate(template).template)(variables);

  test('can be read after the template has run', () => {
    expect(requestOverrides(variables)).toEqual({ path: [['a', ['2']]], querystring: [['q', ['x', 'y']]], header: [['X-One', ['1']]] });
    expect(responseOverrides(variables)).toEqual({ header: [['H', ['v']]], status: '201' });
  });

  test('of the request template are there in the response template', () => {
    const context = variables.context as NonNullable<Parameters<typeof variablesOf>[0]>['context'];
    expect(rendered('$context.requestOverride.path.a $context.responseOverride.status', { context: context! })).toBe('2 201');
  });

  test('are nothing where nothing was set', () => {
    expect(responseOverrides(variablesOf())).toEqual({ header: [], status: undefined });
  });
});

test('maps of $context print as nothing, its members as themselves', () => {
  const context = {
    stage: 'prod',
    time: 1428582896000,
    half: 0.5,
    flag: true,
    nobody: null,
    identity: { sourceIp: '1.2.3.4' },
    list: ['a', 1],
  };
  expect(
    rendered(
      '[$context][$context.identity]$context.identity.sourceIp $context.time $context.half $context.flag [$context.nobody]$context.list',
      { context },
    ),
  ).toBe('[][]1.2.3.4 1428582896000 0.5 true [][a, 1]');
});

test('stage variables print as a map', () => {
  expect(rendered('$stageVariables $stageVariables.a $stageVariables.nope', { stageVariables: { a: '1', b: '2' } })).toBe('{a=1, b=2} 1 ');
});
