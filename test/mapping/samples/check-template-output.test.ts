import { checkTemplateOutput, type TemplateOutputCheck } from '../../../lib/mapping/samples';

const problem = (template: string, more: Partial<TemplateOutputCheck> = {}) =>
  checkTemplateOutput({ template, contentType: 'application/json', ...more });

test.each([
  ['a member in quotes', '{"a": "$input.path(\'$.a\')", "b": 1}', 'a quote in a', { a: 'a "b" c' }],
  [
    'a member of a list’s items',
    '#set($r = $input.path(\'$\'))[#foreach($e in $r.items){"n": "$e.name"}#if($foreach.hasNext),#end#end]',
    'a quote in items.[].name',
    { items: [{ name: 'a "b" c' }] },
  ],
  ['a comma after every item', "[#foreach($e in $input.path('$.l'))$e,#end]", 'a list of one item', { l: [1] }],
  ['a comma after every text', '[#foreach($e in $input.path(\'$.l\'))"$util.urlEncode($e)",#end]', 'a list of one item', { l: [1] }],
  ['a comma after every member', '{#foreach($k in $input.path("$").keySet())"$k": 1,#end}', 'one item of everything', { key: 1 }],
  ['a comma after every parameter', '{#foreach($k in $input.params().querystring.keySet())"$k": 1,#end}', 'one item of everything', 1],
  ['a comma after every item of a range', '[#foreach($i in [1..3])$i,#end]', 'any values', 1],
  ['no comma before a member that may be absent', '{"x": 1#if($input.path("$.a") != "") "a": 1#end}', 'a alone', { a: 1 }],
  ['a comma before a member that may be absent', '{"x": 1,#if($input.path("$.a") == "")"a": 1#end}', 'a alone', { a: 1 }],
  [
    'a comma of the second of two members that may be absent',
    '{#if($input.path("$.a") != "")"a": 1#end#if($input.path("$.b") != ""),"b": 1#end}',
    'no a',
    { b: 1 },
  ],
  ['no comma before a member of a parameter', '{"x": 1#if($input.params("y") != "") "y": 1#end}', 'the parameter y alone', 1],
  [
    'a comma behind the first of two members of parameters',
    '{#if($input.params("x") != "")"a": 1,#end#if($input.params("y") != "")"b": 1#end}',
    'no parameter y',
    1,
  ],
  ['no comma between items', '{"l": [#foreach($e in $input.path(\'$.l\'))$e #end]}', 'a list of 2 items', { l: [1, 1] }],
  ['a value from a list that may be empty', '{"l": #foreach($e in $input.path(\'$.l\'))$e#end}', 'a list of 0 items', { l: [] }],
  [
    'an apostrophe that is escaped for JavaScript',
    '{"a": "$util.escapeJavaScript($input.path(\'$.a\'))"}',
    'an apostrophe in a',
    { a: "it's" },
  ],
])('%s', (_, template, sample, body) => {
  const found = problem(template);
  expect(found?.sample).toBe(sample);
  expect(found?.body).toEqual(body);
});

test('a trailing comma is told where the plain example is right without a model', () => {
  const template =
    '{"l": [#foreach($e in $input.path(\'$.l\'))#if($foreach.index > 0 && !$foreach.hasNext),#end$e#if($foreach.hasNext),#end#end]}';
  expect(problem(template)?.message).toContain('comma');
});

test('a parameter in quotes is told with its place', () => {
  const template = '{"id": "$input.params(\'id\')"}';
  const found = problem(template);
  expect(found).toMatchObject({
    sample: 'a quote in the parameter id',
    parameters: { id: 'a "b" c' },
    output: '{"id": "a "b" c"}',
    outputOffset: 11,
  });
  expect(template.slice(found!.range!.start, found!.range!.end)).toContain("input.params('id')");
});

test('a model says what may be absent, and what holds any text', () => {
  const model = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, age: { type: 'integer' }, kind: { enum: ['a'], type: 'string' } },
  };
  expect(problem('{"age": $input.path(\'$.age\')}', { model })?.sample).toContain('no age');
  expect(problem('{"name": "$input.path(\'$.name\')"}', { model })?.sample).toBe('a quote in name');
  expect(problem('{"kind": "$input.path(\'$.kind\')"}', { model })).toBeUndefined();
  expect(problem('{"name": $input.json(\'$.name\')}', { model })).toBeUndefined();
});

test('a model says what may be null', () => {
  const model = { type: 'object', required: ['age'], properties: { age: { type: ['null', 'integer'] } } };
  const found = problem('{"age": $input.path(\'$.age\')}', { model });
  expect(found).toMatchObject({ sample: 'null for age, which the model allows', body: { age: null } });
  expect(problem('{"age": $input.json(\'$.age\')}', { model })).toBeUndefined();
});

test('a model says how many items a list has', () => {
  const template = '{"last": #foreach($e in $input.path(\'$.l\'))#if(!$foreach.hasNext)$e#end#end}';
  const model = (items: object) => ({ required: ['l'], properties: { l: { type: 'array', items: { type: 'integer' }, ...items } } });
  expect(problem(template, { model: model({}) })?.sample).toBe('a list of 0 items');
  expect(problem(template, { model: model({ minItems: 1 }) })).toBeUndefined();
  const single = '{"one": #foreach($e in $input.path(\'$.l\'))$e #end}';
  expect(problem(single, { model: model({ minItems: 1 }) })?.sample).toBe('a list of 2 items');
  expect(problem(single, { model: model({ minItems: 1, maxItems: 1 }) })).toBeUndefined();
});

test('a model whose parts name one another again and again is read in part', () => {
  const names = Array.from({ length: 300 }, (_, at): [string, object] => [`p${at}`, { $ref: '#' }]);
  const model = { type: 'object', properties: Object.fromEntries(names) };
  expect(problem('{"a": "$input.path(\'$.p0.p1.p2\')"}', { model })).toBeUndefined();
});

test.each([
  ['what $input.json prints', '{"a": $input.json(\'$.a\'), "l": [#foreach($e in $input.path(\'$.l\'))$e#if($foreach.hasNext),#end#end]}'],
  ['what is escaped and its apostrophes are not', '{"a": "$util.escapeJavaScript($input.path(\'$.a\')).replaceAll("\\\\\'", "\'")"}'],
  ['the body itself', '$input.body'],
  ['a template that prints nothing', '#set($a = 1)'],
  ['a form', 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)'],
  ['a template that always prints something else', "<a>$input.path('$.a')</a>"],
  ['a template that does not parse', '#if($a'],
  ['a comma with each member that may be absent', '{"x": 1#if($input.path("$.a") != ""), "a": 1#end}'],
  ['a comma that is a variable', '#set($c = "")[#foreach($i in $input.path("$.l"))$c$i#set($c = ",")#end]'],
  ['a comma before each item but the first', '[#foreach($i in $input.path("$.l"))#if($velocityCount > 1),#end$i#end]'],
  ['an identifier that a service made', '{"id": "$input.path(\'$.messageId\')"}'],
])('nothing is told of %s', (_, template) => {
  expect(problem(template)).toBeUndefined();
});

test('only JSON is judged', () => {
  const template = '{"a": "$input.path(\'$.a\')"}';
  expect(problem(template, { contentType: 'text/plain' })).toBeUndefined();
  expect(problem(template, { contentType: 'application/problem+json; charset=utf-8' })).toBeDefined();
});
