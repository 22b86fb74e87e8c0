import {
  BothWaysIterator,
  ImmutableList,
  ImmutableMap,
  ImmutableSet,
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaByte,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaIterator,
  JavaList,
  JavaLong,
  JavaMap,
  type JavaObject,
  JavaShort,
  JsonArray,
  MapEntry,
  MapView,
  SetView,
  SubList,
} from '../../values';
import { ForeachScope, foreachAccessors, TemplateObject } from '../objects';
import { bigDecimalMethods } from './big-decimal-methods';
import { bigIntegerMethods } from './big-integer-methods';
import {
  arrayMethods,
  bothWaysIteratorMethods,
  immutableListMethods,
  immutableSetMethods,
  iteratorMethods,
  jsonArrayMethods,
  listMethods,
  setMethods,
  subListMethods,
  viewMethods,
} from './list-methods';
import { entryMethods, hashMapMethods, immutableMapMethods, mapMethods } from './map-methods';
import { MethodTable } from './method-table';
import { doubleMethods, integerMethods, longMethods } from './number-methods';
import { objectMethods } from './object-methods';
import { booleanMethods, characterMethods } from './scalar-methods';
import { byteMethods, floatMethods, shortMethods } from './small-number-methods';
import { stringMethods } from './string-methods';

const TABLES: readonly (readonly [abstract new (...given: never[]) => JavaObject, MethodTable])[] = [
  [ForeachScope, new MethodTable(foreachAccessors, mapMethods)],
  [ImmutableMap, immutableMapMethods],
  [JavaMap, hashMapMethods],
  [JsonArray, jsonArrayMethods],
  [SubList, subListMethods],
  [ImmutableList, immutableListMethods],
  [JavaList, listMethods],
  [ImmutableSet, immutableSetMethods],
  [SetView, setMethods],
  [MapView, viewMethods],
  [MapEntry, entryMethods],
  [JavaArray, arrayMethods],
  [BothWaysIterator, bothWaysIteratorMethods],
  [JavaIterator, iteratorMethods],
  [JavaLong, longMethods],
  [JavaDouble, doubleMethods],
  [JavaFloat, floatMethods],
  [JavaByte, byteMethods],
  [JavaShort, shortMethods],
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
