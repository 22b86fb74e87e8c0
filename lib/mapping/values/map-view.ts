import { charge } from './budget';
import { collectionText, nested } from './collection-text';
import { JavaException } from './java-exception';
import type { JavaMap, MapViewKind } from './java-map';
import { javaEquals, javaHash, javaText } from './java-text';
import { JavaObject, type JavaValue } from './java-value';
import { MapIterator } from './map-iterator';

/** `keySet()`, `values()` and `entrySet()`: they show what the map holds at the moment. */
export class MapView extends JavaObject {
  constructor(
    readonly map: JavaMap,
    readonly kind: MapViewKind,
  ) {
    super();
  }

  get javaClass(): string {
    return `${this.map.javaClass}$${this.kind}`;
  }

  items(): JavaValue[] {
    charge(this.map.size >>> 3);
    return Array.from(this.map.walk(), ([key, value]) => this.pick(key, value));
  }

  iterator(): MapIterator {
    return new MapIterator(this.map, (key, value) => this.pick(key, value), this.kind);
  }

  has(item: JavaValue): boolean {
    if (this.kind === 'keySet') return this.map.has(item);
    return this.items().some((own) => javaEquals(own, item));
  }

  /** Removes an item with its entry; whether there was one. */
  remove(item: JavaValue): boolean {
    for (const [key, value] of this.map.walk()) {
      if (!javaEquals(this.pick(key, value), item)) continue;
      this.map.remove(key);
      return true;
    }
    return false;
  }

  toJavaString(): string {
    return collectionText(this, this.items());
  }

  /** Key sets and entry sets equal other sets of the same members; values equal only themselves. */
  override equals(other: JavaValue): boolean {
    if (!(other instanceof MapView)) return false;
    // Java makes each view of a map once.
    if (other.map === this.map && other.kind === this.kind) return true;
    if (this.kind === 'values' || other.kind === 'values') return false;
    if (other.map.size !== this.map.size) return false;
    return this.items().every((item) => other.has(item));
  }

  override hashCode(): number {
    return nested(() => this.items().reduce<number>((hash, item) => (hash + javaHash(item)) | 0, 0));
  }

  private pick(key: JavaValue, value: JavaValue): JavaValue {
    if (this.kind === 'keySet') return key;
    return this.kind === 'values' ? value : new MapEntry(this.map, key, value);
  }
}

/** `keySet()` and `entrySet()`, which are sets. */
export class SetView extends MapView {}

/** java.util.Map.Entry: prints `k=v`. */
export class MapEntry extends JavaObject {
  constructor(
    private readonly map: JavaMap,
    readonly key: JavaValue,
    private last: JavaValue,
  ) {
    super();
  }

  get javaClass(): string {
    return 'java.util.Map$Entry';
  }

  get value(): JavaValue {
    const current = this.current();
    if (current !== undefined) this.last = current;
    return this.last;
  }

  /** Sets the value in the map and answers the former one. */
  set(value: JavaValue): JavaValue {
    const former = this.value;
    if (this.current() !== undefined) this.put(value);
    this.last = value;
    return former;
  }

  /** What the map holds for the key; undefined where it has lost it. A key that is an object is found without its hash, which may have changed. */
  private current(): JavaValue | undefined {
    if (this.key instanceof JavaObject) return this.map.entries.get(this.key);
    return this.map.has(this.key) ? this.map.get(this.key) : undefined;
  }

  private put(value: JavaValue): void {
    if (this.key instanceof JavaObject) this.map.entries.set(this.key, value);
    else this.map.put(this.key, value);
  }

  override toJson(): string {
    throw new JavaException('InaccessibleObjectException', 'An entry of a map is no JSON.');
  }

  toJavaString(): string {
    return `${javaText(this.key)}=${javaText(this.value)}`;
  }

  override equals(other: JavaValue): boolean {
    return other instanceof MapEntry && javaEquals(this.key, other.key) && javaEquals(this.value, other.value);
  }

  override hashCode(): number {
    return javaHash(this.key) ^ javaHash(this.value);
  }
}
