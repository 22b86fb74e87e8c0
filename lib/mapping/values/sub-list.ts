import { JavaException } from './java-exception';
import { JavaList } from './java-list';
import type { JavaObject, JavaValue } from './java-value';

/** What `subList` answers: a part of a list that writes through to it. */
export class SubList extends JavaList {
  private parentModifications: number;

  constructor(
    private readonly parent: JavaList,
    private readonly offset: number,
    end: number,
  ) {
    super(parent.items.slice(offset, end));
    this.parentModifications = parent.modifications;
  }

  override get javaClass(): string {
    return 'java.util.ArrayList$SubList';
  }

  override isSuperclassOf(other: JavaObject): boolean {
    return other instanceof SubList;
  }

  override splice(at: number, count: number, items: readonly JavaValue[] = []): void {
    this.check();
    super.splice(at, count, items);
    this.parent.splice(this.offset + at, count, items);
    this.parentModifications = this.parent.modifications;
  }

  override set(at: number, item: JavaValue): void {
    this.check();
    super.set(at, item);
    this.parent.set(this.offset + at, item);
  }

  override toJavaString(): string {
    this.check();
    return super.toJavaString();
  }

  /** A part does not outlive a structural change of the whole. */
  private check(): void {
    if (this.parent.modifications === this.parentModifications) return;
    throw new JavaException('ConcurrentModificationException', 'The list that this is a part of has changed.');
  }
}
