import {
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaByte,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSmallInteger,
  type JavaValue,
  MapEntry,
  MapView,
} from '../../values';

/** Java's parameter types, and which values a call may pass: primitives widen, everything else takes null. */
export type ParameterKind = keyof typeof KINDS;

export type Accepts = (value: JavaValue) => boolean;

const isNull: Accepts = (value) => value === null;
const isShort: Accepts = (value) => value instanceof JavaSmallInteger;
const isInt: Accepts = (value) => typeof value === 'number' || isShort(value);
const isLong: Accepts = (value) => isInt(value) || value instanceof JavaLong;
const isFloat: Accepts = (value) => isLong(value) || value instanceof JavaFloat;
const isDouble: Accepts = (value) => isFloat(value) || value instanceof JavaDouble;
const isString: Accepts = (value) => typeof value === 'string' || value === null;
const isCollection: Accepts = (value) => value instanceof JavaList || value instanceof MapView || value === null;

/** The kinds that a Byte or Short is widened for. */
export const WIDENING: ReadonlySet<ParameterKind> = new Set(['int', 'long', 'float', 'double']);

export const KINDS = {
  Object: () => true,
  byte: (value) => value instanceof JavaByte,
  short: isShort,
  int: isInt,
  long: isLong,
  float: isFloat,
  double: isDouble,
  boolean: (value) => typeof value === 'boolean',
  char: (value) => value instanceof JavaCharacter,
  String: isString,
  CharSequence: isString,
  'String|Charset': (value) => typeof value === 'string',
  // No value is one of these.
  Locale: isNull,
  Charset: isNull,
  Comparator: isNull,
  Function: isNull,
  MathContext: isNull,
  JSONStyle: isNull,
  Appendable: isNull,
  RoundingMode: isNull,
  /** An array of characters that is none. */
  'null[]': isNull,
  Byte: (value) => value instanceof JavaByte || value === null,
  Short: (value) => value instanceof JavaShort || value === null,
  Integer: (value) => typeof value === 'number' || value === null,
  Long: (value) => value instanceof JavaLong || value === null,
  Float: (value) => value instanceof JavaFloat || value === null,
  Double: (value) => value instanceof JavaDouble || value === null,
  BigInteger: (value) => value instanceof JavaBigInteger || value === null,
  BigDecimal: (value) => value instanceof JavaBigDecimal || value === null,
  Boolean: (value) => typeof value === 'boolean' || value === null,
  Character: (value) => value instanceof JavaCharacter || value === null,
  Map: (value) => value instanceof JavaMap || value === null,
  Entry: (value) => value instanceof MapEntry || value === null,
  List: (value) => value instanceof JavaList,
  Collection: isCollection,
  Iterable: isCollection,
  /** Where a method takes null as an object, too, Velocity finds that one first. */
  'char[]': (value) => value instanceof JavaArray && value.component === 'char',
  /** Velocity takes an Object[] for a parameter of just this type, and any other array for an Object. */
  'exactly Object[]': (value) => value instanceof JavaArray && value.component === 'Object',
  'Object[]': (value) => value instanceof JavaArray && value.component !== 'char' && value.component !== 'byte',
} satisfies Record<string, Accepts>;
