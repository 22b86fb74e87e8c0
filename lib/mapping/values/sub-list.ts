import { JavaException } from './java-exception';
import { JavaList } from './java-list';
import type { JavaObject, JavaValue } from './java-value';
import type { WalkedList } from './list-iterator';

/** What `subList` answers: a part of a list or array that writes through to it. */
export class SubList extends JavaList {
  private parentVersion: number;
  private readonly isOfArray: boolean;

  constructor(
    private readonly parent: WalkedList,
    private readonly offset: number,
    end: number,
  ) {
    super(parent.items.slice(offset, end));
    this.parentVersion = parent.version;
    this.isOfArray = parent instanceof SubList ? parent.isOfArray : !(parent instanceof JavaList);
  }

  override get javaClass(): string {
    return this.isOfArray ? 'java.util.AbstractList$RandomAccessSubList' : 'java.util.ArrayList$SubList';
  }

  override get iteratorClasses(): WalkedList['iteratorClasses'] {
    const name = this.isOfArray ? 'java.util.AbstractList$SubList$1' : 'java.util.ArrayList$SubList$1';
    return [name, name];
  }

  override isSuperclassOf(other: JavaObject): boolean {
    return other instanceof SubList;
  }

  override get version(): number {
    return this.parent.version;
  }

  override splice(at: number, count: number, items: readonly JavaValue[] = []): void {
    this.check();
    this.parent.splice(this.offset + at, count, items);
    super.splice(at, count, items);
    this.parentVersion = this.parent.version;
  }

  override set(at: number, item: JavaValue): void {
    this.check();
    this.parent.set(this.offset + at, item);
    super.set(at, item);
  }

  override toJavaString(): string {
    this.check();
    return super.toJavaString();
  }

  override equals(other: JavaValue): boolean {
    this.check();
    return super.equals(other);
  }

  override hashCode(): number {
    this.check();
    return super.hashCode();
  }

  /** A part does not outlive a structural change of the whole: a ConcurrentModificationException. */
  check(): void {
    if (this.parent.version === this.parentVersion) return;
    throw new JavaException('ConcurrentModificationException', 'The list that this is a part of has changed.');
  }
}
