import { mapText, nested } from './collection-text';
import { JavaKeys } from './java-keys';
import { javaEquals, javaHash } from './java-text';
import { JavaObject, type JavaValue } from './java-value';

/**
 * java.util.LinkedHashMap: keeps the order of insertion, prints `{k=v, k2=v2}`. JSON objects are such maps.
 *
 * `entries` may be read and filled directly with keys that JavaScript tells apart as Java does (strings, Integers,
 * booleans, null). The methods accept every key.
 */
export class JavaMap extends JavaObject {
  get javaClass(): string {
    return 'java.util.LinkedHashMap';
  }

  readonly entries: Map<JavaValue, JavaValue>;

  /** Counts structural changes, so that a loop over the map notices them (ConcurrentModificationException). */
  modifications = 0;

  /** The one object that stands in `entries` for all that are equal to it; only there once an object became a key. */
  private objectKeys: JavaKeys | undefined;

  constructor(entries?: Iterable<readonly [JavaValue, JavaValue]>) {
    super();
    this.entries = new Map(entries);
  }

  /** The value of `key`, `null` where there is none. */
  get(key: JavaValue): JavaValue {
    return this.entries.get(this.stored(key)) ?? null;
  }

  has(key: JavaValue): boolean {
    return this.entries.has(this.stored(key));
  }

  /** Sets and answers the former value. */
  put(key: JavaValue, value: JavaValue): JavaValue {
    const stored = this.stored(key);
    const former = this.entries.get(stored);
    if (former === undefined) {
      this.modifications++;
      if (stored instanceof JavaObject) this.objectKeys = (this.objectKeys ?? new JavaKeys()).with(stored);
    }
    this.entries.set(stored, value);
    return former ?? null;
  }

  /** Removes and answers the former value. */
  remove(key: JavaValue): JavaValue {
    const stored = this.stored(key);
    const former = this.entries.get(stored);
    if (former === undefined) return null;
    this.modifications++;
    this.entries.delete(stored);
    if (stored instanceof JavaObject) this.objectKeys?.delete(stored);
    return former;
  }

  clear(): void {
    this.modifications++;
    this.entries.clear();
    this.objectKeys = undefined;
  }

  /** A map of the same class with the same entries. */
  copy(): JavaMap {
    return new JavaMap(this.entries);
  }

  get size(): number {
    return this.entries.size;
  }

  /** The entries in the order in which Java walks them. */
  walk(): Iterable<readonly [JavaValue, JavaValue]> {
    return this.entries;
  }

  /** The keys in the order in which Java walks them. */
  keys(): JavaValue[] {
    return Array.from(this.entries.keys());
  }

  toJavaString(): string {
    return mapText(this, this.walk());
  }

  override equals(other: JavaValue): boolean {
    if (this === other) return true;
    if (!(other instanceof JavaMap) || other.size !== this.size) return false;
    return nested(() => [...this.entries].every(([key, value]) => other.has(key) && javaEquals(value, other.get(key))));
  }

  override hashCode(): number {
    return nested(() => {
      let hash = 0;
      for (const [key, value] of this.entries) hash = (hash + (javaHash(key) ^ javaHash(value))) | 0;
      return hash;
    });
  }

  private stored(key: JavaValue): JavaValue {
    return key instanceof JavaObject ? (this.objectKeys?.find(key) ?? key) : key;
  }
}
