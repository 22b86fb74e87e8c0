import { JavaException } from './java-exception';
import type { JavaList } from './java-list';
import type { JavaMap } from './java-map';
import { JavaObject, type JavaValue } from './java-value';

/** java.util.Iterator. */
export abstract class JavaIterator extends JavaObject {
  get javaClass(): string {
    return 'java.util.Iterator';
  }

  toJavaString(): string {
    return this.javaClass;
  }

  abstract hasNext(): boolean;

  /** Throws a ConcurrentModificationException where what is walked has changed, a NoSuchElementException at its end. */
  abstract next(): JavaValue;

  /** Removes what `next` answered last. */
  abstract remove(): void;
}

export class ListIterator extends JavaIterator {
  private index = 0;
  private modifications: number;

  constructor(private readonly list: JavaList) {
    super();
    this.modifications = list.modifications;
  }

  hasNext(): boolean {
    return this.index !== this.list.items.length;
  }

  next(): JavaValue {
    checkUnchanged(this.list.modifications === this.modifications);
    if (this.index >= this.list.items.length) throw new JavaException('NoSuchElementException', 'The iterator is at its end.');
    return this.list.items[this.index++]!;
  }

  remove(): void {
    checkUnchanged(this.list.modifications === this.modifications);
    if (this.index === 0) throw new JavaException('IllegalStateException', 'next() has not been called.');
    this.list.splice(--this.index, 1);
    this.modifications = this.list.modifications;
  }
}

/** Walks entries that were taken when it began, and notices that the map has changed. */
export class MapIterator extends JavaIterator {
  private index = 0;
  private modifications: number;
  private readonly keys: readonly JavaValue[];

  constructor(
    private readonly map: JavaMap,
    private readonly pick: (key: JavaValue, value: JavaValue) => JavaValue,
  ) {
    super();
    this.modifications = map.modifications;
    this.keys = map.keys();
  }

  hasNext(): boolean {
    return this.index < this.keys.length;
  }

  next(): JavaValue {
    checkUnchanged(this.map.modifications === this.modifications);
    if (this.index >= this.keys.length) throw new JavaException('NoSuchElementException', 'The iterator is at its end.');
    const key = this.keys[this.index++]!;
    return this.pick(key, this.map.get(key));
  }

  remove(): void {
    checkUnchanged(this.map.modifications === this.modifications);
    if (this.index === 0) throw new JavaException('IllegalStateException', 'next() has not been called.');
    this.map.remove(this.keys[this.index - 1]);
    this.modifications = this.map.modifications;
  }
}

/** Walks a fixed row of values. */
export class ArrayIterator extends JavaIterator {
  private index = 0;

  constructor(private readonly items: readonly JavaValue[]) {
    super();
  }

  hasNext(): boolean {
    return this.index < this.items.length;
  }

  next(): JavaValue {
    if (!this.hasNext()) throw new JavaException('NoSuchElementException', 'The iterator is at its end.');
    return this.items[this.index++]!;
  }

  remove(): void {
    throw new JavaException('UnsupportedOperationException', 'An array keeps its length.');
  }
}

function checkUnchanged(isUnchanged: boolean): void {
  if (!isUnchanged) throw new JavaException('ConcurrentModificationException', 'What is being walked has changed meanwhile.');
}
