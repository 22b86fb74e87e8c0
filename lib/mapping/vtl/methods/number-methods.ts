import {
  compareNumbers,
  doubleHexText,
  JavaByte,
  JavaDouble,
  JavaFloat,
  type JavaLong,
  type JavaNumber,
  JavaShort,
  javaText,
  JavaLong as Long,
  parseDouble,
  parseInteger,
  parseLong,
  toDouble,
  toFloat,
  toInt,
  toLong,
} from '../../values';
import { compareDoubles } from './compare-doubles';
import { notComparable, notNull, outOfBounds } from './failures';
import { checkedRadix, integerBits, longBits } from './integer-bits';
import { decodeInteger, parseUnsigned } from './integer-texts';
import { MethodTable } from './method-table';
import { objectMethods } from './object-methods';

export const numberMethods = new MethodTable(
  {
    'intValue()': (self: JavaNumber) => toInt(self),
    'longValue()': (self: JavaNumber) => new Long(toLong(self)),
    'doubleValue()': (self: JavaNumber) => new JavaDouble(toDouble(self)),
    'floatValue()': (self: JavaNumber) => new JavaFloat(toFloat(self)),
    'shortValue()': (self: JavaNumber) => new JavaShort(toInt(self)),
    'byteValue()': (self: JavaNumber) => new JavaByte(toInt(self)),
  },
  objectMethods,
);

export const integerMethods = new MethodTable(
  {
    'toString(int)': (_: number, value: number) => String(value),
    'toString(int,int)': (_: number, value: number, radix: number) => value.toString(checkedRadix(radix)),
    'hashCode(int)': (_: number, value: number) => value,
    'compareTo(Integer)': (self: number, other: number | null) => compareNumbers(self, notNull(other)),
    'compareTo(Object)': notComparable,
    'compare(int,int)': (_: number, left: number, right: number) => compareNumbers(left, right),
    'parseInt(String)': (_: number, text: string | null) => parseInteger(numberText(text)),
    'parseInt(String,int)': (_: number, text: string | null, radix: number) => parseInteger(numberText(text), radix),
    'valueOf(int)': (_: number, value: number) => value,
    'valueOf(String)': (_: number, text: string | null) => parseInteger(numberText(text)),
    'valueOf(String,int)': (_: number, text: string | null, radix: number) => parseInteger(numberText(text), radix),
    'max(int,int)': (_: number, left: number, right: number) => Math.max(left, right),
    'min(int,int)': (_: number, left: number, right: number) => Math.min(left, right),
    'sum(int,int)': (_: number, left: number, right: number) => (left + right) | 0,
    'signum(int)': (_: number, value: number) => Math.sign(value),
    'toBinaryString(int)': (_: number, value: number) => (value >>> 0).toString(2),
    'toOctalString(int)': (_: number, value: number) => (value >>> 0).toString(8),
    'toHexString(int)': (_: number, value: number) => (value >>> 0).toString(16),
    // There are no system properties.
    'getInteger(String)': () => null,
    'getInteger(String,Integer)': (_: number, _name: string | null, otherwise: number) => otherwise,
    'parseUnsignedInt(CharSequence,int,int,int)': (_: number, text: string | null, from: number, to: number, radix: number) =>
      toInt(parseUnsigned(part(text, from, to), radix, 32)),
    'toUnsignedLong(int)': (_: number, value: number) => new Long(BigInt(value >>> 0)),
    'decode(String)': (_: number, text: string | null) => toInt(decodeInteger(notNull(text), 32)),
    'parseUnsignedInt(String)': (_: number, text: string | null) => toInt(parseUnsigned(text, 10, 32)),
    'parseUnsignedInt(String,int)': (_: number, text: string | null, radix: number) => toInt(parseUnsigned(text, radix, 32)),
    'parseInt(CharSequence,int,int,int)': (_: number, text: string | null, from: number, to: number, radix: number) =>
      parseInteger(part(text, from, to), radix),
    ...integerBits,
  },
  numberMethods,
);

