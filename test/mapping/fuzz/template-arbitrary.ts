import fc, { type Arbitrary } from 'fast-check';
import { inputs } from './inputs';
import { methodCalls, SETTING } from './method-arbitrary';
import { mutatedCases } from './mutated-arbitrary';
import type { OracleCase } from './oracle';
import { variableReferences, variableTemplates } from './variable-arbitrary';

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
  '"$m.get(\'k\')"',
  '\'$m.get("k")\'',
  '"a ""$a"" ${m.k}b"',
  "'a ''$a'' \\u0041'",
  '"$!{m.j.a}$l[0]${l[1]}"',
  '"\\$a \\\\$a \\#if"',
  '"#foreach($i in [2..0])$i,#end"',
  '"$a.b.$k#[[ $a ]]#"',
  '"#*c*#x$a"',
  '"\\u00e9\\u0024a $a"',
  '"😀$s.length()"',
  '"line\n  $a\n"',
  '"#if($n > 2)>#{else}<#end"',
  '"$m.j"',
  '"#define($z)in $a#end$z"',
  '"#stop$a"',
  '"${nope}$!nope$nope.x()"',
];
const NUMBERS =
  '0 1 2 -1 5 10 2147483647 3000000000 -7 1.5 .5 2. 1e3 1.0E7 0.001 99999999999999999999 -2147483648 100 7 9223372036854775807 9223372036854775808 -9223372036854775808 1e400 1e-400 007 -0 -0.0 12345678901234567890.5 1.10 3.0e0 .5e1 0.1 0.2 1e21'.split(
    ' ',
  );
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
  'é😀 ü$é 日本 ${} $!{} $a. $a..b $!a! $!$a $$!{a} $a_b $a{b} ${a}{b} $a() $n- $n-1 #a #{a} #{} #1x #-# \\$!m.k $.a #* #foo($a_"b") \\\\\\$a \\\\#if(true)#end'
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
  '#macro(outer)#macro(inner)x#end#inner()#end#outer()',
  '#foreach($i in [3..1])$i#foreach($j in [$i..2])-$j$foreach.parent.count#end;#end',
  '#foreach($i in [1..2])#foreach($j in [1..2])#foreach($k in [1..2])$foreach.parent.parent.index$foreach.topmost.hasNext#end#end#end',
  '#define($z)#foreach($i in $l)#if($foreach.last)#break#end$i#end!#end$z$z',
  '#foreach($i in $l)#define($y)[$i$foreach.index]#end$y#end$y',
  '#set($m.j.z.y = 1)#set($l[0][1] = 2)#set($m.get("j").w = 3)$m $l',
  '#set($foreach = 1)$foreach#foreach($i in [1])$foreach.index#end$foreach',
  '#foreach($foreach in [1, 2])$foreach#end$foreach',
  '#foreach($a in $a)x#end#foreach($l in $l)$l;#end$l',
  '#foreach($e in {"b": 1, "a": 2}.keySet())$e#end',
  '#foreach($e in $m.entrySet())$e.key:$e.value#if($foreach.hasNext), #end#end',
  '#foreach($e in $m.keySet())$velocityCount.$e=$m[$e]$m.get($e)#end',
  '#if( ## c\n $a)x#end',
  '#if(!$nope && !!$a || not $b)1#elseif( $n!=3 )2#{else}3#end',
  '#set( $a = $n -1 )$a#set( $a = $n - 1 )$a#set($a = $n+-1)$a',
  '#set($k = {$a: 1, $m.k: 2, "$a": 3, 1: $n, true: [], $l: {}})$k $k.get($l)',
  '#set($k = [$a, $!n, ${m.k}, "$s", [$l], {}, 1..2])',
  '#set($k = [[], {}, [ 1 , 2 ], ["a" , $n.toString() ]])$k',
  '#if($s == "Hello World" && $s != \'x\' && $l == [1, "b", [2]] && $m == {"k": "v", "j": {"a": 1}})same#end',
  '#set($x = "$x$x$a")#set($x = "$x$x$a")$x',
  '#set($r = $l.add($l.size()))#set($r = $m.put("n$n", $l))$m',
  '$l.get(9)',
  '$s.substring(50)',
  '$n.parseInt("x")',
  '#foreach($i in $l)#set($ok = $l.add($i))#end',
  '$!{m.put("q", "z")}$!m.remove("q")${m.size()}',
  '\n  #if(true)\n    a\n  #else\n    b\n  #end\n  c',
  '  #set($w = 1)  \n\t#set($w = 2)\r\n#foreach($i in [1])  \n #set($w = $i) \n#end \n$w',
  '#* a *##** b *###c\n#[[#if($a)]]#',
  '#[[a]] b]]#',
  '#end',
  '#else',
  '#elseif(true)',
];

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
    variableReferences,
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

const sensible = fc.tuple(one([SETTING, SETTING, SETTING, SETTING, '']), listed(statement, 6, '')).map(([setting, rest]) => setting + rest);
const soup = listed(one(SOUP), 14, '');
/** A sensible template with a sign put in, or put in the place of another. */
const damaged = fc
  .tuple(sensible, fc.double({ min: 0, max: 1, noNaN: true }), one(SOUP), fc.constantFrom(0, 1))
  .map(([template, place, sign, dropped]) => {
    const at = Math.floor(place * template.length);
    return template.slice(0, at) + sign + template.slice(at + dropped);
  });

const templates: Arbitrary<string> = fc.oneof(
  { arbitrary: sensible, weight: 6 },
  { arbitrary: methodCalls, weight: 4 },
  { arbitrary: variableTemplates, weight: 3 },
  { arbitrary: soup, weight: 3 },
  { arbitrary: damaged, weight: 1 },
);

/** A template and what it is rendered for. */
export const templateCases: Arbitrary<OracleCase> = fc.oneof(
  { arbitrary: fc.record({ template: templates, input: inputs }), weight: 5 },
  { arbitrary: mutatedCases, weight: 1 },
);
