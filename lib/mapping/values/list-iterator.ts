import { atEnd, checkUnchanged, JavaIterator, nothingAnswered } from './java-iterator';
import type { JavaValue } from './java-value';

/** What an iterator of a list needs of it. */
export interface WalkedList {
  readonly items: readonly JavaValue[];
  /** Another one after each structural change. */
  readonly version: number;
  /** The class of its iterators of one direction, and of both. */
  readonly iteratorClasses: readonly [oneWay: string, bothWays: string];
  splice(at: number, count: number, items?: readonly JavaValue[]): void;
  set(at: number, item: JavaValue): void;
}

/** What `iterator()` of a list answers. */
export class ListIterator extends JavaIterator {
  /** Where what `next` or `previous` answered last stands; negative where that is gone, or nothing was answered yet. */
  protected last = -1;
  private version: number;

  constructor(
    protected readonly list: WalkedList,
    protected index = 0,
  ) {
    super();
    this.version = list.version;
  }

  get javaClass(): string {
    return this.list.iteratorClasses[0];
  }

  hasNext(): boolean {
    return this.index !== this.list.items.length;
  }

  next(): JavaValue {
    checkUnchanged(this.list.version === this.version);
    if (this.index >= this.list.items.length) throw atEnd();
    this.last = this.index;
    return this.list.items[this.index++]!;
  }

  remove(): void {
    this.check();
    this.change(this.answered(), 1, []);
    this.index = this.last;
    this.last = -1;
  }

  protected check(): void {
    checkUnchanged(this.list.version === this.version);
  }

  protected answered(): number {
    if (this.last < 0) throw nothingAnswered();
    return this.last;
  }

  protected change(at: number, count: number, items: readonly JavaValue[]): void {
    this.list.splice(at, count, items);
    this.version = this.list.version;
  }
}

/** java.util.ListIterator: what `listIterator()` answers, and `iterator()` of a part of a list. */
export class BothWaysIterator extends ListIterator {
  override get javaClass(): string {
    return this.list.iteratorClasses[1];
  }

  get nextIndex(): number {
    return this.index;
  }

  previous(): JavaValue {
    this.check();
    if (this.index === 0) throw atEnd();
    this.last = --this.index;
    return this.list.items[this.index]!;
  }

  set(item: JavaValue): void {
    const at = this.answered();
    this.check();
    this.list.set(at, item);
  }

  add(item: JavaValue): void {
    this.check();
    this.change(this.index++, 0, [item]);
    this.last = -1;
  }
}
