import {
  addNumbers,
  charge,
  checkLength,
  compareNumbers,
  divideNumbers,
  isJavaNumber,
  JavaException,
  JavaList,
  type JavaNumber,
  JavaObject,
  type JavaValue,
  moduloNumbers,
  multiplyNumbers,
  subtractNumbers,
  toInt,
} from '../../values';
import { chargeForBig, collectionLimit } from '../objects';
import { DefinedBlock, textOrNull } from './defined-block';

/** Whether a reference's value is true: everything but `false`. Blocks are rendered for it, as their text could be null. */
export function isTrue(value: JavaValue): boolean {
  if (value === false) return false;
  return value instanceof DefinedBlock ? value.text() !== null : value !== null;
}

/** `+`: concatenates where a string is on either side. `leftSource` and `rightSource` stand in for a null beside a string. */
export function add(left: JavaValue, right: JavaValue, leftSource: string, rightSource: string): JavaValue {
  if (typeof left === 'number' && typeof right === 'number') return addNumbers(left, right);
  if (typeof left === 'string' || typeof right === 'string') return concatenate(left ?? leftSource, right ?? rightSource);
  return calculate(addNumbers, left, right);
}

function concatenate(left: JavaValue, right: JavaValue): string {
  const before = textOrNull(left);
  const after = textOrNull(right);
  if (before === null || after === null) throw new JavaException('NullPointerException', 'A block that renders itself has no text.');
  const text = before + after;
  checkLength(text);
  return text;
}

export function subtract(left: JavaValue, right: JavaValue): JavaValue {
  return calculate(subtractNumbers, left, right);
}

export function multiply(left: JavaValue, right: JavaValue): JavaValue {
  return calculate(multiplyNumbers, left, right);
}

export function divide(left: JavaValue, right: JavaValue): JavaValue {
  return calculate(divideNumbers, left, right);
}

export function modulo(left: JavaValue, right: JavaValue): JavaValue {
  return calculate(moduloNumbers, left, right);
}

/** Null where a side is no number. */
function calculate(operation: (left: JavaNumber, right: JavaNumber) => JavaValue, left: JavaValue, right: JavaValue): JavaValue {
  if (!isJavaNumber(left) || !isJavaNumber(right)) return null;
  if (typeof left === 'object' || typeof right === 'object') chargeForBig(left, right);
  return operation(left, right);
}

/** `==`: numbers by value, values of one class by `equals`, all others by their texts. */
export function isEqual(left: JavaValue, right: JavaValue): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (isJavaNumber(left) && isJavaNumber(right)) return compare(left, right) === 0;
  if (typeof left === typeof right && typeof left === 'boolean') return left === right;
  if (left instanceof JavaObject && right instanceof JavaObject && (left.isSuperclassOf(right) || right.isSuperclassOf(left))) {
    return left.equals(right);
  }
  return textOrNull(left) === textOrNull(right);
}

function compare(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'object' || typeof right === 'object') chargeForBig(left, right);
  return compareNumbers(left, right);
}

/** Less than, for numbers; false for everything else, as all four comparisons are. */
export function isLess(left: JavaValue, right: JavaValue): boolean {
  return isJavaNumber(left) && isJavaNumber(right) && compare(left, right) < 0;
}

export function isGreater(left: JavaValue, right: JavaValue): boolean {
  return isJavaNumber(left) && isJavaNumber(right) && compare(left, right) > 0;
}

export function isAtMost(left: JavaValue, right: JavaValue): boolean {
  return isJavaNumber(left) && isJavaNumber(right) && compare(left, right) <= 0;
}

export function isAtLeast(left: JavaValue, right: JavaValue): boolean {
  return isJavaNumber(left) && isJavaNumber(right) && compare(left, right) >= 0;
}

/** `[first..last]`, descending where the first is greater; null where an end is no number. */
export function range(first: JavaValue, last: JavaValue): JavaList | null {
  if (!isJavaNumber(first) || !isJavaNumber(last)) return null;
  const start = toInt(first);
  const end = toInt(last);
  const count = Math.abs(start - end) + 1;
  collectionLimit(count);
  charge(count);
  const step = start >= end ? -1 : 1;
  return new JavaList(Array.from({ length: count }, (_, index) => start + step * index));
}
