import {
  atScale,
  checkedScale,
  compareNumbers,
  DIGITS_LIMIT,
  decimalEngineeringText,
  decimalPlainText,
  dividedAt,
  dividedExactly,
  integralQuotient,
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaByte,
  JavaDouble,
  JavaException,
  type JavaNumber,
  JavaShort,
  JavaLong as Long,
  multiplyNumbers,
  parseBigDecimal,
  roundingOf,
  subtractNumbers,
  toDouble,
  toInt,
  toLong,
  withoutZeros,
} from '../../values';
import { bigMethods } from './big-methods';
import { notNull, refusingNull } from './failures';
import { MethodTable } from './method-table';

const MAX_POWER = 999_999_999;

export const bigDecimalMethods = new MethodTable(
  {
    'scale()': (self: JavaBigDecimal) => self.scale,
    'precision()': (self: JavaBigDecimal) => digitsOf(self).length,
    'valueOf(long)': (_: JavaBigDecimal, value: JavaNumber) => new JavaBigDecimal(toLong(value), 0),
    'valueOf(long,int)': (_: JavaBigDecimal, unscaled: JavaNumber, scale: number) => new JavaBigDecimal(toLong(unscaled), scale),
    'valueOf(double)': (_: JavaBigDecimal, value: JavaNumber) => parseBigDecimal(new JavaDouble(toDouble(value)).toJavaString()),
    'max(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) => (compareNumbers(self, notNull(other)) >= 0 ? self : other),
    'min(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) => (compareNumbers(self, notNull(other)) <= 0 ? self : other),
    'negate()': (self: JavaBigDecimal) => new JavaBigDecimal(-self.unscaled, self.scale),
    'plus()': (self: JavaBigDecimal) => self,
    'abs()': (self: JavaBigDecimal) => (self.unscaled < 0n ? new JavaBigDecimal(-self.unscaled, self.scale) : self),
    'divide(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) => dividedExactly(self, notNull(other)),
    'divide(BigDecimal,int)': (self: JavaBigDecimal, other: JavaBigDecimal | null, mode: number) =>
      dividedAt(self, notNull(other), self.scale, roundingOf(mode)),
    'divide(BigDecimal,int,int)': (self: JavaBigDecimal, other: JavaBigDecimal | null, scale: number, mode: number) =>
      dividedAt(self, notNull(other), scale, roundingOf(mode)),
    'divideToIntegralValue(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) => integralQuotient(self, notNull(other)),
    'remainder(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) => quotientAndRest(self, notNull(other))[1],
    'divideAndRemainder(BigDecimal)': (self: JavaBigDecimal, other: JavaBigDecimal | null) =>
      new JavaArray('BigDecimal', quotientAndRest(self, notNull(other))),
    'setScale(int)': (self: JavaBigDecimal, scale: number) => atScale(self, scale, 'unnecessary'),
    'setScale(int,int)': (self: JavaBigDecimal, scale: number, mode: number) => atScale(self, scale, roundingOf(mode)),
    'movePointLeft(int)': (self: JavaBigDecimal, places: number) => pointMoved(self, places),
    'movePointRight(int)': (self: JavaBigDecimal, places: number) => pointMoved(self, -places),
    'scaleByPowerOfTen(int)': (self: JavaBigDecimal, exponent: number) =>
      new JavaBigDecimal(self.unscaled, checkedScale(self.scale - exponent, self.unscaled)),
    'pow(int)': power,
    'stripTrailingZeros()': (self: JavaBigDecimal) => (self.unscaled === 0n ? new JavaBigDecimal(0n, 0) : withoutZeros(self, -(2 ** 31))),
    'ulp()': (self: JavaBigDecimal) => new JavaBigDecimal(1n, self.scale),
    'unscaledValue()': (self: JavaBigDecimal) => new JavaBigInteger(self.unscaled),
    'toBigInteger()': (self: JavaBigDecimal) => new JavaBigInteger(atScale(self, 0, 'down').unscaled),
    'toBigIntegerExact()': (self: JavaBigDecimal) => new JavaBigInteger(atScale(self, 0, 'unnecessary').unscaled),
    'toPlainString()': (self: JavaBigDecimal) => decimalPlainText(self),
    'toEngineeringString()': (self: JavaBigDecimal) => decimalEngineeringText(self),
    'intValueExact()': (self: JavaBigDecimal) => toInt(exact(self, 32)),
    'longValueExact()': (self: JavaBigDecimal) => new Long(exact(self, 64).value),
    'shortValueExact()': (self: JavaBigDecimal) => new JavaShort(exact(self, 16).value),
    'byteValueExact()': (self: JavaBigDecimal) => new JavaByte(exact(self, 8).value),
    ...refusingNull('abs(MathContext)', 'negate(MathContext)', 'plus(MathContext)', 'round(MathContext)', 'sqrt(MathContext)'),
    ...refusingNull('add(BigDecimal,MathContext)', 'subtract(BigDecimal,MathContext)', 'multiply(BigDecimal,MathContext)'),
    ...refusingNull('remainder(BigDecimal,MathContext)', 'divideAndRemainder(BigDecimal,MathContext)', 'pow(int,MathContext)'),
    ...refusingNull('divideToIntegralValue(BigDecimal,MathContext)', 'setScale(int,RoundingMode)', 'divide(BigDecimal,int,RoundingMode)'),
  },
  bigMethods('BigDecimal'),
);

function digitsOf({ unscaled }: JavaBigDecimal): string {
  return (unscaled < 0n ? -unscaled : unscaled).toString();
}

function quotientAndRest(self: JavaBigDecimal, other: JavaBigDecimal): [JavaBigDecimal, JavaNumber] {
  const quotient = integralQuotient(self, other);
  return [quotient, subtractNumbers(self, multiplyNumbers(quotient, other))];
}

/** `movePointLeft`: the scale never becomes negative. */
function pointMoved(self: JavaBigDecimal, places: number): JavaBigDecimal {
  if (places === 0) return self;
  const moved = new JavaBigDecimal(self.unscaled, checkedScale(self.scale + places, self.unscaled));
  return moved.scale < 0 ? atScale(moved, 0, 'unnecessary') : moved;
}

function power(self: JavaBigDecimal, exponent: number): JavaBigDecimal {
  if (exponent < 0 || exponent > MAX_POWER) throw new JavaException('ArithmeticException', 'Invalid operation');
  const scale = checkedScale(self.scale * exponent, self.unscaled);
  if (digitsOf(self).length * exponent > DIGITS_LIMIT && self.unscaled ** 2n > 1n) {
    throw new JavaException('OutOfMemoryError', `A number has more than ${DIGITS_LIMIT} digits.`);
  }
  const isUnit = self.unscaled ** 2n <= 1n;
  return new JavaBigDecimal(
    isUnit ? self.unscaled ** BigInt(exponent === 0 ? 0 : 2 - (exponent % 2)) : self.unscaled ** BigInt(exponent),
    scale,
  );
}

function exact(self: JavaBigDecimal, bits: number): JavaBigInteger {
  const { unscaled } = atScale(self, 0, 'unnecessary');
  if (BigInt.asIntN(bits, unscaled) !== unscaled) throw new JavaException('ArithmeticException', 'Overflow');
  return new JavaBigInteger(unscaled);
}
