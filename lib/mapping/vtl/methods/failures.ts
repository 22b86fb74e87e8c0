import { JavaException } from '../../values';
import type { Invoke } from './method-table';

export function nullPointer(): JavaException {
  return new JavaException('NullPointerException', 'A method was given null where it needs a value.');
}

/** Answers the value if there is one. */
export function notNull<T>(value: T | null): T {
  if (value === null) throw nullPointer();
  return value;
}

export function unsupported(): JavaException {
  return new JavaException('UnsupportedOperationException', 'This collection cannot be changed in this way.');
}

export function outOfBounds(index: number, length: number): JavaException {
  return new JavaException('IndexOutOfBoundsException', `Index ${index} out of bounds for length ${length}.`);
}

/** Answers `index` if there is such an item. */
export function checkIndex(index: number, length: number): number {
  if (index < 0 || index >= length) throw outOfBounds(index, length);
  return index;
}

/** `compareTo` of another class: Java finds the method for any object, and fails in it. */
export function notComparable(): never {
  throw new JavaException('ClassCastException', 'Values of different classes cannot be compared.');
}

/** Methods that take what no template has (a function, a MathContext): with null, the one value that fits, they fail. */
export function refusingNull(...signatures: readonly string[]): Record<string, Invoke> {
  return Object.fromEntries(
    signatures.map((signature) => [
      signature,
      () => {
        throw nullPointer();
      },
    ]),
  );
}

/** Methods that always fail, as those of an immutable collection that would change it. */
export function refusingAll(...signatures: readonly string[]): Record<string, Invoke> {
  return Object.fromEntries(
    signatures.map((signature) => [
      signature,
      () => {
        throw unsupported();
      },
    ]),
  );
}
