import { JavaException, JavaLong, type JavaNumber, toLong } from '../../values';
import type { Invoke } from './method-table';

/** What Integer and Long have alike for their bits and for reading them without a sign. */
interface IntegerKind {
  readonly type: 'int' | 'long';
  readonly bits: number;
  readonly of: (value: bigint) => JavaNumber;
}

const INT: IntegerKind = { type: 'int', bits: 32, of: (value) => Number(BigInt.asIntN(32, value)) };
const LONG: IntegerKind = { type: 'long', bits: 64, of: (value) => new JavaLong(BigInt.asIntN(64, value)) };

export const integerBits = bitMethods(INT);
export const longBits = bitMethods(LONG);

function bitMethods({ type, bits, of }: IntegerKind): Record<string, Invoke> {
  const unsigned = (value: JavaNumber): bigint => BigInt.asUintN(bits, toLong(value));
  const digits = (value: JavaNumber): string => unsigned(value).toString(2).padStart(bits, '0');
  const rotated = (value: JavaNumber, distance: bigint): JavaNumber => {
    const by = BigInt.asUintN(bits === 32 ? 5 : 6, distance);
    return of((unsigned(value) << by) | (unsigned(value) >> (BigInt(bits) - by)));
  };
  const divisor = (value: JavaNumber): bigint => {
    if (toLong(value) === 0n) throw new JavaException('ArithmeticException', '/ by zero');
    return unsigned(value);
  };
  return {
    [`bitCount(${type})`]: (_: JavaNumber, value: JavaNumber) => digits(value).replaceAll('0', '').length,
    [`numberOfLeadingZeros(${type})`]: (_: JavaNumber, value: JavaNumber) => places(digits(value).indexOf('1'), bits),
    [`numberOfTrailingZeros(${type})`]: (_: JavaNumber, value: JavaNumber) => places(backwards(digits(value)).indexOf('1'), bits),
    [`highestOneBit(${type})`]: (_: JavaNumber, value: JavaNumber) =>
      of(BigInt(`0b${digits(value).replace(/1.*/, (rest) => `1${'0'.repeat(rest.length - 1)}`)}`)),
    [`lowestOneBit(${type})`]: (_: JavaNumber, value: JavaNumber) => of(unsigned(value) & -unsigned(value)),
    [`reverse(${type})`]: (_: JavaNumber, value: JavaNumber) => of(BigInt(`0b${backwards(digits(value))}`)),
    [`reverseBytes(${type})`]: (_: JavaNumber, value: JavaNumber) => of(BigInt(`0b${digits(value).match(/.{8}/g)!.reverse().join('')}`)),
    [`rotateLeft(${type},int)`]: (_: JavaNumber, value: JavaNumber, distance: number) => rotated(value, BigInt(distance)),
    [`rotateRight(${type},int)`]: (_: JavaNumber, value: JavaNumber, distance: number) => rotated(value, -BigInt(distance)),
    [`compareUnsigned(${type},${type})`]: (_: JavaNumber, left: JavaNumber, right: JavaNumber) =>
      Number(unsigned(left) > unsigned(right)) - Number(unsigned(left) < unsigned(right)),
    [`divideUnsigned(${type},${type})`]: (_: JavaNumber, left: JavaNumber, right: JavaNumber) => of(unsigned(left) / divisor(right)),
    [`remainderUnsigned(${type},${type})`]: (_: JavaNumber, left: JavaNumber, right: JavaNumber) => of(unsigned(left) % divisor(right)),
    [`toUnsignedString(${type})`]: (_: JavaNumber, value: JavaNumber) => unsigned(value).toString(),
    [`toUnsignedString(${type},int)`]: (_: JavaNumber, value: JavaNumber, radix: number) => unsigned(value).toString(checkedRadix(radix)),
  };
}

/** Java prints in radix 10 where it does not know another. */
export function checkedRadix(radix: number): number {
  return radix < 2 || radix > 36 ? 10 : radix;
}

function places(index: number, bits: number): number {
  return index < 0 ? bits : index;
}

function backwards(digits: string): string {
  return [...digits].reverse().join('');
}
