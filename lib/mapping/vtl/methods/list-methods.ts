import {
  BothWaysIterator,
  type ComponentType,
  charge,
  ImmutableList,
  JavaArray,
  JavaBigDecimal,
  JavaBigInteger,
  JavaByte,
  JavaCharacter,
  JavaException,
  type JavaIterator,
  type JavaList,
  type JavaValue,
  JsonArray,
  javaEquals,
  jsonArrayText,
  ListIterator,
  MapView,
  SubList,
  type WalkedList,
} from '../../values';
import { collectionLimit } from '../objects';
import { checkIndex, notNull, nullPointer, outOfBounds, refusingAll, refusingNull, unsupported } from './failures';
import { listStatics, setStatics } from './immutable-methods';
import { MethodTable } from './method-table';
import { naturallyOrdered } from './natural-order';
import { objectMethods } from './object-methods';

/** What all lists have. */
const anyListMethods = new MethodTable(
  {
    'size()': (self: JavaList) => self.items.length,
    'isEmpty()': (self: JavaList) => self.items.length === 0,
    'get(int)': (self: JavaList, index: number) => self.items[checkIndex(index, self.items.length)]!,
    'set(int,Object)': (self: JavaList, index: number, item: JavaValue) => {
      const former = self.items[checkIndex(index, self.items.length)]!;
      self.set(index, item);
      return former;
    },
    'add(Object)': (self: JavaList, item: JavaValue) => {
      collectionLimit(self.items.length + 1);
      self.splice(self.items.length, 0, [item]);
      return true;
    },
    'add(int,Object)': (self: JavaList, index: number, item: JavaValue) => insert(self, index, [item]),
    'addAll(Collection)': (self: JavaList, other: JavaList | MapView | null) => addAll(self, self.items.length, other),
    'addAll(int,Collection)': (self: JavaList, index: number, other: JavaList | MapView | null) => addAll(self, index, other),
    'remove(int)': (self: JavaList, index: number) => {
      const former = self.items[checkIndex(index, self.items.length)]!;
      self.splice(index, 1);
      return former;
    },
    'remove(Object)': (self: JavaList, item: JavaValue) => {
      const index = indexOf(self.items, item);
      if (index >= 0) self.splice(index, 1);
      return index >= 0;
    },
    'contains(Object)': (self: JavaList, item: JavaValue) => indexOf(self.items, item) >= 0,
    'containsAll(Collection)': (self: JavaList, other: JavaList | MapView | null) =>
      itemsOf(other).every((item) => indexOf(self.items, item) >= 0),
    'indexOf(Object)': (self: JavaList, item: JavaValue) => indexOf(self.items, item),
    'lastIndexOf(Object)': (self: JavaList, item: JavaValue) => lastIndexOf(self.items, item),
    'subList(int,int)': (self: JavaList, from: number, to: number) => {
      checkRange(from, to, self.items.length);
      charge(to - from);
      return new SubList(self, from, to);
    },
    'clear()': (self: JavaList) => self.splice(0, self.items.length),
    'iterator()': (self: JavaList) => (self instanceof SubList ? new BothWaysIterator(self) : new ListIterator(self)),
    'listIterator()': (self: JavaList) => new BothWaysIterator(self),
    'listIterator(int)': (self: JavaList, from: number) => new BothWaysIterator(self, checkPosition(from, self.items.length)),
    'toArray()': (self: JavaList) => arrayOf(self.items),
    ...refusingNull('toArray(Function)'),
    'toArray(Object[])': (self: JavaList, array: JavaArray) => filled(array, self.items),
    'toArray(Object...)': (self: JavaList, ...given: JavaValue[]) => filled(new JavaArray('Object', given), self.items),
    'removeAll(Collection)': (self: JavaList, other: JavaList | MapView | null) => keep(self, other, false),
    'retainAll(Collection)': (self: JavaList, other: JavaList | MapView | null) => keep(self, other, true),
    ...listStatics,
    ...refusingNull('forEach(Function)', 'removeIf(Function)', 'replaceAll(Function)'),
    'sort(Comparator)': (self: JavaList) => {
      charge(self.items.length * 4);
      self.splice(0, self.items.length, naturallyOrdered(self.items));
    },
  },
  objectMethods,
);

