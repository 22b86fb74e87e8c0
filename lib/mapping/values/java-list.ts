import { collectionText, nested } from './collection-text';
import { javaEquals, javaHash } from './java-text';
import { JavaObject, type JavaValue } from './java-value';

/** java.util.ArrayList: prints `[a, b]`. */
export class JavaList extends JavaObject {
  /** Counts structural changes, so that a loop over the list notices them (ConcurrentModificationException). */
  modifications = 0;

  constructor(readonly items: JavaValue[] = []) {
    super();
  }

  toJavaString(): string {
    return collectionText(this, this.items);
  }

  override equals(other: JavaValue): boolean {
    if (this === other) return true;
    if (!(other instanceof JavaList) || other.items.length !== this.items.length) return false;
    return nested(() => this.items.every((item, index) => javaEquals(item, other.items[index])));
  }

  override hashCode(): number {
    return nested(() => this.items.reduce<number>((hash, item) => (Math.imul(hash, 31) + javaHash(item)) | 0, 1));
  }
}
