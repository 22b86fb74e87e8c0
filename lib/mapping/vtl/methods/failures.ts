import { JavaException } from '../../values';

export function nullPointer(): JavaException {
  return new JavaException('NullPointerException', 'A method was given null where it needs a value.');
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
