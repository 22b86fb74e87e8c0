import { outcomes } from '../template-case';

/** What real Velocity renders: every line was asked of it. */
const cases: readonly (readonly [template: string, output: string])[] = [
  ['#set($v = [3, 1, 2])$v.sort(null)$v', '[1, 2, 3]'],
  ['#set($v = ["b", "a", "B"])$v.sort(null)$v', '[B, a, b]'],
  ['#set($v = [1.5, -0.0, 0.0])$v.sort(null)$v', '[-0.0, 0.0, 1.5]'],
  ['#set($l = [3, 1, 2])#set($v = $l.toArray())$v.sort(null)$v.get(0)$v.get(2)$l', '13[3, 1, 2]'],
  ['#set($l = [3, 1, 2])#set($v = $l.subList(0, 2))$v.sort(null)$l', '[1, 3, 2]'],
  ['#set($l = [3, 1, 2])#set($v = $l.subList(0, 2))$v.clone()|$l.clone()', '|[3, 1, 2]'],
  ['#set($s = "abc")#set($v = $s.toCharArray())$v.set(2, $s.charAt(0)) $v.get(2)', 'c a'],
  ['#set($s = "abc")#set($v = $s.split("b"))$v.set(0, null) $v.get(0)', 'a '],
  ['#set($v = 1.5)$v.toHexString(0.1) $v.toHexString(-0.0) $v.toHexString(1)', '0x1.999999999999ap-4 -0x0.0p0 0x1.0p0'],
  ['#set($v = 1.5)$v.toHexString(5e-324) $v.toHexString(100)', '0x0.0000000000001p-1022 0x1.9p6'],
  ['#set($v = 9999999999999999999)$v.toString(16) $v.toString(40)', '8ac7230489e7ffff 9999999999999999999'],
  ['#set($s = "ab")#set($c = $s.charAt(0))$c.toUpperCase(98) $c.isDigit(51) $c.toString(66)', '66 true B'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($v.iterator()))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($s = "abc")#set($x = $v.add($s.charAt(1)))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($util))$v', '["x",{}]'],
  ['#set($v = $input.path("$.l"))#set($x = $v.add($input))$v', '["x",{"body":"{\\"l\\":[\\"x\\"]}"}]'],
  [
    '#set($s="a😀b")$s.codePointBefore(3) $s.codePointBefore(1) $s.codePointCount(0,4) $s.offsetByCodePoints(0,2) $s.offsetByCodePoints(4,-2)',
    '128512 97 3 3 1',
  ],
  ['#set($s="a\\n  b")$s.indent(2)|$s.indent(-1)|$s.stripIndent()|$s.translateEscapes()', '  a\\n  b\n|a\\n  b\n|a\\n  b|a\n  b'],
  [
    '#set($s="  a\n    b  \n  ")[$s.stripIndent()][$s.indent(1)][$s.indent(-3)][$s.indent(0)]',
    '[a\n  b\n][   a\n     b  \n   \n][a\n b  \n\n][  a\n    b  \n  \n]',
  ],
  ['#set($s="%s-%d")$s.formatted("x", 5)', 'x-5'],
  ['#set($s="abc")#set($c=$s.toCharArray())$s.copyValueOf($c) $s.copyValueOf($c,1,2) $s.valueOf($c,0,2)', 'abc bc ab'],
  [
    '#set($n=5)$n.bitCount(-1) $n.bitCount(7) $n.highestOneBit(100) $n.highestOneBit(-3) $n.highestOneBit(0) $n.lowestOneBit(12) $n.lowestOneBit(0) $n.numberOfLeadingZeros(1) $n.numberOfLeadingZeros(0) $n.numberOfTrailingZeros(8) $n.numberOfTrailingZeros(0)',
    '32 3 64 -2147483648 0 4 0 31 32 3 32',
  ],
  [
    '#set($n=5)$n.reverse(1) $n.reverse(-7) $n.reverseBytes(1) $n.rotateLeft(-5, 3) $n.rotateRight(-5, 3) $n.rotateLeft(1, -1) $n.rotateLeft(1, 32)',
    '-2147483648 -1610612737 16777216 -33 2147483647 -2147483648 1',
  ],
  [
    '#set($n=5)$n.compareUnsigned(-1, 1) $n.divideUnsigned(-1, 3) $n.remainderUnsigned(-1, 7) $n.toUnsignedString(-1) $n.toUnsignedString(-1, 16) $n.toUnsignedLong(-1)',
    '1 1431655765 3 4294967295 ffffffff 4294967295',
  ],
  [
    '#set($n=5)$n.decode("0x1F") $n.decode("-010") $n.decode("#ff") $n.decode("+7") $n.decode("0") $n.parseUnsignedInt("4294967295") $n.parseUnsignedInt("ff", 16) $n.parseInt("x-12y", 1, 4, 10)',
    '31 -8 255 7 0 -1 255 -12',
  ],
  [
    '#set($n=3000000000)$n.bitCount(-1) $n.highestOneBit(100) $n.reverse(1) $n.reverseBytes(1) $n.rotateLeft(-5, 3) $n.rotateRight($n, 65) $n.toUnsignedString(-1) $n.toUnsignedString(-1, 16) $n.compareUnsigned(-1, 1) $n.divideUnsigned(-1, 3) $n.remainderUnsigned(-1, 7)',
    '64 64 -9223372036854775808 72057594037927936 -33 1500000000 18446744073709551615 ffffffffffffffff 1 6148914691236517205 1',
  ],
  [
    '#set($n=3000000000)$n.toString(-1, 16) $n.valueOf("ff", 16) $n.decode("0x1F") $n.parseUnsignedLong("18446744073709551615") $n.numberOfLeadingZeros(1) $n.lowestOneBit(12)',
    '-1 255 31 -1 63 4',
  ],
  [
    '#set($n=300)$n.byteValue() $n.shortValue()#set($n=70000.7)$n.byteValue() $n.shortValue()#set($n=-3000000000)$n.byteValue() $n.shortValue()',
    '44 300112 44640 -24064',
  ],
  [
    '#set($n=1.5)$n.doubleToLongBits(1.5) $n.doubleToRawLongBits(-0.0) $n.longBitsToDouble(4609434218613702656)',
    '4609434218613702656 -9223372036854775808 1.5',
  ],
  ['#set($n=true)$n.compare(true,false) $n.hashCode(true) $n.hashCode(false)', '1 1231 1237'],
  [
    '#set($s="aǅ 4")#set($c=$s.charAt(0))#set($t=$s.charAt(1))#set($d=$s.charAt(3))$c.isTitleCase($t) $c.isAlphabetic(97) $c.isISOControl(7) $c.isSpaceChar(32) $c.digit($d,10) $c.digit(102,16) $c.digit(66720,10) $c.digit(120802,10) $c.forDigit(11,16) $c.charCount(70000) $c.isBmpCodePoint(70000) $c.reverseBytes($c).hashCode()',
    'true true true true 4 15 0 0 b 2 false 24832',
  ],
  [
    '#set($s="😀")#set($h=$s.charAt(0))#set($l=$s.charAt(1))$h.isSurrogate($h) $h.isHighSurrogate($h) $h.isLowSurrogate($h) $h.isSurrogatePair($h,$l) $h.toCodePoint($h,$l) $h.toChars(97).get(0) $h.isValidCodePoint(-1) $h.isSupplementaryCodePoint(70000)',
    'true true false true 128512 a false true',
  ],
  ['#set($l=[1])[$l.ensureCapacity(3)][$l.trimToSize()]$l', '[][][1]'],
  ['#set($s="x\\ty\\101\\0z")$s.translateEscapes()', 'x\tyA\u0000z'],
  ['#set($s="")[$s.indent(3)][$s.stripIndent()]', '[][]'],
  ['#set($s="a")$s.compare("a","B") $s.compare("a","A") $s.compare("b","a") $s.compare("a","abc") $s.compare("Z","_")', '31 32 1 -2 -5'],
  ['#set($v = 99999999999999999999)$v.bitCount() $v.bitLength()#set($v = 0 - $v) $v.bitCount() $v.bitLength()', '45 67 44 67'],
  ['#set($s = "ab")#set($c = $s.charAt(1))$s.copyValueOf($c)$s.copyValueOf($c, $c)[$s.copyValueOf()]', 'b'],
  ['#set($s = "ab")$s.replaceAll("k", null)', 'ab'],
];

