import { JavaException } from './java-exception';
import { JavaFloat } from './java-float';
import { JavaBigDecimal, JavaBigInteger, JavaDouble, JavaLong } from './java-number';
import { isBig, isIntegral, toBigDecimal, toDouble, toLong } from './java-number-conversion';
import { addDecimals, bounded, compareDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from './java-number-decimal';
import { integerOf } from './java-number-parse';
import { JavaByte, JavaShort, JavaSmallInteger } from './java-small-integer';
import type { JavaIntegral, JavaNumber } from './java-value';
import { toFloat } from './nearest-float';

/** Velocity 1.7's MathUtils. Fast ways first: two Integers are nearly always what a template calculates with. */

const MIN_LONG = -(2n ** 63n);

interface Operation {
  readonly longs: (left: bigint, right: bigint) => bigint;
  readonly doubles: (left: number, right: number) => number;
  readonly decimals: (left: JavaBigDecimal, right: JavaBigDecimal) => JavaBigDecimal;
}

const ADD: Operation = { longs: (l, r) => l + r, doubles: (l, r) => l + r, decimals: addDecimals };
const SUBTRACT: Operation = { longs: (l, r) => l - r, doubles: (l, r) => l - r, decimals: subtractDecimals };
const MULTIPLY: Operation = { longs: multiplyLongs, doubles: (l, r) => l * r, decimals: multiplyDecimals };
const DIVIDE: Operation = { longs: (l, r) => l / r, doubles: (l, r) => l / r, decimals: divideDecimals };

export function addNumbers(left: JavaNumber, right: JavaNumber): JavaNumber {
  return typeof left === 'number' && typeof right === 'number' ? integerOf(left + right) : calculate(ADD, left, right);
}

export function subtractNumbers(left: JavaNumber, right: JavaNumber): JavaNumber {
  return typeof left === 'number' && typeof right === 'number' ? integerOf(left - right) : calculate(SUBTRACT, left, right);
}

export function multiplyNumbers(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return integerOf(product);
  }
  return calculate(MULTIPLY, left, right);
}

/** `null` where the right side is zero. */
export function divideNumbers(left: JavaNumber, right: JavaNumber): JavaNumber | null {
  if (isZero(right)) return null;
  if (typeof left === 'number' && typeof right === 'number') return integerOf(Math.trunc(left / right));
  // Java's long division wraps around for the one quotient that does not fit.
  if (isLong(left) && isLong(right) && toLong(left) === MIN_LONG && toLong(right) === -1n) return new JavaLong(MIN_LONG);
  return calculate(DIVIDE, left, right);
}

/** `null` where the right side is zero. BigDecimals have no modulo, BigIntegers none by a negative number: ArithmeticException. */
export function moduloNumbers(left: JavaNumber, right: JavaNumber): JavaNumber | null {
  if (isZero(right)) return null;
  if (typeof left === 'number' && typeof right === 'number') return (left % right) | 0;
  if (left instanceof JavaBigInteger || right instanceof JavaBigInteger) {
    if (isIntegral(left) && isIntegral(right)) return bigModulo(toBigInteger(left), toBigInteger(right));
  }
  if (isBig(left) || isBig(right)) throw new JavaException('ArithmeticException', 'Cannot calculate the modulo of BigDecimals.');
  if (isIntegral(left) && isIntegral(right)) return wrapped(toLong(left) % toLong(right), left, right);
  return floating((l, r) => l % r, left, right);
}

/** -1, 0 or 1. NaN is neither less nor greater than anything, and so equal to all of it. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return order(left, right);
  if (isIntegral(left) && isIntegral(right)) return order(toBigInteger(left), toBigInteger(right));
  if (isBig(left) || isBig(right)) return compareDecimals(toBigDecimal(left), toBigDecimal(right));
  return isFloating(left, right) ? order(toFloat(left), toFloat(right)) : order(toDouble(left), toDouble(right));
}

function order<T extends number | bigint>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function isZero(value: JavaNumber): boolean {
  if (typeof value === 'number') return value === 0;
  return value instanceof JavaBigDecimal ? value.unscaled === 0n : Number(value.value) === 0;
}

function isLong(value: JavaNumber): boolean {
  return isIntegral(value) && !(value instanceof JavaBigInteger);
}

/** Whether Velocity calculates in floats: only where a side is one, and none a Double. */
function isFloating(left: JavaNumber, right: JavaNumber): boolean {
  return (left instanceof JavaFloat || right instanceof JavaFloat) && !(left instanceof JavaDouble || right instanceof JavaDouble);
}

function floating(operation: Operation['doubles'], left: JavaNumber, right: JavaNumber): JavaNumber {
  if (isFloating(left, right)) return new JavaFloat(operation(toFloat(left), toFloat(right)));
  return new JavaDouble(operation(toDouble(left), toDouble(right)));
}

function toBigInteger(value: JavaIntegral): bigint {
  return typeof value === 'number' ? BigInt(value) : value.value;
}

function calculate(operation: Operation, left: JavaNumber, right: JavaNumber): JavaNumber {
  if (isIntegral(left) && isIntegral(right)) {
    const result = bounded(operation.longs(toBigInteger(left), toBigInteger(right)));
    return left instanceof JavaBigInteger || right instanceof JavaBigInteger ? new JavaBigInteger(result) : wrapped(result, left, right);
  }
  if (isBig(left) || isBig(right)) return operation.decimals(toBigDecimal(left), toBigDecimal(right));
  return floating(operation.doubles, left, right);
}

/** A result keeps the larger operand's kind and grows where it does not fit. */
function wrapped(result: bigint, left: JavaNumber, right: JavaNumber): JavaNumber {
  const bits = Math.max(bitsOf(left), bitsOf(right));
  if (bits <= 8 && BigInt.asIntN(8, result) === result) return new JavaByte(result);
  if (bits <= 16 && BigInt.asIntN(16, result) === result) return new JavaShort(result);
  if (bits <= 32 && BigInt.asIntN(32, result) === result) return Number(result);
  return BigInt.asIntN(64, result) === result ? new JavaLong(result) : new JavaBigInteger(result);
}

function bitsOf(value: JavaNumber): number {
  if (typeof value === 'number') return 32;
  return value instanceof JavaSmallInteger ? value.bits : 64;
}

/** MathUtils finds an overflow by dividing back, which misses the one product whose check overflows, too. */
function multiplyLongs(left: bigint, right: bigint): bigint {
  return left === MIN_LONG && right === -1n ? MIN_LONG : left * right;
}

function bigModulo(left: bigint, right: bigint): JavaBigInteger {
  if (right < 0n) throw new JavaException('ArithmeticException', 'BigInteger: modulus not positive');
  const rest = left % right;
  return new JavaBigInteger(rest < 0n ? rest + right : rest);
}
