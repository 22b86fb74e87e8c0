import { InvalidJson, parseJson } from '../../json';
import {
  isJavaNumber,
  JavaDouble,
  JavaException,
  JavaList,
  JavaMap,
  type JavaNumber,
  type JavaValue,
  javaText,
  SetView,
  toDouble,
  toInt,
} from '../../values';
import { InvalidPath } from '../invalid-path';
import type { CompiledPath } from '../path/compiled-path';
import type { Evaluation } from '../path/evaluation';
import { lengthOf } from './length';

/** A parameter with the value that its path had when the function was called. */
export interface FunctionParameter {
  readonly path?: CompiledPath;
  readonly json?: string;
  readonly value: JavaValue;
}

export type PathFunction = (model: JavaValue, parameters: readonly FunctionParameter[], evaluation: Evaluation) => JavaValue;

/** Throws `InvalidPath` for a name that is no function, which shows only when the path is evaluated. */
export function findFunction(name: string): PathFunction {
  const found = FUNCTIONS.get(name);
  if (found === undefined) throw new InvalidPath(`There is no function ${name}(). Known are ${[...FUNCTIONS.keys()].join(', ')}.`);
  return found;
}

const FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['length', lengthOf],
  ['size', lengthOf],
  ['sum', aggregation((numbers) => sum(numbers))],
  ['avg', aggregation((numbers) => sum(numbers) / numbers.length)],
  ['min', aggregation(least)],
  ['max', aggregation(greatest)],
  ['stddev', aggregation(standardDeviation)],
  ['concat', concat],
  ['append', append],
  ['keys', (model) => (model instanceof JavaMap ? new SetView(model, 'keySet') : null)],
  ['first', (model) => itemOf(model, () => 0)],
  ['last', (model) => itemOf(model, () => -1)],
  ['index', (model, parameters) => itemOf(model, () => indexIn(parameters))],
]);

function aggregation(calculate: (numbers: readonly number[]) => number): PathFunction {
  return (model, parameters) => {
    const own = model instanceof JavaList ? model.items.filter(isJavaNumber) : [];
    const numbers = [...own, ...parameters.flatMap(numbersOf)].map(toDouble);
    if (numbers.length === 0) throw new JavaException('JsonPathException', 'There is no number to aggregate.');
    return new JavaDouble(calculate(numbers));
  };
}

function numbersOf(parameter: FunctionParameter): JavaNumber[] {
  const value = parameterValue(parameter);
  return (value instanceof JavaList ? value.items : [value]).filter(isJavaNumber);
}

function parameterValue({ json, value }: FunctionParameter): JavaValue {
  if (json === undefined) return value;
  try {
    return parseJson(json);
  } catch (error) {
    throw error instanceof InvalidJson ? new JavaException('InvalidJsonException', error.message) : error;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function least(numbers: readonly number[]): number {
  let found = Number.MAX_VALUE;
  for (const number of numbers) if (found > number) found = number;
  return found;
}

/** Java's Double.MIN_VALUE, where this begins, is the least positive double: the greatest of negative numbers is that. */
function greatest(numbers: readonly number[]): number {
  let found = Number.MIN_VALUE;
  for (const number of numbers) if (found < number) found = number;
  return found;
}

function standardDeviation(numbers: readonly number[]): number {
  const total = sum(numbers);
  const squares = sum(numbers.map((number) => number * number));
  return Math.sqrt(squares / numbers.length - (total * total) / numbers.length / numbers.length);
}

/** Of an array's items only texts count, of parameters everything. */
function concat(model: JavaValue, parameters: readonly FunctionParameter[]): string {
  const own = model instanceof JavaList ? model.items.filter((item) => typeof item === 'string') : [];
  const given = parameters.map(parameterValue).flatMap((value) => (value instanceof JavaList ? value.items : [value]));
  return [...own, ...given.filter((value) => value !== null).map(javaText)].join('');
}

/** Changes the array in the document. */
function append(model: JavaValue, parameters: readonly FunctionParameter[]): JavaValue {
  if (model instanceof JavaList) {
    for (const parameter of parameters) model.splice(model.items.length, 0, [parameterValue(parameter)]);
  }
  return model;
}

/** A negative index counts from the end, but never reaches the first item. */
function itemOf(model: JavaValue, pickIndex: () => number): JavaValue {
  if (!(model instanceof JavaList)) throw new JavaException('JsonPathException', 'There is no array to take an item from.');
  const index = pickIndex();
  const { length } = model.items;
  if (index < 0 && length + index <= 0) throw new JavaException('JsonPathException', `Target index ${index} of ${length} items.`);
  if (index >= length) throw outOfBounds(index, length);
  return model.items[index < 0 ? length + index : index];
}

function indexIn(parameters: readonly FunctionParameter[]): number {
  const numbers = parameters.flatMap(numbersOf);
  if (numbers.length === 0) throw outOfBounds(0, 0);
  return toInt(numbers[0]);
}

function outOfBounds(index: number, length: number): JavaException {
  return new JavaException('IndexOutOfBoundsException', `Index ${index} out of bounds for length ${length}`);
}
