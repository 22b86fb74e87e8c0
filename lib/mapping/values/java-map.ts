import { JavaObject, type JavaValue } from './java-value';

/** java.util.LinkedHashMap: keeps the order of insertion, prints `{k=v, k2=v2}`. JSON objects are such maps. */
export class JavaMap extends JavaObject {
  /** Entries with string keys, by far the most common. Keys of other kinds are kept apart (`1` is not `"1"`). */
  readonly entries: Map<string, JavaValue>;

  constructor(entries: Iterable<readonly [string, JavaValue]> = []) {
    super();
    this.entries = new Map(entries);
  }

  toJavaString(): string {
    return `{${[...this.entries].map(([key, value]) => `${key}=${String(value)}`).join(', ')}}`;
  }
}
