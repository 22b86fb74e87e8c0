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
} from '../../values';
import type { MethodTable } from './method-table';
import { arrayMethods, iteratorMethods, jsonArrayMethods, listMethods, viewMethods } from './methods/list-methods';
import { entryMethods, mapMethods } from './methods/map-methods';
import { bigDecimalMethods, bigIntegerMethods, doubleMethods, longMethods } from './methods/number-methods';
import { objectMethods } from './methods/object-methods';
import { characterMethods } from './methods/scalar-methods';
import { ForeachScope, foreachScopeMethods } from './foreach-scope';
import { TemplateObject } from './template-object';

const TABLES: readonly (readonly [abstract new (...given: never[]) => JavaObject, MethodTable])[] = [
  [ForeachScope, foreachScopeMethods],
  [JavaMap, mapMethods],
  [JsonArray, jsonArrayMethods],
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
