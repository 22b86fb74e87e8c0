import fc, { type Arbitrary } from 'fast-check';

/** Templates: most of them sensible, some a soup of the language's signs. They shrink to small ones. */

const NAMES = ['a', 'b', 'c', 'm', 'l', 's', 'n', 'x', 'nope', 'a-b', '_u', 'foreach'];
const PROPERTIES = 'k size empty length j key value count index hasNext first last parent bytes class a-b _z topmost'.split(' ');
const STRINGS = [
  '"x"',
  "'y'",
  '""',
  "''",
  '"a$a"',
  '"$m.k"',
  '"say ""hi"""',
  "'it''s'",
  '"#if($a)y#end"',
  '"$!x-${b}"',
  '"\\u0041b"',
  '"a#b"',
  '"$"',
  '"$.a.b"',
  '"a##b"',
  '" "',
  '"1"',
  '"#set($a = 7)$a"',
  '"x$l.size()y"',
  '"é"',
  '"abc"',
  '"aXbXc"',
  '"[a-c]"',
  '"$foreach.count"',
];
const NUMBERS = '0 1 2 -1 5 10 2147483647 3000000000 -7 1.5 .5 2. 1e3 1.0E7 0.001 99999999999999999999 -2147483648 100 7'.split(' ');
const CALLS = (
  'size/0 get/1 put/2 add/1 length/0 substring/1 substring/2 indexOf/1 contains/1 replace/2 trim/0 toString/0 equals/1 keySet/0 ' +
  'values/0 entrySet/0 isEmpty/0 remove/1 set/2 toUpperCase/0 toLowerCase/0 startsWith/1 endsWith/1 charAt/1 concat/1 compareTo/1 ' +
  'intValue/0 doubleValue/0 longValue/0 containsKey/1 containsValue/1 getOrDefault/2 putAll/1 addAll/1 subList/2 lastIndexOf/1 split/1 ' +
  'nope/0 clear/0 next/0 hasNext/0 getKey/0 getValue/0 equalsIgnoreCase/1 parseInt/1 valueOf/1 putIfAbsent/2 indexOf/2 add/2 ' +
  'retainAll/1 removeAll/1 containsAll/1 remove/2 isBlank/0 strip/0 repeat/1 getClass/0 replace/3 matches/1 replaceAll/2 split/2 ' +
  'regionMatches/4 format/2 join/2 clone/0 compareToIgnoreCase/1 max/2 size/1 length/1'
)
  .split(' ')
  .map((call) => call.split('/') as [string, string]);
const SOUP = (
  '$ # \\ ! { } ( ) [ ] . .. , : " \' a b x foo in 1 23 - + * / = == && || < > #if #else #elseif #end #set #foreach #define #macro ' +
  '#break #stop #literal ## #* *# #[[ ]]# #** $a $b $m $l $!a ${a} $!{a} true false null and not @ _ é "x" \'y\' $foreach #if($a) $a.b ' +
  '$m.k $l[0] .size() #{if} #{end} #{set} #parse #evaluate $velocityCount #@foo % | & 0.5 1e3 \\$a \\\\$a \\#if \\#foo \\\\#end $# #$'
)
  .split(' ')
  .concat([' ', '\n', '\t', '\r\n', '$ ', '#set($a = ']);
const TEXTS = (
  'x hello {"a": " "} , é $ # \\ 5 . ( ) [ ] - ! $5 \\n \\" a.b && : { } $$ #[[_$a_#if_]]# \\\\ @ #foo $! #1 \\$a \\\\$a \\#if \\#foo \\${a} ' +
  '\\$!m.k $.a #* #foo($a_"b") \\\\\\$a \\\\#if(true)#end'
)
  .split(' ')
  .map((text) => text.replaceAll('_', ' '))
  .concat([' ', '\n', '  ', '\r\n', '##c\n', '#* c *#', '# x', '$ ']);
