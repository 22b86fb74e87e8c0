import fc from 'fast-check';
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  doubleText,
  JavaBigInteger,
  JavaDouble,
  type JavaNumber,
  type JsonArray,
  javaHash,
  javaText,
  moduloNumbers,
  multiplyNumbers,
  parseBigDecimal,
  parseDouble,
  parseInteger,
  parseJson,
  parseLong,
  subtractNumbers,
  toInt,
} from '../../../lib/mapping';

/** Of each, Java 17's own `Double.toString`, which is not always the shortest. */
test.each([
  [1, '1.0'],
  [1e7, '1.0E7'],
  [9_999_999, '9999999.0'],
  [0.001, '0.001'],
  [0.000_999, '9.99E-4'],
  [1.1, '1.1'],
  [Number.MIN_VALUE, '4.9E-324'],
  [Number.MAX_VALUE, '1.7976931348623157E308'],
  [2e23, '1.9999999999999998E23'],
  [1e23, '9.999999999999999E22'],
  [2 ** -44, '5.6843418860808015E-14'],
  [-0, '-0.0'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
])('the double %d prints as %s', (value, expected) => {
  expect(doubleText(value)).toBe(expected);
});

test('what a double prints is read as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(Object.is(parseDouble(doubleText(value)).value, value)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

const operations: Readonly<Record<string, (left: JavaNumber, right: JavaNumber) => JavaNumber | null>> = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '%': moduloNumbers,
};

function calculate(expression: string): JavaNumber | null {
  const [left, operator, right] = expression.split(' ');
  const numbers = (parseJson(`[${left},${right}]`) as JsonArray).items as JavaNumber[];
  return operations[operator](numbers[0], numbers[1]);
}

test.each([
  ['2147483647 + 1', '2147483648'],
  ['9223372036854775807 + 1', '9223372036854775808'],
  ['3000000000 - 2999999999', '1'],
  ['-7 / 2', '-3'],
  ['-7 % 2', '-1'],
  ['-2147483648 / -1', '2147483648'],
  ['-9223372036854775808 / -1', '-9223372036854775808'],
  ['-9223372036854775808 * -1', '-9223372036854775808'],
  ['-1 * -9223372036854775808', '9223372036854775808'],
  ['0.1 + 0.2', '0.30000000000000004'],
  ['1 + 1.0', '2.0'],
  ['0 * -5', '0'],
  ['-9223372036854775809 % 7', '5'],
  ['10.0000000000000000 / 3', '3.3333333333333333'],
  ['1 / 0', 'null'],
  ['1 % 0', 'null'],
  ['1 / 0.0', 'null'],
])('%s is %s', (expression, expected) => {
  expect(javaText(calculate(expression))).toBe(expected);
});

test.each([
  ['1.0000000000000000000 % 2', 'modulo of BigDecimals'],
  ['99999999999999999999 % -7', 'modulus not positive'],
  ['1.0000000000000000000e999999 + 1', 'more than 100000 digits'],
])('%s fails: %s', (expression, message) => {
  expect(() => calculate(expression)).toThrow(message);
});

test('numbers of different kinds compare by value, and NaN is equal to everything', () => {
  expect(compareNumbers(1, new JavaDouble(1))).toBe(0);
  expect(compareNumbers(1, new JavaBigInteger(2n ** 70n))).toBe(-1);
  expect(compareNumbers(parseBigDecimal('1e400'), parseBigDecimal('1e399'))).toBe(1);
  expect(compareNumbers(new JavaDouble(Number.NaN), 5)).toBe(0);
});

test('a number that squares itself is stopped', () => {
  let number: JavaNumber = new JavaBigInteger(10n ** 50n);
  expect(() => {
    for (let round = 0; round < 100; round++) number = multiplyNumbers(number, number);
  }).toThrow('digits');
});

test.each([
  ['41', 41],
  ['+7', 7],
  ['-2147483648', -2_147_483_648],
  ['\u0664\u0661', 41],
])('Integer.parseInt reads %s', (text, expected) => {
  expect(parseInteger(text)).toBe(expected);
});

test.each(['', '-', ' 1', '2147483648', '1.0', '0x10', 'abc'])('Integer.parseInt refuses "%s"', (text) => {
  expect(() => parseInteger(text)).toThrow('For input string');
});

test.each([
  [parseLong('4294967296'), 1],
  [new JavaDouble(1.5), 1_073_217_536],
  [parseBigDecimal('2.50'), 7752],
  [new JavaBigInteger(-(2n ** 40n)), -7_936],
])('hash codes are Java’s', (value, expected) => {
  expect(javaHash(value)).toBe(expected);
});

test.each([
  [new JavaDouble(1e300), 2_147_483_647],
  [new JavaDouble(Number.NaN), 0],
  [parseLong('4294967297'), 1],
  [parseBigDecimal('-2.9'), -2],
])('intValue is Java’s', (value, expected) => {
  expect(toInt(value)).toBe(expected);
});