/** A part looks first whether the whole has changed. */
export const subListMethods = anyListMethods.guarded((self: SubList) => self.check());

export const listMethods = new MethodTable(
  {
    'clone()': (self: JavaList) => {
      charge(self.items.length);
      return self.copy();
    },
    'ensureCapacity(int)': () => undefined,
    'trimToSize()': () => undefined,
  },
  anyListMethods,
);

export const jsonArrayMethods = new MethodTable(
  {
    'toJSONString()': (self: JavaList) => self.toJavaString(),
    'toJSONString(List)': (_: JavaList, list: JavaList) => jsonArrayText(list),
    // Two methods take null, and Velocity then calls neither.
    'toJSONString(JSONStyle)': () => null,
    ...refusingNull('toString(JSONStyle)', 'writeJSONString(Appendable)'),
    'merge(Object)': (self: JavaList, other: JavaValue) => {
      if (other === null) return;
      if (!(other instanceof JsonArray)) throw new JavaException('ClassCastException', 'Only an array of JSON is merged with one.');
      addAll(self, self.items.length, other);
    },
    'appendElement(Object)': (self: JavaList, item: JavaValue) => {
      self.splice(self.items.length, 0, [item]);
      return self;
    },
  },
  listMethods,
);

/** A Java array as Velocity wraps it: a list that keeps its length. */
export const arrayMethods = new MethodTable(
  {
    'size()': (self: JavaArray) => self.items.length,
    'isEmpty()': (self: JavaArray) => self.items.length === 0,
    'get(int)': (self: JavaArray, index: number) => self.items[checkIndex(index, self.items.length)]!,
    'set(int,Object)': setInArray,
    'contains(Object)': (self: JavaArray, item: JavaValue) => indexOf(self.items, item) >= 0,
    'indexOf(Object)': (self: JavaArray, item: JavaValue) => indexOf(self.items, item),
    'lastIndexOf(Object)': (self: JavaArray, item: JavaValue) => lastIndexOf(self.items, item),
    'iterator()': (self: JavaArray) => new ListIterator(walked(self)),
    'listIterator()': (self: JavaArray) => new BothWaysIterator(walked(self)),
    'listIterator(int)': (self: JavaArray, from: number) => new BothWaysIterator(walked(self), checkPosition(from, self.items.length)),
    'toArray()': (self: JavaArray) => arrayOf(self.items),
    ...refusingNull('toArray(Function)'),
    'toArray(Object[])': (self: JavaArray, array: JavaArray) => filled(array, self.items),
    'toArray(Object...)': (self: JavaArray, ...given: JavaValue[]) => filled(new JavaArray('Object', given), self.items),
    'containsAll(Collection)': (self: JavaArray, other: JavaList | MapView | null) =>
      itemsOf(other).every((item) => indexOf(self.items, item) >= 0),
    'subList(int,int)': (self: JavaArray, from: number, to: number) => {
      checkRange(from, to, self.items.length);
      charge(to - from);
      return new SubList(walked(self), from, to);
    },
    ...listStatics,
    ...refusingNull('forEach(Function)', 'removeIf(Function)', 'replaceAll(Function)'),
    'sort(Comparator)': (self: JavaArray) => {
      charge(self.items.length * 4);
      for (const [index, item] of naturallyOrdered(self.items).entries()) self.items[index] = item;
    },
    'add(Object)': refuse,
    'add(int,Object)': refuse,
    'remove(int)': refuse,
    'remove(Object)': (self: JavaArray, item: JavaValue) => unchanged(indexOf(self.items, item) < 0),
    'addAll(int,Collection)': (self: JavaArray, index: number, other: JavaList | MapView | null) => {
      checkPosition(index, self.items.length);
      return unchanged(itemsOf(other).length === 0);
    },
    'addAll(Collection)': (_: JavaArray, other: JavaList | MapView | null) => unchanged(itemsOf(other).length === 0),
    'removeAll(Collection)': (self: JavaArray, other: JavaList | MapView | null) =>
      unchanged(keptBy(self.items, other, false) === self.items.length),
    'retainAll(Collection)': (self: JavaArray, other: JavaList | MapView | null) =>
      unchanged(keptBy(self.items, other, true) === self.items.length),
    'clear()': (self: JavaArray) => {
      unchanged(self.items.length === 0);
    },
  },
  objectMethods,
);

