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
const SPACES = ['', '', '', ' ', '\n', '  ', '\t', '\r\n', '\n  '];
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
        '#set(',
        one(['', ' ']),
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
        '#if(',
        tie('expression'),
        ')',
        one(SPACES),
        tie('block'),
        one(['', '#else', '#{else}\n', '#elseif($a)']),
        tie('block'),
        '#end',
        one(SPACES),
      ),
      weight: 2,
    },
    {
      arbitrary: joined(
        '#foreach($',
        one(NAMES),
        ' in ',
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
  { arbitrary: soup, weight: 3 },
  { arbitrary: damaged, weight: 1 },
);
