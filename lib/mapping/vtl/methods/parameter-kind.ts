import {
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaList,
  JavaLong,
  JavaMap,
  type JavaValue,
  MapView,
} from '../../values';

/** Java's parameter types, and which values a call may pass: primitives widen, everything else takes null. */
export type ParameterKind = keyof typeof KINDS;

export type Accepts = (value: JavaValue) => boolean;

const isInt: Accepts = (value) => typeof value === 'number';
const isLong: Accepts = (value) => typeof value === 'number' || value instanceof JavaLong;
const isDouble: Accepts = (value) => typeof value === 'number' || value instanceof JavaDouble || value instanceof JavaLong;
const isString: Accepts = (value) => typeof value === 'string' || value === null;
const isCollection: Accepts = (value) => value instanceof JavaList || value instanceof MapView || value === null;

export const KINDS = {
  Object: () => true,
  int: isInt,
  long: isLong,
  double: isDouble,
  boolean: (value) => typeof value === 'boolean',
  char: (value) => value instanceof JavaCharacter,
  String: isString,
  CharSequence: isString,
  /** No value is a Locale or a Comparator. */
  Locale: (value) => value === null,
  Comparator: (value) => value === null,
  Integer: (value) => isInt(value) || value === null,
  Long: (value) => value instanceof JavaLong || value === null,
  Double: (value) => value instanceof JavaDouble || value === null,
  BigInteger: (value) => value instanceof JavaBigInteger || value === null,
  BigDecimal: (value) => value instanceof JavaBigDecimal || value === null,
  Boolean: (value) => typeof value === 'boolean' || value === null,
  Character: (value) => value instanceof JavaCharacter || value === null,
  Map: (value) => value instanceof JavaMap || value === null,
  Collection: isCollection,
  Iterable: isCollection,
  /** Where a method takes null as an object, too, Velocity finds that one first. */
  'char[]': (value) => value instanceof JavaArray && value.component === 'char',
} satisfies Record<string, Accepts>;
