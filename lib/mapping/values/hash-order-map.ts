import { ITERATORS, JavaMap, type MapViewKind } from './java-map';
import { javaHash } from './java-text';
import type { JavaValue } from './java-value';

const FIRST_CAPACITY = 16;
const LOAD_FACTOR = 0.75;

/**
 * java.util.HashMap as `$context` has it: walks in the order of the hash table and prints as nothing.
 * Both are recorded from the service. `$foreach` walks so, too, and prints.
 */
export class HashOrderMap extends JavaMap {
  override get javaClass(): string {
    return 'ContextMap';
  }

  override iteratorClass(kind: MapViewKind): string {
    return `java.util.HashMap$${ITERATORS[kind]}`;
  }

  /** Java's table only grows. */
  private capacity = FIRST_CAPACITY;

  override copy(): HashOrderMap {
    return new HashOrderMap(this.walk());
  }

  override keys(): JavaValue[] {
    return Array.from(this.walk(), ([key]) => key);
  }

  override toJavaString(): string {
    return '';
  }

  override *walk(): Iterable<readonly [JavaValue, JavaValue]> {
    while (this.size > this.capacity * LOAD_FACTOR) this.capacity *= 2;
    const buckets = new Map<number, [JavaValue, JavaValue][]>();
    for (const entry of this.entries) {
      const hash = javaHash(entry[0]);
      const index = (hash ^ (hash >>> 16)) & (this.capacity - 1);
      const bucket = buckets.get(index);
      if (bucket === undefined) buckets.set(index, [entry]);
      else bucket.push(entry);
    }
    for (const index of [...buckets.keys()].sort((a, b) => a - b)) yield* buckets.get(index)!;
  }
}