export const viewMethods = new MethodTable(
  {
    'size()': (self: MapView) => self.map.size,
    'isEmpty()': (self: MapView) => self.map.size === 0,
    'contains(Object)': (self: MapView, item: JavaValue) => self.has(item),
    'containsAll(Collection)': (self: MapView, other: JavaList | MapView | null) => itemsOf(other).every((item) => self.has(item)),
    'remove(Object)': (self: MapView, item: JavaValue) => self.remove(item),
    'iterator()': (self: MapView) => self.iterator(),
    'toArray()': (self: MapView) => arrayOf(self.items()),
    ...refusingNull('toArray(Function)'),
    'toArray(Object[])': (self: MapView, array: JavaArray) => filled(array, self.items()),
    'toArray(Object...)': (self: MapView, ...given: JavaValue[]) => filled(new JavaArray('Object', given), self.items()),
    'clear()': (self: MapView) => self.map.clear(),
    'removeAll(Collection)': (self: MapView, other: JavaList | MapView | null) => keepInView(self, other, false),
    'retainAll(Collection)': (self: MapView, other: JavaList | MapView | null) => keepInView(self, other, true),
    'add(Object)': refuse,
    ...refusingNull('forEach(Function)', 'removeIf(Function)'),
    'addAll(Collection)': (_: MapView, other: JavaList | MapView | null) => unchanged(itemsOf(other).length === 0),
  },
  objectMethods,
);

export const setMethods = new MethodTable(setStatics, viewMethods);

const NO_CHANGES = refusingAll(
  'add(Object)',
  'addAll(Collection)',
  'remove(Object)',
  'removeAll(Collection)',
  'retainAll(Collection)',
  'clear()',
  'removeIf(Function)',
);

/** What `List.of` answers: it also fails where it is asked for null. */
export const immutableListMethods = new MethodTable(
  {
    ...NO_CHANGES,
    ...refusingAll(
      'add(int,Object)',
      'addAll(int,Collection)',
      'remove(int)',
      'set(int,Object)',
      'sort(Comparator)',
      'replaceAll(Function)',
    ),
    'contains(Object)': (self: JavaList, item: JavaValue) => indexOf(self.items, notNull(item)) >= 0,
    'indexOf(Object)': (self: JavaList, item: JavaValue) => indexOf(self.items, notNull(item)),
    'lastIndexOf(Object)': (self: JavaList, item: JavaValue) => lastIndexOf(self.items, notNull(item)),
    'subList(int,int)': (self: JavaList, from: number, to: number) => {
      checkRange(from, to, self.items.length);
      return new ImmutableList(self.items.slice(from, to));
    },
  },
  anyListMethods,
);

export const immutableSetMethods = new MethodTable(
  { ...NO_CHANGES, 'contains(Object)': (self: MapView, item: JavaValue) => self.has(notNull(item)) },
  setMethods,
);

export const iteratorMethods = new MethodTable(
  {
    'hasNext()': (self: JavaIterator) => self.hasNext(),
    'next()': (self: JavaIterator) => self.next(),
    'remove()': (self: JavaIterator) => self.remove(),
    ...refusingNull('forEachRemaining(Function)'),
  },
  objectMethods,
);

export const bothWaysIteratorMethods = new MethodTable(
  {
    'hasPrevious()': (self: BothWaysIterator) => self.nextIndex > 0,
    'previous()': (self: BothWaysIterator) => self.previous(),
    'nextIndex()': (self: BothWaysIterator) => self.nextIndex,
    'previousIndex()': (self: BothWaysIterator) => self.nextIndex - 1,
    'set(Object)': (self: BothWaysIterator, item: JavaValue) => self.set(item),
    'add(Object)': (self: BothWaysIterator, item: JavaValue) => self.add(item),
  },
  iteratorMethods,
);

