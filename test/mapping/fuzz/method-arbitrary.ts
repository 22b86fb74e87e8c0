import fc, { type Arbitrary } from 'fast-check';

/** Calls of every method of every type, on values of the type and at times of another, with arguments of all kinds. */

export const SETTING = '#set($a = "x")#set($n = 3)#set($m = {"k": "v", "j": {"a": 1}})#set($l = [1, "b", [2]])#set($s = "Hello World")';

const one = (choices: readonly string[]): Arbitrary<string> => fc.constantFrom(...choices);

interface Family {
  /** Expressions of `#set`. */
  readonly selves: readonly string[];
  /** Methods by name and number of arguments. */
  readonly methods: readonly string[];
  /** Arguments that its methods take. */
  readonly given: readonly string[];
}

const PARSED = '$util.parseJson("[-1234567890.123456789012, 25.50000000000000000000, 1e400, 12345678901234567890123456789]")';

const texts: Family = {
  selves: [
    '$s',
    '$a',
    '"é😀x"',
    '""',
    '" \t pad\n"',
    '"a,b,,c,"',
    '"12"',
    '"ÄßI"',
    "'line1\n  line2\r\n'",
    '"-0x1F"',
    '$input.body',
    '"null"',
  ],
  methods: (
    'length/0 isEmpty/0 isBlank/0 charAt/1 codePointAt/1 codePointBefore/1 codePointCount/2 offsetByCodePoints/2 substring/1 substring/2 ' +
    'subSequence/2 indexOf/1 indexOf/2 lastIndexOf/1 lastIndexOf/2 contains/1 startsWith/1 startsWith/2 endsWith/1 equalsIgnoreCase/1 compareTo/1 ' +
    'compareToIgnoreCase/1 contentEquals/1 regionMatches/4 regionMatches/5 concat/1 repeat/1 replace/2 replaceAll/2 replaceFirst/2 matches/1 ' +
    'split/1 split/2 trim/0 strip/0 stripLeading/0 stripTrailing/0 indent/1 stripIndent/0 translateEscapes/0 toUpperCase/0 toLowerCase/0 ' +
    'toUpperCase/1 toLowerCase/1 intern/0 toCharArray/0 getBytes/0 getBytes/1 format/1 format/2 format/3 formatted/1 formatted/2 join/2 join/3 valueOf/1 ' +
    'valueOf/3 copyValueOf/1 copyValueOf/3 transform/1 bytes/0 empty/0'
  ).split(' '),
  given: [
    '"l"',
    '""',
    '"[lo]"',
    '"Hello World"',
    "'$1'",
    '"\\d+"',
    '"(l)(o)?"',
    '"<$1$0>"',
    '"%s"',
    '"%5d|%-4s"',
    '"%x %o"',
    '"%,.2f"',
    '"%c"',
    '"%b%n"',
    '"%08.3f"',
    '"%e"',
    '"%2$s %1$s"',
    '","',
    '"HELLO world"',
    '0',
    '1',
    '2',
    '5',
    '-1',
    '3',
    '108',
    '128512',
    '2147483647',
    '$s.charAt(1)',
    '$s.charAt(0)',
    '$s.toCharArray()',
    '$s.split("l")',
    '$l',
    '["a", null]',
    '1.5',
    'true',
    '$n.byteValue()',
    '$n.floatValue()',
    '"UTF-8"',
    '"é"',
  ],
};
const characters: Family = {
  selves: [
    '$s.charAt(1)',
    '"é".charAt(0)',
    '"😀".charAt(0)',
    '" ".charAt(0)',
    '"7".charAt(0)',
    '$s.toCharArray().get(4)',
    '"ǅ".charAt(0)',
    '"ß".charAt(0)',
  ],
  methods: (
    'charValue/0 compareTo/1 compare/2 isDigit/1 isLetter/1 isLetterOrDigit/1 isUpperCase/1 isLowerCase/1 isWhitespace/1 isTitleCase/1 isAlphabetic/1 ' +
    'isSpaceChar/1 isISOControl/1 isSurrogate/1 isHighSurrogate/1 isLowSurrogate/1 isSurrogatePair/2 isBmpCodePoint/1 isValidCodePoint/1 ' +
    'isSupplementaryCodePoint/1 charCount/1 toCodePoint/2 toChars/1 digit/2 forDigit/2 toUpperCase/1 toLowerCase/1 toTitleCase/1 valueOf/1 toString/1 hashCode/1 ' +
    'reverseBytes/1 highSurrogate/1 lowSurrogate/1 codePointAt/2 codePointBefore/2 codePointCount/3 offsetByCodePoints/3 isDefined/1 isMirrored/1 ' +
    'isIdeographic/1 isJavaIdentifierStart/1 isJavaIdentifierPart/1 isSpace/1 getNumericValue/1'
  ).split(' '),
  given: [
    '$s.charAt(1)',
    '$s.charAt(5)',
    '$s.toCharArray()[4]',
    '65',
    '97',
    '49',
    '32',
    '9',
    '233',
    '223',
    '453',
    '128512',
    '1114112',
    '-1',
    '10',
    '16',
    '36',
    '"a"',
    '0',
    '55357',
    '20013',
    '40',
    '$n.byteValue()',
    '95',
    '36',
    '"é😀x"',
    '1',
    '2',
  ],
};
const integers: Family = {
  selves: [
    '$n',
    '0',
    '-7',
    '2147483647',
    '-2147483648',
    '$n.byteValue()',
    '$n.shortValue()',
    '$s.bytes[0]',
    '300',
    '3000000000',
    '-3000000000',
    '9223372036854775807',
    '$n.longValue()',
    '65535',
  ],
  methods: (
    'intValue/0 longValue/0 doubleValue/0 floatValue/0 shortValue/0 byteValue/0 toString/0 toString/1 toString/2 hashCode/1 compareTo/1 compare/2 parseInt/1 parseInt/2 ' +
    'parseInt/4 parseLong/1 parseLong/2 parseByte/1 parseShort/1 parseShort/2 valueOf/1 valueOf/2 max/2 min/2 sum/2 signum/1 toBinaryString/1 toOctalString/1 toHexString/1 toUnsignedLong/1 ' +
    'toUnsignedInt/1 decode/1 parseUnsignedInt/1 parseUnsignedInt/2 parseUnsignedInt/4 parseUnsignedLong/1 parseUnsignedLong/2 bitCount/1 numberOfLeadingZeros/1 ' +
    'numberOfTrailingZeros/1 highestOneBit/1 lowestOneBit/1 reverse/1 reverseBytes/1 rotateLeft/2 rotateRight/2 compareUnsigned/2 divideUnsigned/2 ' +
    'remainderUnsigned/2 toUnsignedString/1 toUnsignedString/2 getInteger/1 getInteger/2 getLong/1'
  ).split(' '),
  given: [
    '"12"',
    '"-12"',
    '"ff"',
    '"0x1F"',
    '"010"',
    '"+7"',
    '"١٢"',
    '""',
    '"128"',
    '"4000000000"',
    '0',
    '1',
    '2',
    '10',
    '16',
    '36',
    '37',
    '-1',
    '3',
    '2147483647',
    '-2147483648',
    '3000000000',
    '$n',
    '$n.byteValue()',
    '$n.shortValue()',
    '$n.longValue()',
    '1.5',
    '$nope',
    'null',
    '"18446744073709551615"',
    '$n.floatValue()',
  ],
};
const decimals: Family = {
  selves: [
    '1.5',
    '-0.0',
    '0.1',
    '1.0E7',
    '1e308',
    '$n.doubleValue()',
    '$n.floatValue()',
    '1.1',
    '0.3',
    '16777217.0',
    '3.4e38',
    '123456.789',
    '1e-45',
    '$n.parseDouble("NaN")',
    '100.0',
    '2.5e-5',
  ],
  methods: (
    'intValue/0 longValue/0 doubleValue/0 floatValue/0 shortValue/0 byteValue/0 toString/0 toString/1 compareTo/1 compare/2 parseDouble/1 parseFloat/1 valueOf/1 toHexString/1 ' +
    'doubleToLongBits/1 doubleToRawLongBits/1 longBitsToDouble/1 floatToIntBits/1 intBitsToFloat/1 hashCode/0 hashCode/1 isNaN/0 isNaN/1 isInfinite/0 isInfinite/1 isFinite/1 max/2 min/2 sum/2 equals/1'
  ).split(' '),
  given: [
    '1.5',
    '-0.0',
    '0',
    '0.1',
    '1e308',
    '1e-45',
    '$n',
    '3000000000',
    '"1.5"',
    '"1e400"',
    '"NaN"',
    '"-Infinity"',
    '"0x1p3"',
    '"1.1f"',
    '"16777217"',
    '"3.4028236e38"',
    '" 7.0 "',
    '"x"',
    '""',
    '$n.floatValue()',
    '$n.byteValue()',
    '33554433',
    '1078530011',
    '-1',
    '16777217',
    '9223372036854775807',
    '$v',
    'null',
  ],
};
const big: Family = {
  selves: [
    '99999999999999999999',
    '-99999999999999999999',
    `${PARSED}.get(0)`,
    `${PARSED}.get(1)`,
    `${PARSED}.get(2)`,
    `${PARSED}.get(3)`,
    '$input.path("$.d")',
    '18446744073709551616',
  ],
  methods: (
    'add/1 subtract/1 multiply/1 divide/1 divide/2 divide/3 remainder/1 mod/1 gcd/1 and/1 or/1 xor/1 andNot/1 not/0 modInverse/1 modPow/2 pow/1 sqrt/0 sqrtAndRemainder/0 ' +
    'shiftLeft/1 shiftRight/1 testBit/1 setBit/1 clearBit/1 flipBit/1 getLowestSetBit/0 toByteArray/0 intValueExact/0 longValueExact/0 shortValueExact/0 byteValueExact/0 ' +
    'bitCount/0 bitLength/0 negate/0 abs/0 abs/1 signum/0 max/1 min/1 compareTo/1 valueOf/1 valueOf/2 toString/1 scale/0 precision/0 plus/0 setScale/1 setScale/2 movePointLeft/1 ' +
    'movePointRight/1 scaleByPowerOfTen/1 stripTrailingZeros/0 ulp/0 unscaledValue/0 toBigInteger/0 toBigIntegerExact/0 toPlainString/0 toEngineeringString/0 ' +
    'divideAndRemainder/1 divideToIntegralValue/1 floatValue/0 doubleValue/0 intValue/0 longValue/0 byteValue/0 hashCode/0 add/2 round/1'
  ).split(' '),
  given: [
    '99999999999999999999',
    '-99999999999999999999',
    '$v',
    '$v',
    '$v',
    `${PARSED}.get(1)`,
    `${PARSED}.get(0)`,
    `${PARSED}.get(3)`,
    '$v.valueOf(7)',
    '$v.valueOf(0)',
    '$v.valueOf(-8)',
    '$v.valueOf(8)',
    '$v.negate()',
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '-1',
    '-3',
    '10',
    '64',
    '1.5',
    'null',
    '$n.byteValue()',
  ],
};
const lists: Family = {
  selves: [
    '$l',
    '[]',
    '[1..3]',
    '$l.subList(1, 3)',
    '$s.split("l")',
    '$s.toCharArray()',
    '$s.getBytes()',
    '$l.toArray()',
    '$util.parseJson("[3, 1, 2]")',
    '$m.keySet()',
    '$m.values()',
    '$m.entrySet()',
    '$m.keySet().toArray()',
    '$l.iterator()',
    '$l.listIterator()',
    '$l.listIterator(1)',
    '$m.keySet().iterator()',
    '$m.entrySet().iterator()',
    '$l.subList(0, 2).iterator()',
    '$s.split("l").subList(0, 2)',
    '$s.split("l").listIterator()',
    '["b", "a", "c"]',
    '$input.path("$.b.c")',
    '[2, 1, 3000000000]',
    '[1.5, 0.5]',
    '$input.params().keySet()',
    '$context.keySet()',
  ],
  methods: (
    'size/0 isEmpty/0 get/1 set/2 add/1 add/2 addAll/1 addAll/2 remove/1 remove/0 contains/1 containsAll/1 indexOf/1 lastIndexOf/1 subList/2 clear/0 iterator/0 listIterator/0 listIterator/1 ' +
    'toArray/0 toArray/1 toArray/2 removeAll/1 retainAll/1 sort/1 clone/0 ensureCapacity/1 trimToSize/0 toJSONString/0 appendElement/1 equals/1 hashCode/0 hasNext/0 next/0 next/0 hasPrevious/0 previous/0 ' +
    'nextIndex/0 previousIndex/0 forEach/1 removeIf/1 replaceAll/1 of/0 of/1 of/2 of/3 of/12 copyOf/1 forEachRemaining/1 toString/0 merge/1'
  ).split(' '),
  given: [
    '0',
    '1',
    '2',
    '-1',
    '5',
    '"b"',
    '"k"',
    '$l',
    '[]',
    '[1]',
    '[1, "b"]',
    '$m.keySet()',
    '$m.values()',
    '$s.split("l")',
    '$s.toCharArray()',
    '$l.subList(0, 1)',
    'null',
    'null',
    '$nope',
    '$v',
    '1.5',
    '{"k": "v"}',
    '$s.charAt(1)',
    '$m.entrySet()',
    '$l.toArray()',
    '[[2]]',
    '$n.byteValue()',
    '$util.parseJson("[1, 2]")',
  ],
};
const maps: Family = {
  selves: [
    '$m',
    '{}',
    '$input.path("$")',
    '$input.params()',
    '$input.params().header',
    '$stageVariables',
    '$context',
    '$context.requestOverride',
    '$m.entrySet().iterator().next()',
    '$util.parseJson(\'{"a": 1, "b": null}\')',
    '{1: "i", "1": "s", 1.0: "d", true: "t"}',
    '$foreach',
    '{[1]: "l", {"x": 1}: "m"}',
  ],
  methods: (
    'size/0 isEmpty/0 get/1 put/2 putAll/1 putIfAbsent/2 remove/1 remove/2 containsKey/1 containsValue/1 keySet/0 values/0 entrySet/0 getOrDefault/2 replace/2 replace/3 clear/0 clone/0 ' +
    'equals/1 hashCode/0 toString/0 getKey/0 getValue/0 setValue/1 forEach/1 compute/2 computeIfAbsent/2 computeIfPresent/2 merge/3 replaceAll/1 of/0 of/2 of/4 entry/2 copyOf/1 ofEntries/1 ofEntries/2 ' +
    'getIndex/0 isLast/0 getParent/0 getTopmost/0 hasNext/0 toJSONString/0'
  ).split(' '),
  given: [
    '"k"',
    '"j"',
    '"a"',
    '"v"',
    '"nope"',
    '1',
    '1.0',
    '"1"',
    'true',
    'null',
    'null',
    '$nope',
    '$m',
    '{}',
    '{"k": "w", "z": 1}',
    '$l',
    '[1]',
    '$v',
    '$m.entrySet().iterator().next()',
    '{"a": 1}',
    '$input.params()',
    '$m.entrySet().toArray()',
  ],
};
const variables: Family = {
  selves: ['$util', '$input', '$d', '$foreach', 'true', 'false', '$nope', '$context'],
  methods: (
    'escapeJavaScript/1 parseJson/1 urlEncode/1 urlDecode/1 base64Encode/1 base64Decode/1 path/1 json/1 params/0 params/1 getBody/0 body/0 toString/0 hashCode/0 equals/1 ' +
    'booleanValue/0 compareTo/1 compare/2 parseBoolean/1 getBoolean/1 valueOf/1 logicalAnd/2 logicalOr/2 logicalXor/2 hashCode/1 getIndex/0 getCount/0 isFirst/0 isLast/0 getParent/0 getTopmost/0 getReplaced/0 length/0'
  ).split(' '),
  given: [
    '"a"',
    '"TRUE"',
    "'$.a'",
    "'$.b.c'",
    '"$"',
    '"aGk="',
    '"%41+"',
    '\'{"a":[1.50]}\'',
    'true',
    'false',
    '1',
    'null',
    '$nope',
    '$s',
    '$util',
    '$v',
    '""',
    "'id'",
  ],
};

