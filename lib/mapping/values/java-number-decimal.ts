import { JavaException } from './java-exception';
import { JavaBigDecimal } from './java-number';
import { DIGITS_LIMIT } from './java-number-parse';

/** BigDecimal's arithmetic. What would have more than `DIGITS_LIMIT` digits fails as Java does when its memory ends. */

const END_OF_NUMBERS = 1n << BigInt(Math.ceil(DIGITS_LIMIT * Math.log2(10)));

const MAX_SCALE = 2 ** 31 - 1;
const MIN_SCALE = -(2 ** 31);

export function addDecimals(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const scale = Math.max(left.scale, right.scale);
  return new JavaBigDecimal(atScale(left, scale) + atScale(right, scale), scale);
}

export function subtractDecimals(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  return addDecimals(left, new JavaBigDecimal(-right.unscaled, right.scale));
}

export function multiplyDecimals(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const unscaled = bounded(left.unscaled * right.unscaled);
  return new JavaBigDecimal(unscaled, checkedScale(left.scale + right.scale, unscaled));
}

/** At the left side's scale, rounded half down. */
export function divideDecimals(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const dividend = right.scale > 0 ? left.unscaled * powerOfTen(right.scale) : left.unscaled;
  const divisor = right.scale < 0 ? right.unscaled * powerOfTen(-right.scale) : right.unscaled;
  const quotient = dividend / divisor;
  const rest = magnitude(dividend % divisor);
  const negative = dividend < 0n !== divisor < 0n;
  const away = rest * 2n > magnitude(divisor) ? (negative ? -1n : 1n) : 0n;
  return new JavaBigDecimal(quotient + away, left.scale);
}

export function compareDecimals(left: JavaBigDecimal, right: JavaBigDecimal): number {
  const signs = sign(left.unscaled) - sign(right.unscaled);
  if (signs !== 0 || left.unscaled === 0n) return Math.sign(signs);
  const sizes = integralDigits(left) - integralDigits(right);
  if (sizes !== 0) return Math.sign(sizes) * sign(left.unscaled);
  const scale = Math.max(left.scale, right.scale);
  return sign(atScale(left, scale) - atScale(right, scale));
}

function integralDigits({ unscaled, scale }: JavaBigDecimal): number {
  return magnitude(unscaled).toString().length - scale;
}

function atScale({ unscaled, scale }: JavaBigDecimal, wanted: number): bigint {
  if (scale === wanted || unscaled === 0n) return unscaled;
  return unscaled * powerOfTen(wanted - scale);
}

export function powerOfTen(exponent: number): bigint {
  if (exponent > DIGITS_LIMIT) throw tooManyDigits();
  return 10n ** BigInt(exponent);
}

/** The value itself, unless it has grown too big to calculate with. */
export function bounded(value: bigint): bigint {
  if (value >= END_OF_NUMBERS || value <= -END_OF_NUMBERS) throw tooManyDigits();
  return value;
}

function tooManyDigits(): JavaException {
  return new JavaException('OutOfMemoryError', `A number has more than ${DIGITS_LIMIT} digits.`);
}

export function checkedScale(scale: number, unscaled: bigint): number {
  if (scale >= MIN_SCALE && scale <= MAX_SCALE) return scale;
  if (unscaled !== 0n) throw new JavaException('ArithmeticException', scale > 0 ? 'Underflow' : 'Overflow');
  return scale > 0 ? MAX_SCALE : MIN_SCALE;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function sign(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