/** An array as its iterators need it. */
function walked(array: JavaArray): WalkedList {
  return {
    items: array.items,
    version: 0,
    iteratorClasses: ['java.util.AbstractList$Itr', 'java.util.AbstractList$ListItr'],
    splice: refuse,
    set: (at, item) => void setInArray(array, at, item),
  };
}

function checkPosition(at: number, length: number): number {
  if (at < 0 || at > length) throw outOfBounds(at, length);
  return at;
}

function itemsOf(other: JavaList | MapView | null): readonly JavaValue[] {
  if (other === null) throw nullPointer();
  return other instanceof MapView ? other.items() : other.items;
}

function indexOf(items: readonly JavaValue[], item: JavaValue): number {
  charge(items.length >>> 4);
  return items.findIndex((own) => javaEquals(item, own));
}

function lastIndexOf(items: readonly JavaValue[], item: JavaValue): number {
  charge(items.length >>> 4);
  for (let i = items.length - 1; i >= 0; i--) if (javaEquals(item, items[i])) return i;
  return -1;
}

function insert(self: JavaList, index: number, items: readonly JavaValue[]): undefined {
  if (index < 0 || index > self.items.length) throw outOfBounds(index, self.items.length);
  collectionLimit(self.items.length + items.length);
  charge(items.length + (self.items.length >>> 4));
  self.splice(index, 0, items);
}

function addAll(self: JavaList, index: number, other: JavaList | MapView | null): boolean {
  const items = [...itemsOf(other)];
  insert(self, index, items);
  return items.length > 0;
}

function refuse(): never {
  throw unsupported();
}

/** False, as methods answer that change nothing; what would change an array is refused. */
function unchanged(isSo: boolean): boolean {
  if (!isSo) refuse();
  return false;
}

function keptBy(items: readonly JavaValue[], other: JavaList | MapView | null, wanted: boolean): number {
  const others = itemsOf(other);
  return items.filter((item) => indexOf(others, item) >= 0 === wanted).length;
}

function keep(self: JavaList, other: JavaList | MapView | null, wanted: boolean): boolean {
  const others = itemsOf(other);
  const kept = self.items.filter((item) => indexOf(others, item) >= 0 === wanted);
  if (kept.length === self.items.length) return false;
  self.splice(0, self.items.length, kept);
  return true;
}

function keepInView(self: MapView, other: JavaList | MapView | null, wanted: boolean): boolean {
  const others = itemsOf(other);
  const former = self.map.size;
  for (const item of self.items()) if (indexOf(others, item) >= 0 !== wanted) self.remove(item);
  return self.map.size !== former;
}

function checkRange(from: number, to: number, length: number): void {
  if (from < 0 || to > length || from > to) throw outOfBounds(from < 0 || from > to ? from : to, length);
}

function arrayOf(items: readonly JavaValue[]): JavaArray {
  charge(items.length);
  return new JavaArray('Object', [...items]);
}

/** `toArray(T[])`: the array itself where it is long enough, with a null after the last item, else one of its type. */
function filled(array: JavaArray, items: readonly JavaValue[]): JavaArray {
  charge(items.length);
  if (!items.every(TAKES[array.component])) throw new JavaException('ArrayStoreException', 'The array takes no items of this class.');
  if (array.items.length < items.length) return new JavaArray(array.component, [...items]);
  for (const [at, item] of items.entries()) array.items[at] = item;
  if (array.items.length > items.length) array.items[items.length] = null;
  return array;
}

/** What an array of each type takes. */
const TAKES: Readonly<Record<ComponentType, (item: JavaValue) => boolean>> = {
  Object: () => true,
  String: (item) => typeof item === 'string' || item === null,
  char: (item) => item instanceof JavaCharacter,
  byte: (item) => item instanceof JavaByte,
  BigInteger: (item) => item instanceof JavaBigInteger || item === null,
  BigDecimal: (item) => item instanceof JavaBigDecimal || item === null,
};

function setInArray(self: JavaArray, index: number, item: JavaValue): JavaValue {
  const former = self.items[checkIndex(index, self.items.length)]!;
  if (!TAKES[self.component](item)) throw unsupported();
  self.items[index] = item;
  return former;
}
