import type { JavaValue } from '../values';

/** A row of `length`, which engines lay out at once and exactly where it is small; literals of constants they would copy. */
export function rowOf(length: number, none: JavaValue = null): JavaValue[] {
  switch (length) {
    case 1:
      return [none];
    case 2:
      return [none, none];
    case 3:
      return [none, none, none];
    case 4:
      return [none, none, none, none];
    case 5:
      return [none, none, none, none, none];
    case 6:
      return [none, none, none, none, none, none];
    case 7:
      return [none, none, none, none, none, none, none];
    case 8:
      return [none, none, none, none, none, none, none, none];
    default:
      return [];
  }
}
