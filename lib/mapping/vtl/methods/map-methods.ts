import { charge, type JavaMap, type JavaValue, javaEquals, type MapEntry, MapView, SetView } from '../../values';
import { collectionLimit } from '../objects';
import { notNull, nullPointer, refusingAll, refusingNull } from './failures';
import { entryStatics, mapStatics } from './immutable-methods';
import { MethodTable } from './method-table';
import { objectMethods } from './object-methods';

export const mapMethods = new MethodTable(
  {
    'size()': (self: JavaMap) => self.size,
    'isEmpty()': (self: JavaMap) => self.size === 0,
    'get(Object)': (self: JavaMap, key: JavaValue) => self.get(key),
    'put(Object,Object)': (self: JavaMap, key: JavaValue, value: JavaValue) => self.put(key, value),
    'putAll(Map)': putAll,
    'putIfAbsent(Object,Object)': (self: JavaMap, key: JavaValue, value: JavaValue) => {
      const former = self.get(key);
      if (former === null) self.put(key, value);
      return former;
    },
    'remove(Object)': (self: JavaMap, key: JavaValue) => self.remove(key),
    'remove(Object,Object)': (self: JavaMap, key: JavaValue, value: JavaValue) => {
      const isThere = self.has(key) && javaEquals(self.get(key), value);
      if (isThere) self.remove(key);
      return isThere;
    },
    'containsKey(Object)': (self: JavaMap, key: JavaValue) => self.has(key),
    'containsValue(Object)': (self: JavaMap, value: JavaValue) => new MapView(self, 'values').has(value),
    'keySet()': (self: JavaMap) => new SetView(self, 'keySet'),
    'values()': (self: JavaMap) => new MapView(self, 'values'),
    'entrySet()': (self: JavaMap) => new SetView(self, 'entrySet'),
    'getOrDefault(Object,Object)': (self: JavaMap, key: JavaValue, otherwise: JavaValue) => (self.has(key) ? self.get(key) : otherwise),
    'replace(Object,Object)': (self: JavaMap, key: JavaValue, value: JavaValue) => (self.has(key) ? self.put(key, value) : null),
    'replace(Object,Object,Object)': (self: JavaMap, key: JavaValue, former: JavaValue, value: JavaValue) => {
      const isThere = self.has(key) && javaEquals(self.get(key), former);
      if (isThere) self.put(key, value);
      return isThere;
    },
    'clear()': (self: JavaMap) => self.clear(),
    ...mapStatics,
    ...refusingNull('forEach(Function)', 'replaceAll(Function)', 'merge(Object,Object,Function)'),
    ...refusingNull('compute(Object,Function)', 'computeIfAbsent(Object,Function)', 'computeIfPresent(Object,Function)'),
  },
  objectMethods,
);

/** What `Map.of` answers: it also fails where it is asked for null. */
export const immutableMapMethods = new MethodTable(
  {
    'get(Object)': (self: JavaMap, key: JavaValue) => self.get(notNull(key)),
    'containsKey(Object)': (self: JavaMap, key: JavaValue) => self.has(notNull(key)),
    'containsValue(Object)': (self: JavaMap, value: JavaValue) => new MapView(self, 'values').has(notNull(value)),
    'getOrDefault(Object,Object)': (self: JavaMap, key: JavaValue, otherwise: JavaValue) => self.get(notNull(key)) ?? otherwise,
    ...refusingAll(
      'putIfAbsent(Object,Object)',
      'remove(Object,Object)',
      'replace(Object,Object)',
      'replace(Object,Object,Object)',
      'putAll(Map)',
    ),
    ...refusingAll('compute(Object,Function)', 'merge(Object,Object,Function)', 'replaceAll(Function)'),
  },
  mapMethods,
);

/** What HashMap and LinkedHashMap add to Map. */
export const hashMapMethods = new MethodTable(
  {
    'clone()': (self: JavaMap) => {
      charge(self.size);
      return self.copy();
    },
  },
  mapMethods,
);

function putAll(self: JavaMap, other: JavaMap | null): undefined {
  if (other === null) throw nullPointer();
  collectionLimit(self.size + other.size);
  charge(other.size);
  for (const [key, value] of [...other.walk()]) self.put(key, value);
}

export const entryMethods = new MethodTable(
  {
    'getKey()': (self: MapEntry) => self.key,
    'getValue()': (self: MapEntry) => self.value,
    'setValue(Object)': (self: MapEntry, value: JavaValue) => self.set(value),
    ...entryStatics,
  },
  objectMethods,
);
