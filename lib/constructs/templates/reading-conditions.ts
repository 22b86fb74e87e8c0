import type { Reading } from './template-writer';

/**
 * Holds if there is a value. A body member that is null or missing is the empty text, and so is an empty string; only the
 * string has a length.
 */
export function presence(reading: Reading): string | undefined {
  if (reading.kind === 'text') return reading.present;
  const value = pathReference(reading.path);
  return `${value} != '' || ${value}.length() == 0`;
}

/** Holds if the value is a string: of all JSON types, strings alone have a length. */
export function isString(path: string): string {
  return `${pathReference(path)}.length() >= 0`;
}

/** Holds if the value's text is a number of JSON. Compared with true, because a condition takes the empty text for true. */
export function isNumber(reading: Reading): string {
  return `${valueReference(reading)}.toString().matches('-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?') == true`;
}

export function isBoolean(reading: Reading): string {
  const value = valueReference(reading);
  return `${value} == 'true' || ${value} == 'false'`;
}

export function valueReference(reading: Reading): string {
  return reading.kind === 'text' ? reading.reference : pathReference(reading.path);
}

export function pathReference(path: string): string {
  return `$input.path(${path})`;
}
