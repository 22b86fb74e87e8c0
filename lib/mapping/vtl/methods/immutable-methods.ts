import {
  charge,
  ImmutableEntry,
  ImmutableList,
  ImmutableMap,
  ImmutableSet,
  type JavaArray,
  JavaException,
  type JavaList,
  type JavaMap,
  type JavaValue,
  type MapEntry,
  MapView,
} from '../../values';
import { nullPointer } from './failures';
import type { Invoke } from './method-table';

/** The statics of List, Set, Map and Map.Entry that make collections which cannot be changed. */

/** Pairs that `Map.of` takes at most. */
const PAIRS = 10;

export const listStatics: Record<string, Invoke> = {
  'of(exactly Object[])': (_: JavaList, array: JavaArray) => listOf(array.items),
  'of(Object)': (_: JavaList, item: JavaValue) => listOf([item]),
  'of(Object...)': (_: JavaList, ...items: JavaValue[]) => listOf(items),
  'copyOf(Collection)': (_: JavaList, other: JavaList | MapView | null) =>
    other instanceof ImmutableList ? other : listOf(itemsOf(other)),
};

export const setStatics: Record<string, Invoke> = {
  'of(exactly Object[])': (_: MapView, array: JavaArray) => setOf(array.items),
  'of(Object)': (_: MapView, item: JavaValue) => setOf([item]),
  'of(Object...)': (_: MapView, ...items: JavaValue[]) => setOf(items),
  'copyOf(Collection)': (_: MapView, other: JavaList | MapView | null) => {
    if (other instanceof ImmutableSet) return other;
    charge(itemsOf(other).length);
    return new ImmutableSet(itemsOf(other));
  },
};

export const entryStatics: Record<string, Invoke> = {
  'copyOf(Entry)': (_: MapEntry, entry: MapEntry | null) => {
    if (entry === null) throw nullPointer();
    return entry instanceof ImmutableEntry ? entry : new ImmutableEntry(entry.key, entry.value);
  },
};

export const mapStatics: Record<string, Invoke> = {
  ...Object.fromEntries(
    Array.from({ length: PAIRS + 1 }, (_, count) => [
      `of(${Array.from({ length: 2 * count }, () => 'Object').join(',')})`,
      (_: JavaMap, ...items: JavaValue[]) => mapOf(items.flatMap((item, at) => (at % 2 === 0 ? [[item, items[at + 1]] as const] : []))),
    ]),
  ),
  'entry(Object,Object)': (_: JavaMap, key: JavaValue, value: JavaValue) => new ImmutableEntry(key, value),
  'ofEntries(Entry...)': (_: JavaMap, ...entries: (MapEntry | null)[]) =>
    mapOf(
      entries.map((entry) => {
        if (entry === null) throw nullPointer();
        return [entry.key, entry.value] as const;
      }),
    ),
  'copyOf(Map)': (_: JavaMap, other: JavaMap | null) => {
    if (other === null) throw nullPointer();
    return other instanceof ImmutableMap ? other : mapOf([...other.walk()]);
  },
};

function listOf(items: readonly JavaValue[]): ImmutableList {
  charge(items.length);
  return new ImmutableList(items);
}

function setOf(items: readonly JavaValue[]): ImmutableSet {
  charge(items.length);
  const set = new ImmutableSet(items);
  if (set.map.size !== items.length) throw new JavaException('IllegalArgumentException', 'duplicate element');
  return set;
}

function mapOf(entries: readonly (readonly [JavaValue, JavaValue])[]): ImmutableMap {
  charge(entries.length);
  const map = new ImmutableMap(entries);
  if (map.size !== entries.length) throw new JavaException('IllegalArgumentException', 'duplicate key');
  return map;
}

function itemsOf(other: JavaList | MapView | null): readonly JavaValue[] {
  if (other === null) throw nullPointer();
  return other instanceof MapView ? other.items() : other.items;
}
