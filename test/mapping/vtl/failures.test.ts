import { failure, rendered } from '../template-case';

/** What failed, as source text. */
function failed(template: string, input?: Parameters<typeof failure>[1]): string | undefined {
  const { range } = failure(template, input);
  return range === undefined ? undefined : template.slice(range.start, range.end);
}

test.each([
  ['#set($l = [1])$l.get(5)', 'get(5)'],
  ['#set($l = [1])a $l[5] b', '[5]'],
  ['#set($l = [1])#set($l[5] = 1)', '[5]'],
  ['#set($s = "abc")#if($s.substring(2, 1) == "")x#end', 'substring(2, 1)'],
  ['#set($n = 1)$n.parseInt("x")', 'parseInt("x")'],
  ["$util.base64Decode('?')", "base64Decode('?')"],
  ["$input.json('$.a[x')", "json('$.a[x')"],
  ['$input.path($nothing)', 'path($nothing)'],
  ['#set($l = [1, 2, 3])#foreach($x in $l)#set($ok = $l.add(4))#end', '#foreach($x in $l)#set($ok = $l.add(4))#end'],
  ['#set($s = "x $l.get(1)")#set($l = [])#set($t = "é $l.get(1)")', 'get(1)'],
  ['#set($s = "a")$s.length(1)', 'length(1)'],
  ['$input.params(1)', 'params(1)'],
  ['a #parse("x") b', '#parse("x")'],
  ['a #include("x") b', '#include("x")'],
  ['#parse()', '#parse()'],
  ['#foreach($x)a#end', '#foreach($x)a#end'],
  ['#foreach a', '#foreach'],
  ['#break($nothing)', '#break($nothing)'],
  ['#set($a = "\\u12")', '"\\u12"'],
  ['#set($x = 1.5)#set($x = 99999999999999999999 % -3)', '99999999999999999999 % -3'],
  ['#set($s = "a")$s.replaceAll("(", "")', 'replaceAll("(", "")'],
])('%s fails at %s', (template, text) => {
  expect(failure(template).kind).toBe('failure');
  expect(failed(template)).toBe(text);
});

test.each(['{"a": 1', '[1, 2', '{"a": {"b": 1}', '{"a"}'])('the body %s is malformed, which is an error of its own kind', (body) => {
  for (const template of ["$input.path('$.a')", "$input.json('$')"]) {
    expect(failure(template, { body })).toMatchObject({ kind: 'malformed-body', range: { start: 7 } });
  }
  expect(rendered('$input.body', { body })).toBe(body);
});

test.each([
  '$nothing.at.all',
  '$input.nothing()',
  '#set($a = 1 / 0)$a',
  '#foreach($x in 5)$x#end',
  '#set($nothing.x = 1)',
  '#if("a" < 1)x#end',
  '$util.nope("x")',
  '#include',
  '#include( )',
])('%s is no error', (template) => {
  expect(rendered(template)).toBe('');
});

test('a template that failed can render again', () => {
  expect(failure('#foreach($x in [1..3])$x#foreach($y in [1])$l.get(1)#end#set($l = [])#end').kind).toBe('failure');
  expect(rendered('#foreach($x in [1..3])$x#end')).toBe('123');
});

test('stop keeps what was printed, also from inside of loops and blocks, but not of an unfinished string', () => {
  expect(rendered('a#foreach($x in [1..3])$x#if($x == 2)#stop#end#end b')).toBe('a12');
  expect(rendered('#define($d)x#stop y#end a $d b')).toBe(' a x');
  expect(rendered('a#set($s = "b#stop")c')).toBe('a');
});
