import { charge } from './budget';
import { mapText, nested } from './collection-text';
import type { DocumentRow } from './document-row';
import type { DocumentText } from './document-text';
import type { DocumentValues } from './document-values';
import { JavaKeys } from './java-keys';
import { javaEquals, javaHash } from './java-text';
import { JavaObject, type JavaValue } from './java-value';
import type { MapShape } from './map-shape';
import type { PrintedBytes } from './printed-bytes';

/** The three views of a map. */
export type MapViewKind = 'keySet' | 'values' | 'entrySet';

export const ITERATORS: Readonly<Record<MapViewKind, string>> = {
  keySet: 'KeyIterator',
  values: 'ValueIterator',
  entrySet: 'EntryIterator',
};

const NO_VALUES: JavaValue[] = [];

/** Longer texts of a document are kept once they were made of it. */
const SHORT_TEXT = 256;

/**
 * java.util.LinkedHashMap: keeps the order of insertion, prints `{k=v, k2=v2}`. JSON objects are such maps.
 *
 * A map that a document gave has its values in a row and shares the names, its `shape`, with all alike. Values may be the document's
 * until they are asked for. The map becomes a hash table when it gets or loses an entry. All other maps are hash tables from the
 * beginning.
 */
export class JavaMap extends JavaObject {
  get javaClass(): string {
    return 'java.util.LinkedHashMap';
  }

  /** The class of the iterators of its views. */
  iteratorClass(kind: MapViewKind): string {
    return `java.util.LinkedHashMap$Linked${ITERATORS[kind]}`;
  }

  /** Undefined in a hash table, and so in every map of a subclass. */
  shape: MapShape | undefined = undefined;

  /** The values of the shape's names, in their order, as far as they were made. */
  private row: (JavaValue | undefined)[] = NO_VALUES;

  /** Where the other values come from, and the place of the map there. */
  private source: DocumentValues | undefined = undefined;
  private place = 0;

  /** What it was read from, and where it stands there, if it stands there as json-smart writes it. */
  private document: DocumentText | undefined = undefined;
  private start = 0;
  private end = 0;

  /** Counts structural changes, so that a loop over the map notices them (ConcurrentModificationException). */
  modifications = 0;

  private hashed: Map<JavaValue, JavaValue> | undefined = undefined;

  /** The one object that stands in the table for all that are equal to it; only there once an object became a key. */
  private objectKeys: JavaKeys | undefined = undefined;

  constructor(entries?: Iterable<readonly [JavaValue, JavaValue]>) {
    super();
    if (entries === undefined) return;
    // Several times faster than handing them to the constructor.
    this.hashed = new Map();
    for (const [key, value] of entries) this.hashed.set(key, value);
  }

  /** A map of these names and as many values, which it keeps, that a document has from `start` to `end`; `end` is 0 where JSON is written in another way. */
  static ofShape(shape: MapShape, values: JavaValue[], document?: DocumentText, start = 0, end = 0): JavaMap {
    const map = new JavaMap();
    map.shape = shape;
    map.row = values;
    map.document = document;
    map.start = start;
    map.end = end;
    return map;
  }

  /** The same for the object at `place` of `source`, which makes its values when they are asked for. */
  static ofDocument(shape: MapShape, source: DocumentValues, place: number, document: DocumentText, start: number, end: number): JavaMap {
    const map = JavaMap.ofShape(shape, NO_VALUES, document, start, end);
    map.source = source;
    map.place = place;
    return map;
  }

  /** The map as `$input.json` prints it, where its document has it just so and nothing of that has changed. */
  get documentText(): string | undefined {
    return this.document?.part(this.start, this.end);
  }

  get printsRows(): boolean {
    return this.source?.printsRows ?? false;
  }

  /** Prints what its document has as it has it, and answers how many parts of the row. */
  print(row: DocumentRow, printed: PrintedBytes): number {
    return this.source === undefined ? 0 : this.source.print(this.place, row, printed);
  }

  /** The values of the shape's names, in their order. */
  get values(): readonly JavaValue[] {
    const { row, source } = this;
    if (source === undefined) return row as JavaValue[];
    if (row === NO_VALUES) this.row = source.entries(this.place);
    else for (let slot = 0; slot < row.length; slot++) if (row[slot] === undefined) row[slot] = source.entry(this.place, slot);
    return this.row as JavaValue[];
  }

  /** The value of the shape's name in place `slot`. */
  valueAt(slot: number): JavaValue {
    const made = this.row[slot];
    return made === undefined ? this.make(slot) : made;
  }