const SPACES = ['', '', '', ' ', '\n', '  ', '\t', '\r\n', '\n  ', '\r', ' \t\r\n', '##c\n', ' ## c\r\n', '#* c *#', '\n\n', '\u00a0'];
const BEFORE_PARENTHESIS = ['', '', '', '', ' ', '\t', '\n', ' \r\n'];
const OPERATORS = ' + | - | * | / | % | == | != | < | > | <= | >= | && | || | and | or | eq | lt |+|==| ne | ge '.split('|');
const ODDITIES = [
  '#stop',
  '#break',
  '#macro(zz $p)$p#end',
  '#zz(1)',
  '#evaluate("$a")',
  '#break($foreach)',
  '#break($foreach.parent)',
  '#parse("x")',
  '#include("y")',
  '#stop("m")',
  '#@bar()x$a#end',
  '#literal()a $b \\$c #if#end',
  '#foreach($x in)y#end',
  '#foreach($a in $l $b)z#end',
  '#define($d $e)x#end',
  '$velocityCount$!velocityHasNext',
  '$foreach.parent.count/$foreach.topmost.index',
  '#if($foreach.last)#stop#end',
  '#if($foreach.first)#break#else$foreach.index#end',
  '#set($foreach.k = $foreach.count)$foreach.k',
  '#define($s)$s#set($n = $n + 1)$n #end$s$s',
  '#define($b)#break#end',
  '#define($c)x#stop y#end',
  '#macro(foo $a $b)#foo($b $a)$bodyContent#end#foo($n, "y")#@foo(1 2)z#end',
  '\\#set($a = 1)\\\\#set($b = 2)',
  '\\$!{a}\\\\${m.k}\\$m.k.j()',
  '#set($!a = 1)#set(${b} = 2)#set($!{c} = 3)',
  '#set($m.j.k = $l)#set($m["j"].x = 1)#set($l[0] = $m)',
  '"$a$!{b}${m.k}$l[0]\\$a"',
  '#{foreach}($x in $l)$x#{end}',
  '#{if}($a)#{else}#{end}#{stop}',
];

const SETTING = '#set($a = "x")#set($n = 3)#set($m = {"k": "v", "j": {"a": 1}})#set($l = [1, "b", [2]])#set($s = "Hello World")';

function joined(...parts: readonly (string | Arbitrary<string>)[]): Arbitrary<string> {
  return fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((texts) => texts.join(''));
}

function listed(item: Arbitrary<string>, most: number, separator = ', '): Arbitrary<string> {
  return fc.array(item, { maxLength: most }).map((items) => items.join(separator));
}

const one = (choices: readonly string[]): Arbitrary<string> => fc.constantFrom(...choices);

const { statement } = fc.letrec<
  Record<'reference' | 'call' | 'argument' | 'item' | 'list' | 'map' | 'expression' | 'statement' | 'block', string>