export const longMethods = new MethodTable(
  {
    'toString(long)': (_: JavaLong, value: number | JavaLong) => javaText(value),
    'compareTo(Long)': (self: JavaLong, other: JavaLong | null) => compareNumbers(self, notNull(other)),
    'compareTo(Object)': notComparable,
    'compare(long,long)': (_: JavaLong, left: JavaNumber, right: JavaNumber) => compareNumbers(left, right),
    'parseLong(String)': (_: JavaLong, text: string | null) => parseLong(numberText(text)),
    'parseLong(String,int)': (_: JavaLong, text: string | null, radix: number) => parseLong(numberText(text), radix),
    'valueOf(long)': (_: JavaLong, value: number | JavaLong) => new Long(toLong(value)),
    'valueOf(String)': (_: JavaLong, text: string | null) => parseLong(numberText(text)),
    'max(long,long)': (_: JavaLong, left: JavaNumber, right: JavaNumber) =>
      new Long(toLong(compareNumbers(left, right) < 0 ? right : left)),
    'min(long,long)': (_: JavaLong, left: JavaNumber, right: JavaNumber) =>
      new Long(toLong(compareNumbers(left, right) < 0 ? left : right)),
    'sum(long,long)': (_: JavaLong, left: JavaNumber, right: JavaNumber) => new Long(BigInt.asIntN(64, toLong(left) + toLong(right))),
    'toHexString(long)': (_: JavaLong, value: JavaNumber) => BigInt.asUintN(64, toLong(value)).toString(16),
    'toOctalString(long)': (_: JavaLong, value: JavaNumber) => BigInt.asUintN(64, toLong(value)).toString(8),
    'signum(long)': (_: JavaLong, value: JavaNumber) => compareNumbers(value, 0),
    'hashCode(long)': (_: JavaLong, value: JavaNumber) => new Long(toLong(value)).hashCode(),
    'toBinaryString(long)': (_: JavaLong, value: JavaNumber) => BigInt.asUintN(64, toLong(value)).toString(2),
    'toString(long,int)': (_: JavaLong, value: JavaNumber, radix: number) => toLong(value).toString(checkedRadix(radix)),
    'valueOf(String,int)': (_: JavaLong, text: string | null, radix: number) => parseLong(numberText(text), radix),
    'decode(String)': (_: JavaLong, text: string | null) => decodeInteger(notNull(text), 64),
    'getLong(String)': () => null,
    'getLong(String,long)': (_: JavaLong, _name: string | null, otherwise: JavaNumber) => new Long(toLong(otherwise)),
    'parseUnsignedLong(CharSequence,int,int,int)': (_: JavaLong, text: string | null, from: number, to: number, radix: number) =>
      parseUnsigned(part(text, from, to), radix, 64),
    'parseUnsignedLong(String)': (_: JavaLong, text: string | null) => parseUnsigned(text, 10, 64),
    'parseUnsignedLong(String,int)': (_: JavaLong, text: string | null, radix: number) => parseUnsigned(text, radix, 64),
    'parseLong(CharSequence,int,int,int)': (_: JavaLong, text: string | null, from: number, to: number, radix: number) =>
      parseLong(part(text, from, to), radix),
    ...longBits,
  },
  numberMethods,
);

export const doubleMethods = new MethodTable(
  {
    'toString(double)': (_: JavaDouble, value: JavaNumber) => new JavaDouble(toDouble(value)).toJavaString(),
    'compareTo(Double)': (self: JavaDouble, other: JavaDouble | null) => compareDoubles(self.value, notNull(other).value),
    'compareTo(Object)': notComparable,
    'compare(double,double)': (_: JavaDouble, left: JavaNumber, right: JavaNumber) => compareDoubles(toDouble(left), toDouble(right)),
    'parseDouble(String)': (_: JavaDouble, text: string | null) => parseDouble(notNull(text)),
    'valueOf(double)': (_: JavaDouble, value: JavaNumber) => new JavaDouble(toDouble(value)),
    'valueOf(String)': (_: JavaDouble, text: string | null) => parseDouble(notNull(text)),
    'toHexString(double)': (_: JavaDouble, value: JavaNumber) => doubleHexText(toDouble(value)),
    'doubleToLongBits(double)': (_: JavaDouble, value: JavaNumber) => new Long(doubleBits(toDouble(value))),
    'doubleToRawLongBits(double)': (_: JavaDouble, value: JavaNumber) => new Long(doubleBits(toDouble(value))),
    'longBitsToDouble(long)': (_: JavaDouble, bits: JavaNumber) =>
      new JavaDouble(new Float64Array(new BigInt64Array([toLong(bits)]).buffer)[0]),
    'hashCode(double)': (_: JavaDouble, value: JavaNumber) => new JavaDouble(toDouble(value)).hashCode(),
    'isNaN()': (self: JavaDouble) => Number.isNaN(self.value),
    'isNaN(double)': (_: JavaDouble, value: JavaNumber) => Number.isNaN(toDouble(value)),
    'isInfinite()': (self: JavaDouble) => Math.abs(self.value) === Number.POSITIVE_INFINITY,
    'isInfinite(double)': (_: JavaDouble, value: JavaNumber) => Math.abs(toDouble(value)) === Number.POSITIVE_INFINITY,
    'isFinite(double)': (_: JavaDouble, value: JavaNumber) => Number.isFinite(toDouble(value)),
    'max(double,double)': (_: JavaDouble, left: JavaNumber, right: JavaNumber) => new JavaDouble(Math.max(toDouble(left), toDouble(right))),
    'min(double,double)': (_: JavaDouble, left: JavaNumber, right: JavaNumber) => new JavaDouble(Math.min(toDouble(left), toDouble(right))),
    'sum(double,double)': (_: JavaDouble, left: JavaNumber, right: JavaNumber) => new JavaDouble(toDouble(left) + toDouble(right)),
  },
  numberMethods,
);

function doubleBits(value: number): bigint {
  return new BigInt64Array(new Float64Array([value]).buffer)[0];
}

/** `parseInt(null)` is a NumberFormatException, as for text that is no number. */
function numberText(text: string | null): string {
  return text ?? 'null';
}

function part(text: string | null, from: number, to: number): string {
  const given = notNull(text);
  if (from < 0 || from > to || to > given.length) throw outOfBounds(from < 0 || from > to ? from : to, given.length);
  return given.slice(from, to);
}
