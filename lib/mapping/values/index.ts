export { checkLength, mapText, TEXT_LIMIT } from './collection-text';
export { doubleHexText } from './double-hex-text';
export { HashOrderMap } from './hash-order-map';
export { type ComponentType, JavaArray } from './java-array';
export { JavaCharacter } from './java-character';
export { JavaException } from './java-exception';
export { ArrayIterator, JavaIterator, ListIterator, MapIterator } from './java-iterator';
export { JavaList } from './java-list';
export { JavaMap } from './java-map';
export * from './java-number';
export { addNumbers, compareNumbers, divideNumbers, moduloNumbers, multiplyNumbers, subtractNumbers } from './java-number-arithmetic';
export { isIntegral, isJavaNumber, toBigDecimal, toDouble, toInt, toLong } from './java-number-conversion';
export { compareDecimals } from './java-number-decimal';
export {
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
export { doubleText } from './java-number-text';
export { javaEquals, javaHash, javaText } from './java-text';
export { type JavaCollection, type JavaNumber, JavaObject, type JavaValue } from './java-value';
export { JsonArray } from './json-array';
export { jsonText } from './json-text';
export { EMPTY_SHAPE, MapShape } from './map-shape';
export { MapEntry, MapView, type MapViewKind } from './map-view';
export { MemberLookup } from './member-lookup';
export { SubList } from './sub-list';