>((tie) => ({
  call: fc
    .constantFrom(...CALLS)
    .chain(([name, count]) =>
      fc.array(tie('argument'), { minLength: Number(count), maxLength: Number(count) }).map((given) => `.${name}(${given.join(', ')})`),
    ),
  reference: fc
    .tuple(
      one(['$', '$', '$', '$!', '${', '$!{']),
      one(NAMES),
      fc.array(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          one(PROPERTIES).map((name) => `.${name}`),
          one(['0', '1', '-1', '"k"', "'j'", '5', ' 0 ', 'true']).map((index) => `[${index}]`),
          tie('call'),
          joined('[', tie('reference'), ']'),
        ),
        { maxLength: 3, depthIdentifier: 'steps' },
      ),
    )
    .map(([sign, name, steps]) => `${sign}${name}${steps.join('')}${sign.endsWith('{') ? '}' : ''}`),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    one(STRINGS),
    one(NUMBERS),
    one(['true', '$a', '$n', '$nope']),
    tie('reference'),
    tie('list'),
    tie('map'),
  ),
  argument: fc.oneof({ withCrossShrink: true }, { arbitrary: one(['null', 'false']), weight: 1 }, { arbitrary: tie('item'), weight: 6 }),
  list: fc.oneof(
    joined('[', listed(tie('item'), 3), ']'),
    joined('[', one(['1', '0', '-2', '$n', '$nope']), one(['..', ' .. ', ' ..']), one(['3', '0', '$n', '-3', '$s']), ']'),
  ),
  map: joined('{', listed(joined(one([...STRINGS, '1', '2', '$n', '$a']), one([':', ' : ']), tie('item')), 2), '}'),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    one(['true', 'false']),
    tie('item'),
    tie('reference'),
    joined('!', tie('expression')),
    joined('(', tie('expression'), ')'),
    joined(tie('expression'), one(OPERATORS), tie('expression')),
  ),
  block: listed(tie('statement'), 3, ''),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: one(TEXTS), weight: 4 },
    { arbitrary: tie('reference'), weight: 4 },
    { arbitrary: one(SPACES), weight: 1 },
    { arbitrary: one(ODDITIES), weight: 1 },
    {
      arbitrary: joined(
        one(SPACES),
        one(['#set', '#set', '#{set}']),
        one(['', '', ' ', '  ', '\t']),
        '(',
        one(['', ' ', '\n']),
        one(NAMES).map((name) => `$${name}`),
        ' = ',
        tie('expression'),
        ')',
        one(SPACES),
      ),
      weight: 3,
    },
    { arbitrary: joined('#set(', tie('reference'), ' = ', tie('expression'), ')'), weight: 1 },
    {
      arbitrary: joined(
        one(['#if', '#if', '#{if}']),
        one(BEFORE_PARENTHESIS),
        '(',
        tie('expression'),
        ')',
        one(SPACES),
        tie('block'),
        one(['', '#else', '#{else}\n', '#elseif($a)', '#elseif ($n == 3) \n', '#else \t\n', '#{elseif}(!$a)\r\n']),
        tie('block'),
        '#end',
        one(SPACES),
      ),
      weight: 2,
    },
    {
      arbitrary: joined(
        one(['#foreach', '#foreach', '#{foreach}']),
        one(BEFORE_PARENTHESIS),
        one(['($', '( $', '($!', '(${']).chain((open) => one(NAMES).map((name) => `${open}${name}${open === '(${' ? '}' : ''}`)),
        one([' in ', ' in ', ' in ', '\nin\t', ' of ']),
        fc.oneof(tie('list'), tie('map'), tie('reference')),
        ')',
        one(SPACES),
        tie('block'),
        one(['', '', '', '#break']),
        '#end',
        one(SPACES),
      ),
      weight: 3,
    },
    { arbitrary: joined('#define($', one(NAMES), ')', one(SPACES), tie('block'), '#end', one(SPACES)), weight: 1 },
  ),
}));

