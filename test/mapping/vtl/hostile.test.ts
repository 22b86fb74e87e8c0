import { parseTemplate } from '../../../lib/mapping';
import { failure, outcomes, rendered } from '../template-case';

const VALUES = '#set($s = "text")#set($n = 1)#set($d = 1.5)#set($b = true)#set($l = ["a"])#set($m = {"k": "v"})';
/** After a dot, a name that begins with an underscore is text. */
const HOST_NAMES = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'call',
  'apply',
  'bind',
];
const ROOTS = ['s', 'n', 'd', 'b', 'l', 'm', 'input', 'util', 'context', 'stageVariables', 'foreach', 'nothing'];

describe('Nothing of the host language can be reached', () => {
  test.each(HOST_NAMES)('by the property %s', (name) => {
    for (const root of ROOTS) {
      expect(rendered(`${VALUES}[$${root}["${name}"]]`)).toBe('[]');
      if (!name.startsWith('_')) expect(rendered(`${VALUES}[$${root}.${name}][$${root}.${name}.constructor]`)).toBe('[][]');
    }
  });

  test.each([
    'constructor',
    'hasOwnProperty',
    'propertyIsEnumerable',
    'toLocaleString',
    'at',
    'anchor',
    'call',
    'apply',
    'bind',
    'getClass',
    'wait',
    'notify',
    'eval',
  ])('by the method %s', (name) => {
    for (const root of ROOTS) {
      for (const list of ['', '"x"', '"x", "y"']) expect(rendered(`${VALUES}[$${root}.${name}(${list})]`)).toBe('[]');
    }
  });

  test('by a class', () => {
    expect(rendered(`${VALUES}[$s.class][$s.class.forName("x")][$m.getClass().getName()][$input.class.classLoader]`)).toBe('[][][][]');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('though %s is an ordinary key of a map', (name) => {
    const template = `#set($m = {})#set($m["${name}"] = "own")$m.get("${name}")/$m["${name}"]/$m.keySet()/$m.size()/$m.containsKey("${name}")`;
    expect(rendered(template)).toBe(`own/own/[${name}]/1/true`);
    expect(rendered(`$input.path("$.${name}")/$input.json("$")`, { body: `{"${name}": 1}` })).toBe(`1/{"${name}":1}`);
    expect(({} as Record<string, unknown>)['own']).toBeUndefined();
  });

  test('by a name of a variable', () => {
    expect(rendered('[$__proto__][$constructor][$L][$V][$o][$v0][$s0][$process][$require][$globalThis][$this]')).toBe(
      '[][][][][][][][][][][]',
    );
  });
});

describe('No template takes for ever', () => {
  const loop = (body: string): string => `#foreach($a in [1..1000])#foreach($b in [1..1000])${body}#end#end`;

  test.each([
    ['nested loops', `#foreach($x in [1..1000])${loop('$x')}#end`],
    ['loops that only add', `#set($n = 0)#foreach($x in [1..1000])${loop('#set($n = $n + 1)')}#end`],
    ['a range of all integers', '#set($r = [-2147483648..2147483647])$r.size()'],
    ['huge ranges in a loop', '#set($l = [])#foreach($x in [1..1000])#set($ok = $l.add([1..999999]))#end'],
    ['a list that doubles', `#set($l = [1])${'#set($ok = $l.addAll($l))'.repeat(60)}`],
    ['a text that doubles', `#set($s = "x")${'#set($s = $s + $s)'.repeat(60)}`],
    ['a string that doubles', `#set($s = "x")${'#set($s = "$s$s")'.repeat(60)}`],
    ['output without end', '#set($s = "x")#foreach($x in [1..1000])#set($s = "${s}0123456789")#foreach($y in [1..1000])$s#end#end'],
    ['replacements that blow up', '#set($s = "aaaaaaaaaa")#foreach($x in [1..30])#set($s = $s.replace("a", "aaaaaaaaaa"))#end'],
    ['a text repeated', '#set($s = "x")#set($n = $s.repeat(2000000000))'],
    ['a wide format', '#set($s = "x")$s.format("%2000000000d", 1)'],
    [
      'blocks in loops in blocks',
      '#define($d)#foreach($x in [1..1000])$e#end#end#define($e)#foreach($y in [1..1000])$f#end#end#define($f)#foreach($z in [1..1000])q#end#end$d',
    ],
    ['a list inside of itself by way of another', '#set($a = [])#set($b = [$a])#set($ok = $a.add($b))$a'],
    ['maps that print one another over and over', `#set($m = {"a": 1})${'#set($m = {"a": $m, "b": $m})'.repeat(60)}$m`],
  ])(
    '%s',
    (_, template) => {
      expect(failure(template).kind).toBe('limit');
    },
    20_000,
  );

  const long = '#set($s = "a")#foreach($x in [1..20])#set($s = "$s$s")#end';
  const bigs = '#set($p = 99999999999999999999)#set($q = $p.pow(4900))';
  const shared =
    '#set($l = [1..1000])#foreach($x in [1..3])#set($k = [])#foreach($y in [1..1000])#set($ok = $k.add($l))#end#set($l = $k)#end';

  test.each([
    ['splitting a long text', `${long}${loop('#set($x = $s.split("a"))')}`],
    ['encoding a long text', `${long}${loop('#set($x = $util.base64Encode($s))')}`],
    ['roots of long numbers', `${bigs}${loop('#set($x = $q.sqrt())')}`],
    ['common divisors of long numbers', `${bigs}${loop('#set($x = $q.gcd($q.subtract($p)))')}`],
    ['quotients of long numbers', `${bigs}#set($c = $p.pow(2000))${loop('#set($x = $q / $c)')}`],
    ['texts of long numbers', `${bigs}${loop('#set($x = $q.toString(7))')}`],
    ['powers that grow', '#set($a = 99999999999999999999)#set($b = $a.pow(2147483647))'],
    ['shifted numbers', '#set($a = 99999999999999999999)#set($b = $a.shiftLeft(2147483647))'],
    ['the hash of a list that holds one list over and over', `${shared}$l.hashCode()`],
    ['a list with itself, hashed', '#set($a = [])#set($b = [$a])#set($ok = $a.add($b))$a.hashCode()'],
  ])(
    'not by %s',
    (_, template) => {
      expect(failure(template).kind).toBe('limit');
    },
    60_000,
  );

  test.each([
    ['reading a document again and again', "$input.json('$')"],
    ['reading a path again and again', "$input.path('$..a')"],
    ['filtering again and again', "$input.path('$[?(@.a > 5)]')"],
    ['parsing again and again', '$util.parseJson($input.body)'],
    ['printing again and again', "$input.path('$').toString()"],
    ['copying again and again', "$input.path('$').clone()"],
  ])(
    'not by %s',
    (_, call) => {
      const body = JSON.stringify(Array.from({ length: 5_000 }, (_, a) => ({ a, b: 'x' })));
      expect(failure(loop(`#set($x = ${call})`), { body }).kind).toBe('limit');
    },
    60_000,
  );

  test('a definition inside of itself ends after two levels, as in Velocity', () => {
    expect(rendered('#define($d)a$d#end$d')).toBe('aa$d');
    expect(rendered('#define($d)[$e]#end#define($e)($d)#end$d')).toBe('[([($d)])]');
  });

  test('a loop ends after 1,000 rounds without a word', () => {
    expect(rendered('#set($n = 0)#foreach($x in [1..5000])#set($n = $foreach.count)#end$n')).toBe('1000');
  });

  test('a list that holds itself prints', () => {
    expect(rendered('#set($a = [])#set($ok = $a.add($a))$a/#set($m = {})$!m.put("self", $m)$m')).toBe(
      '[(this Collection)]/{self=(this Map)}',
    );
  });
});

describe('No template overflows the stack', () => {
  const deep = (open: string, middle: string, close: string, count = 5_000): string => open.repeat(count) + middle + close.repeat(count);

  test.each([
    ['blocks', deep('#if(true)', 'x', '#end')],
    ['parentheses', `#set($a = ${deep('(', '1', ')')})`],
    ['lists', `#set($a = ${deep('[', '1', ']')})`],
    ['maps', `#set($a = ${deep('{"a":', '1', '}')})`],
    ['calls in calls', deep('$a.get(', '1', ')')],
    ['indexes in indexes', deep('$a[', '1', ']')],
    ['negations', `#if(${'!'.repeat(100_000)}true)x#end`],
    ['operands', `#set($a = 1${' + 1'.repeat(50_000)})$a`],
    ['unclosed blocks', '#foreach($x in [1])'.repeat(10_000)],
    ['misplaced elses', `#if(true)${'#else'.repeat(30_000)}#end`],
    ['steps of a reference', `$a${'.b'.repeat(100_000)}`],
    ['indexes of a reference', `$a${'[0]'.repeat(10_000)}`],
    ['unclosed calls', '$a.b('.repeat(10_000)],
  ])('%s are refused with an error of their own', (_, template) => {
    expect(parseTemplate(template).errors.length).toBeGreaterThan(0);
  });

  test.each([
    ['many branches', `#if(false)a${'#elseif(false)b'.repeat(10_000)}#else c#end`, 'c'],
    ['many statements', '$a#set($b = 1)'.repeat(10_000), ''],
  ])('%s is fine', (_, template, output) => {
    expect(outcomes(template).closures).toEqual({ output: output === 'c' ? ' c' : output });
  });

  test('a deep document is malformed', () => {
    expect(failure("$input.json('$')", { body: '['.repeat(100_000) + ']'.repeat(100_000) }).kind).toBe('malformed-body');
  });

  test('a value that nests deeply prints or fails clearly', () => {
    const template = `#set($l = [])#foreach($x in [1..1000])#set($l = [$l])#end#foreach($x in [1..1000])#set($l = [$l])#end$l`;
    expect(failure(template).kind).toBe('limit');
  });
});

describe('Giant numbers stay numbers', () => {
  test.each([
    ['9'.repeat(100), '9'.repeat(100)],
    ['99999999999 * 99999999999', '9999999999800000000001'],
    ['9223372036854775807 + 1', '9223372036854775808'],
    ['1e308 * 10.0', 'Infinity'],
    ['2147483647 + 1', '2147483648'],
  ])('%s', (expression, output) => {
    expect(rendered(`#set($n = ${expression})$n`)).toBe(output);
  });

  test('and products without end hit a limit', () => {
    const square = '#set($n = 99999999999999999999)#foreach($x in [1..1000])#set($n = $n * $n)#end$n.toString().length()';
    expect(failure(square).kind).toBe('limit');
  });
});

describe('Patterns that backtrack without end', () => {
  test.each(['(a+)+$', '(a|aa)+$', '(.*a){20}', '^(([a-z])+.)+[A-Z]([a-z])+$'])('%s ends', (pattern) => {
    const start = performance.now();
    outcomes(`#set($s = "${'a'.repeat(40)}!")$s.matches('${pattern}')$s.replaceAll('${pattern}', 'x')$s.split('${pattern}').size()`);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('also where only a backtracking matcher can run them', () => {
    const result = outcomes(`#set($s = "${'a'.repeat(60)}!")$s.matches('(?=(a+)+$)(a+)+\\1$')`);
    expect(result.source).toEqual(result.closures);
  });
});

describe('Parsing takes linear time', () => {
  const sizes = [20_000, 160_000];

  test.each([
    '\\',
    '$',
    '#',
    '"',
    "'",
    '$a',
    '$a.b(',
    '[',
    '#if(',
    '#set($a = "',
    '  ',
    '#set',
    '##',
    '#*',
    '#[[',
    '$!{',
    '\\$',
    '#foo  ',
    ') \t',
    '""',
    '$a.b[',
    '#@a',
    '{',
    '1.',
    '1..',
    '$\\',
  ])('of many %j', (piece) => {
    const times = sizes.map((size) => {
      const template = piece.repeat(Math.floor(size / piece.length));
      const start = performance.now();
      parseTemplate(template);
      return performance.now() - start;
    });
    // Eight times the text: quadratic would be 64 times the time.
    expect(times[1]).toBeLessThan(30 * times[0] + 300);
  });
});
