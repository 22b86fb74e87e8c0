import { JavaException } from './java-exception';
import { JavaList } from './java-list';
import { JavaMap, type MapViewKind } from './java-map';
import type { JavaValue } from './java-value';
import type { WalkedList } from './list-iterator';
import { MapEntry, SetView } from './map-view';

/** What `List.of`, `Set.of`, `Map.of` and their like answer: nothing in it is null, and none of it can be changed. */

export class ImmutableList extends JavaList {
  constructor(items: readonly JavaValue[]) {
    super(items.map(present));
  }

  override get javaClass(): string {
    return `java.util.ImmutableCollections$${this.items.length === 1 || this.items.length === 2 ? 'List12' : 'ListN'}`;
  }

  override get iteratorClasses(): WalkedList['iteratorClasses'] {
    return ['java.util.ImmutableCollections$ListItr', 'java.util.ImmutableCollections$ListItr'];
  }

  override splice(): void {
    refuse();
  }

  override set(): void {
    refuse();
  }
}

export class ImmutableMap extends JavaMap {
  constructor(entries: readonly (readonly [JavaValue, JavaValue])[]) {
    super();
    for (const [key, value] of entries) {
      super.put(present(key), present(value));
    }
  }

  override get javaClass(): string {
    return `java.util.ImmutableCollections$${this.size === 1 ? 'Map1' : 'MapN'}`;
  }

  override iteratorClass(kind: MapViewKind): string {
    return kind === 'entrySet'
      ? 'java.util.ImmutableCollections$MapN$MapNIterator'
      : `java.util.AbstractMap$${kind === 'keySet' ? 1 : 2}$1`;
  }

  override put(): JavaValue {
    return refuse();
  }

  override remove(): JavaValue {
    return refuse();
  }

  override clear(): void {
    refuse();
  }
}

/** The members of a set are the keys of a map that nobody else has. */
export class ImmutableSet extends SetView {
  constructor(items: readonly JavaValue[]) {
    super(new ImmutableMap(items.map((item) => [item, true])), 'keySet');
  }

  override get javaClass(): string {
    return `java.util.ImmutableCollections$${this.map.size === 1 || this.map.size === 2 ? 'Set12' : 'SetN'}`;
  }

  override remove(): boolean {
    return refuse();
  }
}

export class ImmutableEntry extends MapEntry {
  constructor(key: JavaValue, value: JavaValue) {
    super(new JavaMap(), present(key), present(value));
  }

  override get javaClass(): string {
    return 'java.util.KeyValueHolder';
  }

  override set(): JavaValue {
    return refuse();
  }
}

export function present(value: JavaValue): JavaValue {
  if (value === null) throw new JavaException('NullPointerException', 'An immutable collection holds no null.');
  return value;
}

function refuse(): never {
  throw new JavaException('UnsupportedOperationException', 'An immutable collection cannot be changed.');
}
