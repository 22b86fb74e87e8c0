import type { JavaObject } from './java-value';

/** The objects that are keys of a map, found by Java's `hashCode` and `equals`. */
export class JavaKeys {
  private readonly buckets = new Map<number, JavaObject[]>();

  find(key: JavaObject): JavaObject | undefined {
    return this.buckets.get(key.hashCode())?.find((stored) => key.equals(stored));
  }

  with(key: JavaObject): this {
    const hash = key.hashCode();
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [key]);
    else bucket.push(key);
    return this;
  }

  delete(key: JavaObject): void {
    const hash = key.hashCode();
    const bucket = this.buckets.get(hash)?.filter((stored) => stored !== key) ?? [];
    if (bucket.length === 0) this.buckets.delete(hash);
    else this.buckets.set(hash, bucket);
  }
}
