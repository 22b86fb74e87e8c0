import {
  doubleHexText,
  floatBits,
  JavaByte,
  JavaException,
  JavaFloat,
  type JavaNumber,
  JavaShort,
  type JavaSmallInteger,
  javaText,
  JavaLong as Long,
  nearestFloat,
  parseDouble,
  parseInteger,
  toFloat,
  toInt,
} from '../../values';
import { compareDoubles } from './compare-doubles';
import { notComparable, notNull } from './failures';
import { decodeInteger } from './integer-texts';
import { MethodTable } from './method-table';
import { numberMethods } from './number-methods';

export const byteMethods = smallIntegerMethods('byte', (value) => new JavaByte(value), 8);

export const shortMethods = new MethodTable(
  {
    'reverseBytes(short)': (_: JavaShort, value: JavaSmallInteger) =>
      new JavaShort(((toInt(value) & 0xff) << 8) | ((toInt(value) >> 8) & 0xff)),
  },
  smallIntegerMethods('short', (value) => new JavaShort(value), 16),
);

function smallIntegerMethods(type: 'byte' | 'short', of: (value: number) => JavaSmallInteger, bits: 8 | 16): MethodTable {
  const name = type === 'byte' ? 'Byte' : 'Short';
  const unsigned = (value: JavaSmallInteger): number => Number(BigInt.asUintN(bits, value.value));
  const parsed = (text: string | null, radix = 10): JavaSmallInteger => checked(parseInteger(text ?? 'null', radix));
  const checked = (value: number): JavaSmallInteger => {
    const made = of(value);
    if (toInt(made) === value) return made;
    throw new JavaException('NumberFormatException', `Value out of range: ${value}`);
  };
  return new MethodTable(
    {
      [`compareTo(${name})`]: (self: JavaSmallInteger, other: JavaSmallInteger | null) => toInt(self) - toInt(notNull(other)),
      'compareTo(Object)': notComparable,
      [`compare(${type},${type})`]: (_: JavaSmallInteger, left: JavaSmallInteger, right: JavaSmallInteger) => toInt(left) - toInt(right),
      [`compareUnsigned(${type},${type})`]: (_: JavaSmallInteger, left: JavaSmallInteger, right: JavaSmallInteger) =>
        unsigned(left) - unsigned(right),
      [`toString(${type})`]: (_: JavaSmallInteger, value: JavaSmallInteger) => javaText(value),
      [`hashCode(${type})`]: (_: JavaSmallInteger, value: JavaSmallInteger) => toInt(value),
      [`toUnsignedInt(${type})`]: (_: JavaSmallInteger, value: JavaSmallInteger) => unsigned(value),
      [`toUnsignedLong(${type})`]: (_: JavaSmallInteger, value: JavaSmallInteger) => new Long(BigInt(unsigned(value))),
      [`valueOf(${type})`]: (_: JavaSmallInteger, value: JavaSmallInteger) => of(toInt(value)),
      'valueOf(String)': (_: JavaSmallInteger, text: string | null) => parsed(text),
      'valueOf(String,int)': (_: JavaSmallInteger, text: string | null, radix: number) => parsed(text, radix),
      [`parse${name}(String)`]: (_: JavaSmallInteger, text: string | null) => parsed(text),
      [`parse${name}(String,int)`]: (_: JavaSmallInteger, text: string | null, radix: number) => parsed(text, radix),
      'decode(String)': (_: JavaSmallInteger, text: string | null) => checked(toInt(decodeInteger(notNull(text), 32))),
    },
    numberMethods,
  );
}

export const floatMethods = new MethodTable(
  {
    'compareTo(Float)': (self: JavaFloat, other: JavaFloat | null) => compareDoubles(self.value, notNull(other).value),
    'compareTo(Object)': notComparable,
    'compare(float,float)': (_: JavaFloat, left: JavaNumber, right: JavaNumber) => compareDoubles(toFloat(left), toFloat(right)),
    'toString(float)': (_: JavaFloat, value: JavaNumber) => new JavaFloat(toFloat(value)).toJavaString(),
    'hashCode(float)': (_: JavaFloat, value: JavaNumber) => floatBits(toFloat(value)),
    'parseFloat(String)': (_: JavaFloat, text: string | null) => parseFloatText(notNull(text)),
    'valueOf(String)': (_: JavaFloat, text: string | null) => parseFloatText(notNull(text)),
    'valueOf(float)': (_: JavaFloat, value: JavaNumber) => new JavaFloat(toFloat(value)),
    'toHexString(float)': (_: JavaFloat, value: JavaNumber) => floatHexText(toFloat(value)),
    'floatToIntBits(float)': (_: JavaFloat, value: JavaNumber) => floatBits(toFloat(value)),
    'floatToRawIntBits(float)': (_: JavaFloat, value: JavaNumber) => floatBits(toFloat(value)),
    'intBitsToFloat(int)': (_: JavaFloat, bits: number) => new JavaFloat(new Float32Array(new Int32Array([bits]).buffer)[0]),
    'isNaN()': (self: JavaFloat) => Number.isNaN(self.value),
    'isNaN(float)': (_: JavaFloat, value: JavaNumber) => Number.isNaN(toFloat(value)),
    'isInfinite()': (self: JavaFloat) => Math.abs(self.value) === Number.POSITIVE_INFINITY,
    'isInfinite(float)': (_: JavaFloat, value: JavaNumber) => Math.abs(toFloat(value)) === Number.POSITIVE_INFINITY,
    'isFinite(float)': (_: JavaFloat, value: JavaNumber) => Number.isFinite(toFloat(value)),
    'max(float,float)': (_: JavaFloat, left: JavaNumber, right: JavaNumber) => new JavaFloat(Math.max(toFloat(left), toFloat(right))),
    'min(float,float)': (_: JavaFloat, left: JavaNumber, right: JavaNumber) => new JavaFloat(Math.min(toFloat(left), toFloat(right))),
    'sum(float,float)': (_: JavaFloat, left: JavaNumber, right: JavaNumber) => new JavaFloat(toFloat(left) + toFloat(right)),
  },
  numberMethods,
);

/** `Float.parseFloat`: what `Double.parseDouble` takes, too, but rounded once. */
function parseFloatText(text: string): JavaFloat {
  const { value } = parseDouble(text);
  const decimal = text.trim().replace(/[fFdD]$/, '');
  return new JavaFloat(/^[-+]?[\d.]+(?:[eE][-+]?\d+)?$/.test(decimal) && Number.isFinite(value) ? nearestFloat(decimal) : value);
}

const LEAST_NORMAL = 2 ** -126;

/** `Float.toHexString`: a subnormal float is written as the subnormal double of the same bits. */
function floatHexText(value: number): string {
  if (value === 0 || Math.abs(value) >= LEAST_NORMAL) return doubleHexText(value);
  return doubleHexText(value * 2 ** -896).replace('p-1022', 'p-126');
}