/** A value of each type, and every method that any type has, with arguments of all kinds. */
const SELVES = (
  '$s|$n|$l|$m|$a|"é😀x".substring(0)|true|$input.path("$.b.c")|$input.path("$")|$input.path("$.b.c[1]")|$s.charAt(1)|$s.split("l")|' +
  '$s.toCharArray()|$m.keySet()|$m.values()|$m.entrySet()|$m.entrySet().iterator().next()|$l.iterator()|$l.subList(1, 3)|3000000000|1.5|' +
  '-0.0|99999999999999999999|$input.path("$.d")|$l.toArray()|$foreach|$d|[1..3]|$m.keySet().toArray()|$context|$stageVariables|$input.params()|$util'
).split('|');
const METHODS = (
  'length/0 isBlank/0 codePointAt/1 substring/1 substring/2 subSequence/2 indexOf/1 indexOf/2 lastIndexOf/1 lastIndexOf/2 startsWith/2 ' +
  'contentEquals/1 regionMatches/4 regionMatches/5 repeat/1 replace/2 replaceAll/2 replaceFirst/2 matches/1 split/1 split/2 trim/0 ' +
  'stripLeading/0 stripTrailing/0 intern/0 format/1 format/2 format/3 join/2 join/3 valueOf/1 valueOf/2 toString/1 toString/2 hashCode/1 compareTo/1 ' +
  'compare/2 parseInt/1 parseInt/2 parseLong/1 parseLong/2 parseDouble/1 parseBoolean/1 max/2 min/2 sum/2 toBinaryString/1 toOctalString/1 ' +
  'toHexString/1 booleanValue/0 logicalAnd/2 logicalXor/2 isNaN/0 isNaN/1 isInfinite/0 isFinite/1 signum/0 scale/0 negate/0 abs/0 max/1 min/1 toHexString/1 sort/1 charValue/0 isDigit/1 ' +
  'isLetter/1 isLetterOrDigit/1 isUpperCase/1 isLowerCase/1 isWhitespace/1 toUpperCase/0 toUpperCase/1 toLowerCase/1 get/1 set/2 add/1 add/2 ' +
  'addAll/1 addAll/2 remove/1 remove/2 contains/1 containsAll/1 subList/2 clear/0 iterator/0 toArray/0 removeAll/1 retainAll/1 clone/0 size/0 ' +
  'isEmpty/0 hasNext/0 next/0 remove/0 getKey/0 getValue/0 setValue/1 put/2 putAll/1 putIfAbsent/2 getOrDefault/2 replace/3 containsKey/1 ' +
  'containsValue/1 keySet/0 values/0 entrySet/0 toJSONString/0 appendElement/1 getIndex/0 isLast/0 getParent/0 getTopmost/0 equals/1 ' +
  'escapeJavaScript/1 parseJson/1 urlEncode/1 urlDecode/1 base64Encode/1 base64Decode/1 path/1 json/1 params/0 params/1 ' +
  'codePointBefore/1 codePointCount/2 offsetByCodePoints/2 indent/1 stripIndent/0 translateEscapes/0 formatted/1 copyValueOf/1 copyValueOf/3 ' +
  'bitCount/1 highestOneBit/1 lowestOneBit/1 numberOfLeadingZeros/1 numberOfTrailingZeros/1 reverse/1 reverseBytes/1 rotateLeft/2 ' +
  'rotateRight/2 compareUnsigned/2 divideUnsigned/2 remainderUnsigned/2 toUnsignedString/1 toUnsignedString/2 toUnsignedLong/1 decode/1 ' +
  'parseUnsignedInt/1 parseUnsignedInt/2 parseUnsignedLong/1 byteValue/0 shortValue/0 doubleToLongBits/1 longBitsToDouble/1 hashCode/0 ' +
  'isTitleCase/1 isAlphabetic/1 isSpaceChar/1 isISOControl/1 digit/2 forDigit/2 charCount/1 isSurrogate/1 toCodePoint/2 ensureCapacity/1'
)
  .split(' ')
  .map((call) => call.split('/') as [string, string]);
const GIVEN = (
  '"l" "" "[lo]" "Hello World" \'$1\' "%s" "%5d" "-12" "ff" "1" \'{"a":[1.50]}\' \'$.b.c\' "aGk=" "%41+" "k" null true false 0 1 2 3 16 -1 2147483647 ' +
  '3000000000 1.5 99999999999999999999 -99999999999999999999 $input.path("$.d") $s $n $l $m $a $nope [] {} [1,"b"] {"k":"v"} ["k","j"] $l.subList(0,1) $s.charAt(1) $m.keySet() $l.iterator() ' +
  '$s.split("l") $input.path("$.b.c")'
).split(' ');
const calls = fc
  .tuple(
    one(SELVES),
    fc.array(
      fc
        .constantFrom(...METHODS)
        .chain(([name, count]) =>
          fc.tuple(fc.constant(name), fc.array(one(GIVEN), { minLength: Number(count), maxLength: Number(count) })),
        ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([self, made]) => {
    const value = self.startsWith('"') ? '"é😀x"' : self;
    const lines = made.map(([name, given]) => `[$v.${name}(${given.join(', ')})]`);
    return `${SETTING}#define($d)d$n#end#foreach($q in [1])#set($v = ${value})${lines.join('')}$v $l $m#end`;
  });

const sensible = fc.tuple(one([SETTING, SETTING, SETTING, SETTING, '']), listed(statement, 6, '')).map(([setting, rest]) => setting + rest);
const soup = listed(one(SOUP), 14, '');
/** A sensible template with a sign put in, or put in the place of another. */
const damaged = fc
  .tuple(sensible, fc.double({ min: 0, max: 1, noNaN: true }), one(SOUP), fc.constantFrom(0, 1))
  .map(([template, place, sign, dropped]) => {
    const at = Math.floor(place * template.length);
    return template.slice(0, at) + sign + template.slice(at + dropped);
  });

export const templates: Arbitrary<string> = fc.oneof(
  { arbitrary: sensible, weight: 6 },
  { arbitrary: calls, weight: 4 },
  { arbitrary: soup, weight: 3 },
  { arbitrary: damaged, weight: 1 },
);
