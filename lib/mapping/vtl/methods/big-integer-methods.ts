import {
  charge,
  JavaArray,
  JavaBigInteger,
  JavaByte,
  JavaException,
  type JavaNumber,
  JavaShort,
  JavaLong as Long,
  toInt,
  toLong,
} from '../../values';
import { chargeForBig } from '../objects';
import { bigMethods } from './big-methods';
import { notNull } from './failures';
import { checkedRadix } from './integer-bits';
import { type Invoke, MethodTable } from './method-table';

/** Bits of a number that a template may make. */
const BITS_LIMIT = 330_000;

/** Steps of each round of Euclid's algorithm and of a power, beyond those for long numbers. */
const EUCLID_STEP = 2;
const POWER_STEP = 10;

/** Bits up to which powers are calculated modulo a number: their time grows with the third power. */
const MODULUS_BITS_LIMIT = 4_096;

export const bigIntegerMethods = new MethodTable(
  {
    'toString(int)': (self: JavaBigInteger, radix: number) => self.value.toString(checkedRadix(radix)),
    'valueOf(long)': (_: JavaBigInteger, value: JavaNumber) => new JavaBigInteger(toLong(value)),
    'max(BigInteger)': (self: JavaBigInteger, other: JavaBigInteger | null) => (self.value > notNull(other).value ? self : other),
    'min(BigInteger)': (self: JavaBigInteger, other: JavaBigInteger | null) => (self.value < notNull(other).value ? self : other),
    'bitCount()': (self: JavaBigInteger) => magnitudeBits(self).replaceAll('0', '').length,
    'bitLength()': (self: JavaBigInteger) => magnitudeBits(self).replace(/^0/, '').length,
    'negate()': (self: JavaBigInteger) => new JavaBigInteger(-self.value),
    'abs()': (self: JavaBigInteger) => (self.value < 0n ? new JavaBigInteger(-self.value) : self),
    ...binary('and', (left, right) => left & right),
    ...binary('or', (left, right) => left | right),
    ...binary('xor', (left, right) => left ^ right),
    ...binary('andNot', (left, right) => left & ~right),
    ...binary('divide', (left, right) => left / divisor(right)),
    ...binary('remainder', (left, right) => left % divisor(right)),
    ...binary('mod', (left, right) => modulo(left, modulus(right))),
    ...binary('gcd', (left, right) => commonDivisor(left, right)),
    ...binary('modInverse', (left, right) => inverse(left, modulus(right))),
    'divideAndRemainder(BigInteger)': (self: JavaBigInteger, other: JavaBigInteger | null) => {
      const by = divisor(notNull(other).value);
      return pair(self.value / by, self.value % by);
    },
    'modPow(BigInteger,BigInteger)': (self: JavaBigInteger, exponent: JavaBigInteger | null, by: JavaBigInteger | null) =>
      new JavaBigInteger(modularPower(self.value, notNull(exponent).value, modulus(notNull(by).value))),
    'not()': (self: JavaBigInteger) => new JavaBigInteger(~self.value),
    'pow(int)': (self: JavaBigInteger, exponent: number) => {
      if (exponent < 0) throw new JavaException('ArithmeticException', 'Negative exponent');
      checkBits(magnitudeBits(self).length * exponent);
      return new JavaBigInteger(self.value ** BigInt(exponent));
    },
    'sqrt()': (self: JavaBigInteger) => new JavaBigInteger(squareRoot(self.value)),
    'sqrtAndRemainder()': (self: JavaBigInteger) => {
      const root = squareRoot(self.value);
      return pair(root, self.value - root * root);
    },
    'shiftLeft(int)': (self: JavaBigInteger, by: number) => new JavaBigInteger(shifted(self.value, by)),
    'shiftRight(int)': (self: JavaBigInteger, by: number) => new JavaBigInteger(shifted(self.value, -by)),
    'testBit(int)': (self: JavaBigInteger, bit: number) => ((self.value >> BigInt(checkedBit(bit))) & 1n) === 1n,
    'setBit(int)': (self: JavaBigInteger, bit: number) => new JavaBigInteger(self.value | bitAt(bit)),
    'clearBit(int)': (self: JavaBigInteger, bit: number) => new JavaBigInteger(self.value & ~bitAt(bit)),
    'flipBit(int)': (self: JavaBigInteger, bit: number) => new JavaBigInteger(self.value ^ bitAt(bit)),
    'getLowestSetBit()': (self: JavaBigInteger) => (self.value === 0n ? -1 : (self.value & -self.value).toString(2).length - 1),
    'toByteArray()': (self: JavaBigInteger) => bytesOf(self.value),
    'intValueExact()': (self: JavaBigInteger) => toInt(exact(self, 32)),
    'longValueExact()': (self: JavaBigInteger) => new Long(exact(self, 64).value),
    'shortValueExact()': (self: JavaBigInteger) => new JavaShort(exact(self, 16).value),
    'byteValueExact()': (self: JavaBigInteger) => new JavaByte(exact(self, 8).value),
  },
  bigMethods('BigInteger'),
);

