import { outcomes } from '../template-case';

const BODY = '{"d": -1234567890.123456789012}';

/** What real Velocity renders: every line was asked of it. */
test.each([
  ['#set($s="a b c")$s.join("-", $s.split(" ")) $s.format("%s/%s/%s", $s.split(" ")) $s.format("%s", $s.toCharArray())', 'a-b-c a/b/c '],
  ['#set($s="%s-%s")#set($l=["x", 1])$s.formatted($l.toArray()) $s.join("-", $l.toArray())', 'x-1 '],
  [
    '#set($n=200)#set($b=$n.byteValue())$b $b.equals(-56) #if($b == -56)eq#end #set($c=$b + $b)$c #set($c=$b * $b)$c #set($c=$b + 1)$c',
    '-56 false eq-1123136-55',
  ],
  [
    '#set($n=1.1)#set($f=$n.floatValue())$f #set($g=$f + 1)$g #set($g=$f * $n)$g #set($g=$f / 3)$g $f.equals(1.1) #if($f == 1.1)eq#end',
    '1.12.11.21000002622604370.36666667 false ',
  ],
  [
    '#set($n=16777217)#set($f=$n.floatValue())$f #if($f == $n)eq#end $f.toHexString(1e-45) $f.intBitsToFloat(1) $f.parseFloat("3.4028235e38") $f.floatToIntBits($f)',
    '1.6777216E7 eq  1.4E-45 3.4028235E38 1266679808',
  ],
  [
    '#set($s="ab")$s.bytes[0] $s.getBytes().get(1).equals(98) $s.getBytes("UTF-16").size() $s.bytes.contains($s.bytes[0])',
    '97 false 6 true',
  ],
  ['#set($s="ab")$s.getBytes(null)!#if($s.getBytes(null))some#else none#end', '!some'],
  [
    '#set($l=[1,2,3])#set($i=$l.listIterator())$i.next()$i.next()$i.previous() $i.nextIndex() $i.previousIndex() #set($x=$i.set("b"))#set($x=$i.add("c"))$l',
    '122 1 0[1, c, b, 3]',
  ],
  ['#set($l=[1,2,3])#set($i=$l.iterator())$i.next()$i.remove()$l #foreach($x in $i)$x#end', '1[2, 3] 23'],
  [
    '#set($l=[1,2,3])#set($p=$l.subList(0,2))#set($ok=$p.add(4))$l $p #set($q=$p.subList(0,1))#set($ok=$q.add(9))$l $p $q',
    '[1, 2, 4, 3] [1, 2, 4][1, 9, 2, 4, 3] [1, 9, 2, 4] [1, 9]',
  ],
  ['#set($m={"a":1})$m.values().addAll([]) $m.keySet().toArray("x").size() $m.values().toArray().get(0)', 'false 1 1'],
  ['#set($l=["x"])#set($s="a,b,c")#set($a=$s.split(","))#set($b=$l.toArray($a))$a[0]$a.get(1)$a[2]', 'xc'],
  [
    '#set($l=[1])$l.of(1,"a") $l.of() $l.copyOf([1,2]) #set($m={})$m.of("a",1) $m.entry("k","v") $m.keySet().of("z")',
    '[1, a] [] [1, 2]{a=1} k=v [z]',
  ],
  [
    '#set($b=99999999999999999999)$b.divide($b.valueOf(7)) $b.mod($b.valueOf(7)) $b.gcd($b.valueOf(33)) $b.shiftLeft(3) $b.pow(2) $b.sqrt() $b.testBit(0) $b.not() $b.getLowestSetBit()',
    '14285714285714285714 1 33 799999999999999999992 9999999999999999999800000000000000000001 9999999999 true -100000000000000000000 0',
  ],
  [
    '#set($d=$input.path("$.d"))$d $d.setScale(2, 4) $d.precision() $d.toBigInteger() $d.unscaledValue() $d.movePointLeft(12) $d.stripTrailingZeros() $d.divide($d) $d.remainder($d.valueOf(7)) $d.ulp()',
    '-1234567890.123456789012 -1234567890.12 22 -1234567890 -1234567890123456789012 -0.001234567890123456789012 -1234567890.123456789012 1 -3.123456789012 1E-12',
  ],
  ['#set($d=$input.path("$.d"))$d.divide($d.valueOf(3))', '-411522630.041152263004'],
  [
    '#set($s="x")#set($c=$s.charAt(0))$c.toTitleCase(454) $c.isMirrored(40) $c.getNumericValue(102) $c.isJavaIdentifierStart(36) $c.codePointAt("a😀", 1) $c.isDefined(888)',
    '453 true 15 true 128512 false',
  ],
])('%s', (template, output) => {
  expect(outcomes(template, { body: BODY })).toEqual({ closures: { output }, source: { output } });
});

test.each([
  '#set($l=[1,2,3])#set($i=$l.iterator())$i.next()$i.remove()$i.remove()',
  '#set($m={"a":1,"b":2})#set($i=$m.keySet().iterator())$i.next()$i.remove()$i.remove()',
  '#set($l=[1,2,3])#set($p=$l.subList(0,2))#set($ok=$l.add(4))$p.size()',
  '#set($s="a,b")#set($p=$s.split(",").subList(0,1))#set($ok=$p.set(0, "x"))$p $p.add("y")',
  '#set($l=[1])#set($i=$l.of(1,2))$i.contains(1) $i.add(3)',
  '#set($l=[1])$l.of(null)',
  '#set($m={})#set($e=$m.entry("k","v"))$e.key=$e.value $e.setValue(1)',
  '#set($d=$input.path("$.d"))$d.scaleByPowerOfTen(20).toPlainString() $d.scaleByPowerOfTen(20).toEngineeringString() $d.intValueExact()',
  '#set($l=[1])$l.forEach(null)',
  '#set($l=[1])$l.toArray(null)',
  '#set($n = 6)$n.valueOf("0", 47)',
  '#set($n = 6)$n.parseInt("0", 1)',
])('%s fails', (template) => {
  const error = { error: 'runtime' };
  expect(outcomes(template, { body: BODY })).toEqual({ closures: error, source: error });
});
