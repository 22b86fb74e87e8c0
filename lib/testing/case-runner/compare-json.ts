import { isObject, type Json, type JsonObject } from '../../definition';
import { type Difference, printValue, textDifference } from './difference';
import { matchesPattern } from './match-pattern';

/**
 * Compares a JSON value with an expectation: `{"$any": true}` stands for any value, `{"$match": "REGEX"}` for any string
 * in which the expression is found, and an object with `"$subset": true` allows further members.
 */
export function compareJson(at: string, expected: Json, actual: Json | undefined): Difference[] {
  if (!isObject(expected)) return isList(expected) ? compareLists(at, expected, actual) : compareScalars(at, expected, actual);
  if (isMarker(expected, '$any')) return actual === undefined ? [{ at, expected: 'any value', actual: 'absent' }] : [];
  if (isMarker(expected, '$match')) return compareWithPattern(at, expected['$match'], actual);
  return compareObjects(at, expected, actual);
}

function isMarker(expected: JsonObject, name: string): boolean {
  return Object.hasOwn(expected, name) && Object.keys(expected).length === 1;
}

function compareWithPattern(at: string, pattern: Json, actual: Json | undefined): Difference[] {
  const matches = typeof pattern === 'string' && typeof actual === 'string' && matchesPattern(pattern, actual);
  return matches ? [] : [{ at, expected: `text matching ${printValue(pattern)}`, actual: printValue(actual) }];
}

function compareScalars(at: string, expected: Json, actual: Json | undefined): Difference[] {
  if (expected === actual) return [];
  if (typeof expected === 'string' && typeof actual === 'string') return [textDifference(at, expected, actual)];
  return [{ at, expected: printValue(expected), actual: printValue(actual) }];
}

function compareLists(at: string, expected: readonly Json[], actual: Json | undefined): Difference[] {
  if (!isList(actual)) return [{ at, expected: printValue(expected), actual: printValue(actual) }];
  const differences = expected.slice(0, actual.length).flatMap((item, index) => compareJson(`${at}[${index}]`, item, actual[index]));
  if (expected.length === actual.length) return differences;
  return [...differences, { at, expected: `${expected.length} items`, actual: `${actual.length} items` }];
}

function compareObjects(at: string, expected: JsonObject, actual: Json | undefined): Difference[] {
  if (!isObject(actual)) return [{ at, expected: printValue(expected), actual: printValue(actual) }];
  const isSubset = expected['$subset'] === true;
  const names = Object.keys(expected).filter((name) => !(isSubset && name === '$subset'));
  const differences = names.flatMap((name) =>
    compareJson(memberPath(at, name), expected[name], Object.hasOwn(actual, name) ? actual[name] : undefined),
  );
  if (isSubset) return differences;
  const further = Object.keys(actual).filter((name) => !Object.hasOwn(expected, name));
  return [...differences, ...further.map((name) => ({ at: memberPath(at, name), expected: 'absent', actual: printValue(actual[name]) }))];
}

function memberPath(at: string, name: string): string {
  return /^[A-Za-z_$][\w$-]*$/.test(name) ? `${at}.${name}` : `${at}[${JSON.stringify(name)}]`;
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
