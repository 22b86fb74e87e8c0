export { charge, endBudget, STEP_LIMIT, startBudget, stepsTaken } from './budget';
export { checkLength, mapText, TEXT_LIMIT } from './collection-text';
export { type DocumentPath, DocumentRow, type RowPart } from './document-row';
export { DocumentText } from './document-text';
export type { DocumentValues } from './document-values';
export { doubleHexText } from './double-hex-text';
export { FixedText, WORD } from './fixed-text';
export { HashOrderMap } from './hash-order-map';
export { ImmutableEntry, ImmutableList, ImmutableMap, ImmutableSet } from './immutable-collections';
export { type ComponentType, JavaArray } from './java-array';
export { JavaCharacter } from './java-character';
export { JavaException } from './java-exception';
export { floatBits, JavaFloat } from './java-float';
export { ArrayIterator, JavaIterator } from './java-iterator';
export { JavaList } from './java-list';
export { JavaMap } from './java-map';
export * from './java-number';
export { addNumbers, compareNumbers, divideNumbers, moduloNumbers, multiplyNumbers, subtractNumbers } from './java-number-arithmetic';
export { isBig, isIntegral, isJavaNumber, toBigDecimal, toDouble, toInt, toLong } from './java-number-conversion';
export { checkedScale, compareDecimals } from './java-number-decimal';
export {
  DIGITS_LIMIT,
  digitValue,
  integerOf,
  javaTrim,
  narrowestInteger,
  parseBigDecimal,
  parseBigInteger,
  parseDouble,
  parseInteger,
  parseLong,
} from './java-number-parse';
export { atScale, dividedAt, dividedExactly, integralQuotient, roundingOf, withoutZeros } from './java-number-rounding';
export { decimalEngineeringText, decimalPlainText, doubleText } from './java-number-text';
export { JavaByte, JavaShort, JavaSmallInteger } from './java-small-integer';
export { javaEquals, javaHash, javaText } from './java-text';
export { type JavaCollection, type JavaIntegral, type JavaNumber, JavaObject, type JavaValue } from './java-value';
export { JsonArray } from './json-array';
export { jsonArrayText, jsonText } from './json-text';
export { BothWaysIterator, ListIterator, type WalkedList } from './list-iterator';
export { MapIterator } from './map-iterator';
export { EMPTY_SHAPE, MapShape } from './map-shape';
export { MapEntry, MapView, SetView } from './map-view';
export { MemberLookup } from './member-lookup';
export { nearestFloat, toFloat } from './nearest-float';
export { PRINTED_CAPACITY, PrintedBytes } from './printed-bytes';
export { SubList } from './sub-list';