  /** What can change, or took long to make, is made once. */
  private make(slot: number): JavaValue {
    const value = this.source!.entry(this.place, slot);
    if (typeof value === 'string' ? value.length > SHORT_TEXT : value instanceof JavaObject) this.keep(slot, value);
    return value;
  }

  private keep(slot: number, value: JavaValue): void {
    if (this.row === NO_VALUES) this.row = new Array<JavaValue | undefined>(this.shape!.names.length).fill(undefined);
    this.row[slot] = value;
  }

  /**
   * The hash table. It may be read and filled directly with keys that JavaScript tells apart as Java does (strings,
   * Integers, booleans, null). The methods accept every key.
   */
  get entries(): Map<JavaValue, JavaValue> {
    if (this.hashed !== undefined) return this.hashed;
    this.hashed = new Map(this.shape === undefined ? [] : shapedEntries(this.shape, this.values));
    this.change();
    this.shape = undefined;
    this.row = NO_VALUES;
    this.source = undefined;
    this.document = undefined;
    return this.hashed;
  }

  /** The value of a text, undefined where there is none. */
  member(name: string): JavaValue | undefined {
    if (this.shape === undefined) return this.hashed?.get(name);
    const slot = this.shape.slot(name);
    return slot < 0 ? undefined : this.valueAt(slot);
  }

  /** The value of `key`, `null` where there is none. */
  get(key: JavaValue): JavaValue {
    if (typeof key !== 'string') return this.hashed?.get(this.stored(key)) ?? null;
    if (this.shape === undefined) return this.hashed?.get(key) ?? null;
    const slot = this.shape.slot(key);
    // Who asks by a name that is made at the time will ask for all of them.
    return slot < 0 ? null : this.values[slot];
  }

  has(key: JavaValue): boolean {
    if (this.shape !== undefined) return typeof key === 'string' && this.shape.slot(key) >= 0;
    return this.hashed?.has(this.stored(key)) ?? false;
  }

  /** Sets and answers the former value. */
  put(key: JavaValue, value: JavaValue): JavaValue {
    const slot = typeof key === 'string' ? (this.shape?.slot(key) ?? -1) : -1;
    return slot >= 0 ? this.replace(slot, value) : this.putHashed(key, value);
  }

  private replace(slot: number, value: JavaValue): JavaValue {
    const former = this.valueAt(slot);
    this.keep(slot, value);
    this.change();
    return former;
  }

  private putHashed(key: JavaValue, value: JavaValue): JavaValue {
    const stored = this.stored(key);
    const { entries } = this;
    const former = entries.get(stored);
    if (former === undefined) {
      this.modifications++;
      if (stored instanceof JavaObject) this.objectKeys = (this.objectKeys ?? new JavaKeys()).with(stored);
    }
    entries.set(stored, value);
    return former ?? null;
  }

  /** Removes and answers the former value. */
  remove(key: JavaValue): JavaValue {
    const stored = this.stored(key);
    const { entries } = this;
    const former = entries.get(stored);
    if (former === undefined) return null;
    this.modifications++;
    entries.delete(stored);
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
    return new JavaMap(this.walk());
  }

  get size(): number {
    return this.shape === undefined ? (this.hashed?.size ?? 0) : this.shape.names.length;
  }

  /** The entries in the order in which Java walks them. */
  walk(): Iterable<readonly [JavaValue, JavaValue]> {
    return this.shape === undefined ? this.entries : shapedEntries(this.shape, this.values);
  }

  /** The keys in the order in which Java walks them. */
  keys(): readonly JavaValue[] {
    return this.shape === undefined ? Array.from(this.entries.keys()) : this.shape.names;
  }

  toJavaString(): string {
    return mapText(this, this.walk());
  }

  override equals(other: JavaValue): boolean {
    if (this === other) return true;
    if (!(other instanceof JavaMap) || other.size !== this.size) return false;
    charge(this.size + 1);
    return nested(() => [...this.walk()].every(([key, value]) => other.has(key) && javaEquals(value, other.get(key))));
  }

  override hashCode(): number {
    charge(this.size + 1);
    return nested(() => {
      let hash = 0;
      for (const [key, value] of this.walk()) hash = (hash + (javaHash(key) ^ javaHash(value))) | 0;
      return hash;
    });
  }

  private change(): void {
    if (this.document !== undefined) this.document.isChanged = true;
  }

  private stored(key: JavaValue): JavaValue {
    return key instanceof JavaObject ? (this.objectKeys?.find(key) ?? key) : key;
  }
}

function shapedEntries({ names }: MapShape, values: readonly JavaValue[]): [JavaValue, JavaValue][] {
  return names.map((name, slot) => [name, values[slot]]);
}
