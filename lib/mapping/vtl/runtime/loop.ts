import {
  ArrayIterator,
  JavaArray,
  JavaIterator,
  JavaList,
  JavaMap,
  type JavaValue,
  ListIterator,
  MapIterator,
  MapView,
  SubList,
} from '../../values';

/** Rounds of one `#foreach`; then the service just ends it. */
export const LOOP_LIMIT = 1_000;

/** What `#foreach` walks: lists, sets, arrays, iterators, and the values of maps; undefined for everything else. */
export function iteratorOf(value: JavaValue): JavaIterator | undefined {
  if (value instanceof SubList) value.check();
  if (value instanceof JavaList) return new ListIterator(value);
  if (value instanceof JavaMap) return new MapIterator(value, (_, item) => item, 'values');
  if (value instanceof MapView) return value.iterator();
  if (value instanceof JavaArray) return new ArrayIterator(value.items);
  return value instanceof JavaIterator ? value : undefined;
}
