import { JavaArray, JavaSmallInteger, type JavaValue } from '../../values';
import type { Method } from '../methods';

/** Whether Java would let these arguments be passed. */
export function isApplicable(method: Method, given: readonly JavaValue[]): boolean {
  const { accepts } = method;
  const array = spread(method, given);
  if (array !== undefined) return method.acceptsArray(array) && given.slice(0, -1).every((value, at) => accepts[at](value));
  for (let i = 0; i < given.length; i++) if (!accepts[Math.min(i, accepts.length - 1)](given[i])) return false;
  return true;
}

/**
 * What a method is given: the items of an array that stands for a variable number of arguments, and a Byte or Short as an
 * Integer where it takes numbers that are wider.
 */
export function passed(method: Method, given: readonly JavaValue[]): readonly JavaValue[] {
  const array = spread(method, given);
  if (array !== undefined) return widened(method, [...given.slice(0, -1), ...array.items]);
  for (const value of given) if (value instanceof JavaSmallInteger) return widened(method, given);
  return given;
}

/** The array that stands for the variable number of arguments. */
function spread({ isVariable, accepts }: Method, given: readonly JavaValue[]): JavaArray | undefined {
  if (!isVariable || given.length !== accepts.length) return undefined;
  const last = given.at(-1);
  return last instanceof JavaArray ? last : undefined;
}

function widened({ widens }: Method, given: readonly JavaValue[]): readonly JavaValue[] {
  return given.map((value, at) =>
    value instanceof JavaSmallInteger && widens[Math.min(at, widens.length - 1)] ? Number(value.value) : value,
  );
}