const families: readonly Family[] = [texts, characters, integers, decimals, big, lists, maps, variables];
const anyMethod = one(families.flatMap(({ methods }) => methods).concat('equals/1', 'hashCode/0', 'toString/0', 'getClass/0', 'clone/0'));
const anyArgument = one(families.flatMap(({ given }) => given));

/** As many arguments as a method takes, at times one more or one less. */
const argumentLists = (count: number, argument: Arbitrary<string>): Arbitrary<string[]> =>
  fc
    .constantFrom(count, count, count, count, count, count, count, count, count + 1, Math.max(0, count - 1))
    .chain((length) => fc.array(argument, { minLength: length, maxLength: length }));

const callsOf = ({ selves, methods, given }: Family): Arbitrary<string> => {
  const argument = fc.oneof({ arbitrary: one(given), weight: 6 }, { arbitrary: anyArgument, weight: 1 });
  const call = fc.oneof({ arbitrary: one(methods), weight: 8 }, { arbitrary: anyMethod, weight: 1 }).chain((method) => {
    const [name, count] = method.split('/');
    return argumentLists(Number(count), argument).map((list) => `.${name}(${list.join(', ')})`);
  });
  const property = one(methods).map((method) => `.${method.split('/')[0].replace(/^(?:get|is)(?=[A-Z])/, '')}`);
  const line = fc.oneof(
    { arbitrary: call.map((made) => `[$v${made}]`), weight: 8 },
    { arbitrary: property.map((made) => `[$v${made}]`), weight: 1 },
    { arbitrary: fc.tuple(call, call).map(([first, second]) => `[$v${first}${second}]`), weight: 2 },
    { arbitrary: fc.tuple(call, one(['==', '<', '>', '!='])).map(([made, sign]) => `#if($v${made} ${sign} $v)y#{else}n#end`), weight: 1 },
    {
      arbitrary: fc
        .tuple(call, one(['+', '-', '*', '/', '%']), argument)
        .map(([made, sign, other]) => `#set($r = "")#set($w = $v${made})#set($o = ${other})#set($r = $w ${sign} $o)[$r]`),
      weight: 1,
    },
    { arbitrary: call.map((made) => `#foreach($e in $v${made})<$e>#end`), weight: 1 },
  );
  return fc
    .tuple(one(selves), fc.array(line, { minLength: 1, maxLength: 4 }))
    .map(([self, lines]) => `${settingOf(self)}${lines.join('')}$v $l $m#end`);
};

/** A literal has no methods: what is called on one goes by a variable. */
function settingOf(self: string): string {
  const literal = /^(".*?")(\.\w.*)$/s.exec(self);
  const setting = literal === null ? `#set($v = ${self})` : `#set($t = ${literal[1]})#set($v = $t${literal[2]})`;
  return `${SETTING}#define($d)d$n#end#foreach($q in [1])${setting}`;
}

export const methodCalls: Arbitrary<string> = fc.oneof(...families.map(callsOf));
