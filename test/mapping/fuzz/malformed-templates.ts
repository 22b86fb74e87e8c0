/** Beginnings, middles and ends of templates: most of what they make together does not parse, and the rest is a near miss. */

const BEGINNINGS = [
  ...'#if #if(true)#elseif #if(true)#else #foreach #set #define #macro #stop #break #end #parse #include #literal #foo #@foo'.split(' '),
  ...'#evaluate #{if} #{set} #{foreach} #{end} #{foo} #[[ #* ## $ # \\$a \\#if'.split(' '),
  ...'$util.foo $a $a.b ${a $!{a $!a ${a.b ${a.b(1) $a.b(1).c $a[0] $a.b( $a.b(" $a[ ${a[ ${a.'.split(' '),
  ...'#if( #if($a #if(! #if(( #set( #define( #macro( #set($a.b #set($a[0] #set($a.b(1) #set(${a} #set($!a "$a \'$a'.split(' '),
  ...['#set($b = ', '#set($b = "', "#set($b = '", '#set($b = [', '#set($b = {', '#set($b = $a', '#foreach($x in '],
];

const MIDDLES = [
  ...['', '(', ')', '()', '( )', '($a', '($a)', '(a)', '(1)', '("x")', '("x', "('x", '(")', '(null)', '(true', '(true)'],
  ...['([)', '([])', '([1', '([1..', '([1..2', '([1..2])', '([..2])', '([1,])', '([,1])', '([1 2])', '(1..2)'],
  ...['({', '({})', '({"a"})', '({"a":})', '({"a":1', '({"a":1})', '({"a":1,})', '({a:1})'],
  ...['($a $b)', '($a,)', '(,$a)', '($a,$b)', '($a == )', '(== $a)', '($a = 1)', '($a 1)', '($a =)', '(= 1)', '($a = = 1)'],
  ...['($a == 1 == 2)', '($a && )', '(!)', '(! !$a)', '(-$a)', '(- 1)', '(1 -1)', '(1-1)', '(1 - 1)', '(($a)', '(($a))', '($a))'],
  ...['($x in )', '($x in [1..2])', '($x of [1])', '($x in $y', '(x in [1])', '($x $y)', '($x in [1] )', '(in [1])'],
  ...['(1.)', '(.5)', '(1.2.3)', '(1e)', '("a" "b")', '("a" + "b")', "('it''s')", '("a""b")', '("a\\"b")', '("$")', '("#")'],
  ...['("$a', '("${a")', '("#if($a)")', '("#end")', '(\n$a\n)', '\n($a)', ' ($a)', '\t($a)', '}', ']', '.', '..', '.b', '|d'],
  ...['[0]', '[0', '["k"]', '[k]', '[$a]', '[1..2]', '[-1]', '[1.5]', '[true]', '[null]', '{}', '{b}', '{ b }', '{b'],
  ...['.b(', '.b(1', '.b(1,', '.b(1)', '.b($a + 1)', '.b(!$a)', '.b(null)', '.b(foo)', '.b(foo.bar)', '.b([1..3])'],
  ...['.b({"a":1})', '.b("x")', ".b('x')", '.b(($a))', '.b()', '.b( )', '.b ()', '.1', '._a', '.b.', '..3])'],
  ...['$', '$$a', '!', '-', '-1', '#', '##', '##x', '#*', '#*x*#', '#[[', '#[[x]]#', '\\', '"', "'", '@', ':', ','],
  ...['=', ' = 1)', ' = )', ' = $x)', '$x)', '1)', '0)', '])', '})', '")', "')"],
];

const ENDS = ['', '#end', ' x #end', '#else y#end', '#elseif(true)y#end', '\n', ')#end', '"', '#end#end'];

/** Templates of one beginning. */
export const malformedTemplates: readonly (readonly [beginning: string, templates: readonly string[]])[] = BEGINNINGS.map((beginning) => [
  beginning,
  MIDDLES.flatMap((middle) => ENDS.map((end) => beginning + middle + end)),
]);
