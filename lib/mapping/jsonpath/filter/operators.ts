import { JavaException, JavaList, JavaMap, toInt } from '../../values';
import { InvalidPath } from '../invalid-path';
import type { FilterValue } from './filter';
import { compareValues, sameStructure, sameValue } from './filter-value';

export type Comparison = (left: FilterValue, right: FilterValue) => boolean;

/** By upper-case name, as it may be written in any case. Throws `InvalidPath` for a name that is no operator. */
export function findOperator(name: string): Comparison {
  const found = OPERATORS.get(name.toUpperCase());
  if (found === undefined) throw new InvalidPath(`There is no filter operator ${name}.`);
  return found;
}

const OPERATORS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['==', equal],
  ['!=', (left, right) => !equal(left, right)],
  ['===', sameKindAndEqual],
  ['!==', (left, right) => !sameKindAndEqual(left, right)],
  ['<', ordered((order) => order < 0)],
  ['<=', ordered((order) => order <= 0)],
  ['>', ordered((order) => order > 0)],
  ['>=', ordered((order) => order >= 0)],
  ['=~', matches],
  ['IN', (left, right) => isIn(left, right)],
  ['NIN', (left, right) => !isIn(left, right)],
  ['CONTAINS', contains],
  ['SIZE', size],
  ['EMPTY', empty],
  ['EXISTS', exists],
  ['SUBSETOF', lists((left, right) => left.every((item) => right.some((other) => sameValue(item, other))))],
  ['ANYOF', lists((left, right) => left.some((item) => right.some((other) => sameValue(item, other))))],
  ['NONEOF', lists((left, right) => !left.some((item) => right.some((other) => sameValue(item, other))))],
  // These exist, but nothing that can be written in a path is a right side for them.
  ['ALL', never],
  ['TYPE', never],
  ['MATCHES', never],
]);

function equal(left: FilterValue, right: FilterValue): boolean {
  return left.kind === 'structure' && right.kind === 'structure' ? left === right || sameStructure(left, right) : sameValue(left, right);
}

function sameKindAndEqual(left: FilterValue, right: FilterValue): boolean {
  return left.kind === right.kind && equal(left, right);
}

/** Numbers by value, texts by their UTF-16 units; nothing else has an order. */
function ordered(test: (order: number) => boolean): Comparison {
  return (left, right) => {
    if (left.kind === 'number' && right.kind === 'number') return test(compareValues(left.number, right.number));
    if (left.kind !== 'text' || right.kind !== 'text') return false;
    return test(left.text < right.text ? -1 : left.text > right.text ? 1 : 0);
  };
}

/** The pattern may stand on either side and must match the whole text; of a list, one item. */
function matches(left: FilterValue, right: FilterValue): boolean {
  if (left.kind === 'pattern' && right.kind !== 'pattern') return matchesAny(left.matches, right);
  return right.kind === 'pattern' && left.kind !== 'pattern' && matchesAny(right.matches, left);
}

function matchesAny(test: (text: string) => boolean, value: FilterValue): boolean {
  const items = value.kind === 'structure' ? value.items : undefined;
  return items === undefined ? test(matchedText(value)) : items.some((item) => test(matchedText(item)));
}

function matchedText(value: FilterValue): string {
  if (value.kind === 'text' || value.kind === 'number') return value.text;
  return value.kind === 'boolean' ? String(value.value) : '';
}

function isIn(left: FilterValue, right: FilterValue): boolean {
  return listItems(right)?.some((item) => sameValue(left, item)) ?? false;
}

function contains(left: FilterValue, right: FilterValue): boolean {
  if (left.kind === 'text' && right.kind === 'text') return left.text.includes(right.text);
  return left.kind === 'structure' && (left.items?.some((item) => sameValue(right, item)) ?? false);
}

/** An object has the size -1. */
function size(left: FilterValue, right: FilterValue): boolean {
  if (right.kind !== 'number') return false;
  const wanted = toInt(right.number);
  if (left.kind === 'text') return left.text.length === wanted;
  return left.kind === 'structure' && (left.value instanceof JavaList ? left.value.items.length : -1) === wanted;
}

function empty(left: FilterValue, right: FilterValue): boolean {
  if (left.kind === 'text') return (left.text === '') === truth(right);
  if (left.kind !== 'structure') return false;
  if (left.value instanceof JavaMap) throw new JavaException('ClassCastException', 'The filter operator empty fails on objects.');
  return (left.value instanceof JavaList && left.value.items.length === 0) === truth(right);
}

function exists(left: FilterValue, right: FilterValue): boolean {
  if (left.kind !== 'boolean' && right.kind !== 'boolean') throw new JavaException('JsonPathException', 'exists compares booleans.');
  return truth(left) === truth(right);
}

function lists(test: (left: readonly FilterValue[], right: readonly FilterValue[]) => boolean): Comparison {
  return (left, right) => {
    const rightItems = listItems(right);
    if (rightItems === undefined) return false;
    const leftItems = listItems(left);
    return leftItems !== undefined && test(leftItems, rightItems);
  };
}

/** `undefined` for objects. */
function listItems(value: FilterValue): readonly FilterValue[] | undefined {
  if (value.kind !== 'structure') throw new InvalidPath('The filter operator needs a list.');
  return value.items;
}

function truth(value: FilterValue): boolean {
  if (value.kind !== 'boolean') throw new InvalidPath('The filter operator needs true or false.');
  return value.value;
}

function never(): boolean {
  throw new InvalidPath('The filter operator has no right side that can be written.');
}
