import { JavaException } from './java-exception';
import { JavaFloat } from './java-float';
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaLong } from './java-number';
import { DIGITS_LIMIT } from './java-number-parse';
import { JavaSmallInteger } from './java-small-integer';
import type { JavaIntegral, JavaNumber, JavaValue } from './java-value';

export function isJavaNumber(value: JavaValue): value is JavaNumber {
  return isIntegral(value) || value instanceof JavaDouble || value instanceof JavaBigDecimal || value instanceof JavaFloat;
}

export function isBig(value: JavaValue): value is JavaBigInteger | JavaBigDecimal {
  return value instanceof JavaBigDecimal || value instanceof JavaBigInteger;
}

/** Byte, Short, Integer, Long or BigInteger. */
export function isIntegral(value: JavaValue): value is JavaIntegral {
  if (typeof value !== 'object') return typeof value === 'number';
  return value instanceof JavaLong || value instanceof JavaBigInteger || value instanceof JavaSmallInteger;
}

/** `Number.doubleValue`. */
export function toDouble(value: JavaNumber): number {
  if (typeof value === 'number') return value;
  return value instanceof JavaBigDecimal ? Number(value.toJavaString()) : Number(value.value);
}

/** `Number.longValue`: Doubles saturate, big ones keep their low bits. */
export function toLong(value: JavaNumber): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (value instanceof JavaDouble || value instanceof JavaFloat) return saturated(value.value, 64);
  return BigInt.asIntN(64, value instanceof JavaBigDecimal ? wholePart(value) : value.value);
}

/** `Number.intValue`. */
export function toInt(value: JavaNumber): number {
  if (typeof value === 'number') return value;
  if (value instanceof JavaDouble || value instanceof JavaFloat) return Number(saturated(value.value, 32));
  return Number(BigInt.asIntN(32, value instanceof JavaBigDecimal ? wholePart(value) : value.value));
}

function saturated(value: number, bits: number): bigint {
  const end = 2n ** BigInt(bits - 1);
  if (Number.isNaN(value)) return 0n;
  if (value >= Number(end)) return end - 1n;
  return value <= -Number(end) ? -end : BigInt(Math.trunc(value));
}

/** `BigDecimal.toBigInteger`. What has so many zeros that its low 64 bits are all zero is answered as zero. */
function wholePart({ unscaled, scale }: JavaBigDecimal): bigint {
  if (scale <= -64) return 0n;
  if (scale <= 0) return unscaled * 10n ** BigInt(-scale);
  return scale > DIGITS_LIMIT ? 0n : unscaled / 10n ** BigInt(scale);
}

/** How MathUtils makes a BigDecimal: Integers and Longs by way of double (a Long loses its last digits), doubles exactly. */
export function toBigDecimal(value: JavaNumber): JavaBigDecimal {
  if (value instanceof JavaBigDecimal) return value;
  if (value instanceof JavaBigInteger) return new JavaBigDecimal(value.value, 0);
  return exactDecimal(toDouble(value));
}

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);

/** `new BigDecimal(double)`: the exact value of its bits. */
export function exactDecimal(value: number): JavaBigDecimal {
  if (!Number.isFinite(value)) throw new JavaException('NumberFormatException', 'Infinite or NaN');
  if (Number.isInteger(value)) return new JavaBigDecimal(BigInt(value), 0);
  double[0] = Math.abs(value);
  const biased = Number(bits[0] >> 52n);
  let significand = (bits[0] & ((1n << 52n) - 1n)) | (biased === 0 ? 0n : 1n << 52n);
  let scale = 1075 - Math.max(biased, 1);
  while (significand % 2n === 0n) {
    significand /= 2n;
    scale--;
  }
  const unscaled = significand * 5n ** BigInt(scale);
  return new JavaBigDecimal(value < 0 ? -unscaled : unscaled, scale);
}
