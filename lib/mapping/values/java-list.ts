import { charge } from './budget';
import { collectionText, nested } from './collection-text';
import { javaEquals, javaHash } from './java-text';
import { JavaObject, type JavaValue } from './java-value';
import type { WalkedList } from './list-iterator';

/** Items that are moved in one step, as a power of two. */
const MOVED_SHIFT = 8;

/** A call takes no arguments without number: more items are put in one by one. */
const SPREAD_LIMIT = 1_000;

/** java.util.ArrayList: prints `[a, b]`. */
export class JavaList extends JavaObject implements WalkedList {
  get javaClass(): string {
    return 'java.util.ArrayList';
  }

  get iteratorClasses(): WalkedList['iteratorClasses'] {
    return ['java.util.ArrayList$Itr', 'java.util.ArrayList$ListItr'];
  }

  /** Counts structural changes, so that a loop over the list notices them (ConcurrentModificationException). */
  modifications = 0;

  get version(): number {
    return this.modifications;
  }

  /** Only the methods of this class change them. */
  get items(): readonly JavaValue[] {
    return this.row ?? this.make();
  }

  /** Undefined as long as only a document has the items. */
  protected row: JavaValue[] | undefined;

  constructor(items: JavaValue[] = []) {
    super();
    this.row = items;
  }

  /** Takes the items from the document. */
  protected make(): JavaValue[] {
    this.row = [];
    return this.row;
  }

  toJavaString(): string {
    return collectionText(this, this.items);
  }

  override equals(other: JavaValue): boolean {
    if (this === other) return true;
    if (!(other instanceof JavaList) || other.items.length !== this.items.length) return false;
    charge(this.items.length + 1);
    return nested(() => this.items.every((item, index) => javaEquals(item, other.items[index])));
  }

  override isSuperclassOf(other: JavaObject): boolean {
    const isPlainList = this.javaClass === 'java.util.ArrayList';
    return other.javaClass === this.javaClass || (isPlainList && other.javaClass === 'net.minidev.json.JSONArray');
  }

  /** Replaces `count` items from `at` on, as every structural change does. */
  splice(at: number, count: number, items: readonly JavaValue[] = []): void {
    charge((this.items.length - at) >>> MOVED_SHIFT);
    this.modifications++;
    this.change();
    const row = this.row ?? this.make();
    if (items.length <= SPREAD_LIMIT) {
      row.splice(at, count, ...items);
      return;
    }
    const rest = row.splice(at).slice(count);
    for (const item of items) row.push(item);
    for (const item of rest) row.push(item);
  }

  /** A list of the same class with the same items. */
  copy(): JavaList {
    return new JavaList([...this.items]);
  }

  /** Puts another item in place, which is no structural change. */
  set(at: number, item: JavaValue): void {
    (this.row ?? this.make())[at] = item;
    this.change();
  }

  /** The list as `$input.json` prints it, where a document has it just so and nothing of that has changed. */
  get documentText(): string | undefined {
    return undefined;
  }

  /** Something is about to be, or was, put in another place. */
  protected change(): void {}

  override hashCode(): number {
    charge(this.items.length + 1);
    return nested(() => this.items.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHash(item)) | 0, 1));
  }
}