test.each(cases)('%s', (template, output) => {
  expect(outcomes(template, { body: '{"l":["x"]}' })).toEqual({ closures: { output }, source: { output } });
});

test.each([
  '#set($v = [3, "a"])$v.sort(null)',
  '#set($v = [[2], [1]])$v.sort(null)',
  '#set($v = [2, 1])#foreach($x in $v)$v.sort(null)#end',
  '#set($m = {"a": 1})#set($v = $input.path("$.l"))#set($x = $v.add($m.entrySet()))$v',
  '#set($s = "abc")#set($v = $input.path("$.l"))#set($x = $v.add($s.toCharArray()))$v',
  '#set($s = "abc")#set($v = $s.toCharArray())$v.set(2, "")',
  '#set($s="\\q")$s.translateEscapes()',
  '#set($n=5)$n.decode("")',
  '#set($n=5)$n.divideUnsigned(1,0)',
  '#set($n=5)$n.decode("2147483648")',
  '#set($n=5)$n.decode("-+5")',
  '#set($s="abc")$s.codePointCount(2,1)',
  '#set($s="abc")$s.offsetByCodePoints(0,4)',
  '#set($s = "ab")$s.replaceAll("x*", null)',
])('%s fails', (template) => {
  const error = { error: 'runtime' };
  expect(outcomes(template, { body: '{"l":["x"]}' })).toEqual({ closures: error, source: error });
});
