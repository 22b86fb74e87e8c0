import {
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaIterator,
  JavaList,
  JavaLong,
  JavaMap,
  type JavaObject,
  JsonArray,
  MapEntry,
  MapView,
  SubList,
} from '../../values';
import { ForeachScope, foreachAccessors, TemplateObject } from '../objects';
import { arrayMethods, iteratorMethods, jsonArrayMethods, listMethods, subListMethods, viewMethods } from './list-methods';
import { entryMethods, hashMapMethods, mapMethods } from './map-methods';
import { MethodTable } from './method-table';
import { bigDecimalMethods, bigIntegerMethods, doubleMethods, integerMethods, longMethods } from './number-methods';
import { objectMethods } from './object-methods';
import { booleanMethods, characterMethods } from './scalar-methods';
import { stringMethods } from './string-methods';

const TABLES: readonly (readonly [abstract new (...given: never[]) => JavaObject, MethodTable])[] = [
  [ForeachScope, new MethodTable(foreachAccessors, mapMethods)],
  [JavaMap, hashMapMethods],
  [JsonArray, jsonArrayMethods],
  [SubList, subListMethods],
  [JavaList, listMethods],
  [MapView, viewMethods],
  [MapEntry, entryMethods],
  [JavaArray, arrayMethods],
  [JavaIterator, iteratorMethods],
  [JavaLong, longMethods],
  [JavaDouble, doubleMethods],
  [JavaBigInteger, bigIntegerMethods],
  [JavaBigDecimal, bigDecimalMethods],
  [JavaCharacter, characterMethods],
];

/** The methods of an object that is no string, Integer or boolean. */
export function methodsOf(value: JavaObject): MethodTable {
  if (value instanceof TemplateObject) return value.methods;
  return TABLES.find(([type]) => value instanceof type)?.[1] ?? objectMethods;
}

/** The tables of all values, for those who ask whether anything has a method. */
export const VALUE_METHODS: readonly MethodTable[] = [stringMethods, integerMethods, booleanMethods, ...TABLES.map(([, table]) => table)];
