import { JavaException } from './java-exception';
import { JavaObject, type JavaValue } from './java-value';

/** java.util.Iterator. */
export abstract class JavaIterator extends JavaObject {
  toJavaString(): string {
    return this.addressText();
  }

  abstract hasNext(): boolean;

  /** Throws a ConcurrentModificationException where what is walked has changed, a NoSuchElementException at its end. */
  abstract next(): JavaValue;

  /** Removes what was answered last; an IllegalStateException where nothing was, or it has been removed. */
  abstract remove(): void;
}

/** Walks a fixed row of values. */
export class ArrayIterator extends JavaIterator {
  private index = 0;

  constructor(private readonly items: readonly JavaValue[]) {
    super();
  }

  get javaClass(): string {
    return 'org.apache.velocity.util.ArrayIterator';
  }

  hasNext(): boolean {
    return this.index < this.items.length;
  }

  next(): JavaValue {
    if (!this.hasNext()) throw atEnd();
    return this.items[this.index++]!;
  }

  remove(): void {
    throw new JavaException('UnsupportedOperationException', 'An array keeps its length.');
  }
}

export function checkUnchanged(isUnchanged: boolean): void {
  if (!isUnchanged) throw new JavaException('ConcurrentModificationException', 'What is being walked has changed meanwhile.');
}

export function atEnd(): JavaException {
  return new JavaException('NoSuchElementException', 'The iterator is at its end.');
}

export function nothingAnswered(): JavaException {
  return new JavaException('IllegalStateException', 'next() has not been called.');
}