function binary(name: string, operation: (left: bigint, right: bigint) => bigint): Record<string, Invoke> {
  return {
    [`${name}(BigInteger)`]: (self: JavaBigInteger, other: JavaBigInteger | null) =>
      new JavaBigInteger(operation(self.value, charged(other).value)),
  };
}

function pair(first: bigint, second: bigint): JavaArray {
  return new JavaArray('BigInteger', [new JavaBigInteger(first), new JavaBigInteger(second)]);
}

function exact(self: JavaBigInteger, bits: number): JavaBigInteger {
  if (BigInt.asIntN(bits, self.value) !== self.value) throw new JavaException('ArithmeticException', `BigInteger out of ${bits} bits`);
  return self;
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new JavaException('ArithmeticException', 'BigInteger divide by zero');
  return value;
}

function modulus(value: bigint): bigint {
  if (value <= 0n) throw new JavaException('ArithmeticException', 'BigInteger: modulus not positive');
  return value;
}

function modulo(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}

function commonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) {
    charge(EUCLID_STEP + (a.toString(16).length >>> 4));
    [a, b] = [b, a % b];
  }
  return a;
}

function inverse(value: bigint, by: bigint): bigint {
  if (by === 1n) return 0n;
  let [rest, next] = [by, modulo(value, by)];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    charge(EUCLID_STEP + (rest.toString(16).length >>> 4));
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (rest !== 1n) throw new JavaException('ArithmeticException', 'BigInteger not invertible.');
  return modulo(factor, by);
}

function modularPower(base: bigint, exponent: bigint, by: bigint): bigint {
  if (by.toString(2).length > MODULUS_BITS_LIMIT || exponent.toString(2).length > MODULUS_BITS_LIMIT) checkBits(Number.POSITIVE_INFINITY);
  let left = exponent < 0n ? -exponent : exponent;
  let power = modulo(exponent < 0n ? inverse(base, by) : base, by);
  let result = modulo(1n, by);
  for (; left > 0n; left >>= 1n) {
    charge(POWER_STEP + (by.toString(16).length >>> 1));
    if ((left & 1n) === 1n) result = (result * power) % by;
    power = (power * power) % by;
  }
  return result;
}

/** Newton's way down from a power of two that is above the root. */
function squareRoot(value: bigint): bigint {
  if (value < 0n) throw new JavaException('ArithmeticException', 'Negative BigInteger');
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    chargeForBig(new JavaBigInteger(root), new JavaBigInteger(value));
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function shifted(value: bigint, by: number): bigint {
  if (by <= 0) return value >> BigInt(-by);
  if (value !== 0n) checkBits(value.toString(2).length + by);
  return value === 0n ? 0n : value << BigInt(by);
}

function checkedBit(bit: number): number {
  if (bit < 0) throw new JavaException('ArithmeticException', 'Negative bit address');
  return bit;
}

function bitAt(bit: number): bigint {
  checkBits(checkedBit(bit));
  return 1n << BigInt(bit);
}

function checkBits(bits: number): void {
  if (bits > BITS_LIMIT) throw new JavaException('OutOfMemoryError', `A number has more than ${BITS_LIMIT} bits.`);
}

/** Two's complement, the highest byte first, no longer than it must be. */
function bytesOf(value: bigint): JavaArray {
  const length = (value < 0n ? ~value : value).toString(2).replace(/^0/, '').length / 8 + 1;
  const bytes = Array.from({ length: Math.floor(length) }, (_, at) => new JavaByte(value >> BigInt(8 * at)));
  charge(bytes.length);
  return new JavaArray('byte', bytes.reverse());
}

/** The bits in which a number's two's complement differs from its sign. */
function magnitudeBits({ value }: JavaBigInteger): string {
  return (value < 0n ? ~value : value).toString(2);
}

/** The other number, charged for: the call has charged for the one that it is made on. */
function charged(other: JavaBigInteger | null): JavaBigInteger {
  chargeForBig(other);
  return notNull(other);
}
