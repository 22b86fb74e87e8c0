import { InvalidJson, parseJson } from '../../json';
import {
  compareDecimals,
  isJavaNumber,
  JavaBigDecimal,
  JavaDouble,
  JavaException,
  JavaFloat,
  JavaList,
  JavaMap,
  type JavaNumber,
  type JavaValue,
  javaEquals,
  javaText,
  javaTrim,
  parseBigDecimal,
} from '../../values';
import { InvalidPath } from '../invalid-path';
import { compilePath } from '../path/path-compiler';
import { unescapeText } from '../path/path-text';
import { FALSE, type FilterValue, NULL, type NumberValue, type StructureValue, TRUE } from './filter';

/** What a path in a filter led to. */
export function valueAsFound(value: JavaValue): FilterValue {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (value instanceof JavaList || value instanceof JavaMap) return structure(() => value);
  return scalar(value);
}

/** An item of a list that is compared: its text may be a path, JSON or stand in quotes of its own. */
function itemValue(value: JavaValue): FilterValue {
  if (typeof value !== 'string') return scalar(value);
  const trimmed = javaTrim(value);
  if ('@$'.includes(trimmed[0] ?? ' ') && isPath(trimmed)) return { kind: 'path' };
  if (/^(?:\[.*\]|\{.*\})$/s.test(trimmed) && isJson(trimmed)) return writtenStructure(value);
  return quotedText(value);
}

function scalar(value: JavaValue): FilterValue {
  if (value === null) return NULL;
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (isJavaNumber(value)) return numberValue(value);
  throw new JavaException('JsonPathException', `A filter cannot compare ${javaText(value)}.`);
}

/** Quotes around the text go, and escapes are read; a single character stays as it is. */
export function quotedText(text: string): FilterValue {
  if (text.length < 2) return { kind: 'text', text };
  const first = text[0];
  const inQuotes = (first === "'" || first === '"') && text.endsWith(first);
  return { kind: 'text', text: unescapeText(inQuotes ? text.slice(1, -1) : text) };
}

/** Numbers are compared as BigDecimals of their texts; NaN and the infinities are none. */
export function numberValue(number: JavaNumber): NumberValue {
  if ((number instanceof JavaDouble || number instanceof JavaFloat) && !Number.isFinite(number.value)) {
    throw new JavaException('NumberFormatException', `${javaText(number)} cannot be compared.`);
  }
  return {
    kind: 'number',
    number,
    get text() {
      return number instanceof JavaDouble ? javaText(parseBigDecimal(javaText(number))) : javaText(number);
    },
  };
}

/** A number as it is written in a filter; quick to compare where an Integer says the same. */
export function writtenNumber(text: string): NumberValue {
  const decimal = parseBigDecimal(text);
  const small = decimal.scale === 0 && BigInt.asIntN(32, decimal.unscaled) === decimal.unscaled;
  return numberValue(small ? Number(decimal.unscaled) : decimal);
}

/** JSON as it is written in a filter. */
export function writtenStructure(text: string): StructureValue {
  return structure(() => read(text), text);
}

/** Parses, and turns the items into filter values, when first asked to. */
function structure(parse: () => JavaValue, written?: string): StructureValue {
  let value: JavaValue | undefined;
  let items: readonly FilterValue[] | undefined;
  return {
    kind: 'structure',
    written,
    get value() {
      value ??= parse();
      return value;
    },
    get items() {
      if (items === undefined && this.value instanceof JavaList) items = this.value.items.map(itemValue);
      return items;
    },
  };
}

function read(text: string): JavaValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof InvalidJson ? new JavaException('IllegalArgumentException', error.message) : error;
  }
}

function isPath(text: string): boolean {
  try {
    compilePath(text);
    return true;
  } catch (error) {
    if (error instanceof InvalidPath) return false;
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (error instanceof InvalidJson) return false;
    throw error;
  }
}

/** Not symmetric: a text equals a number of the same text, a number equals a text of the same value. */
export function sameValue(left: FilterValue, right: FilterValue): boolean {
  switch (left.kind) {
    case 'text':
      return (right.kind === 'text' || right.kind === 'number') && left.text === right.text;
    case 'number':
      if (right.kind === 'text') return equalsText(left.number, right.text);
      return right.kind === 'number' && compareValues(left.number, right.number) === 0;
    case 'boolean':
      return right.kind === 'boolean' && left.value === right.value;
    case 'null':
      return right.kind === 'null';
    case 'structure':
      return right.kind === 'structure' && left.written !== undefined && left.written === right.written;
    default:
      return false;
  }
}

/** `==` between two structures: what is written on the left is still text to Jayway and equals nothing. */
export function sameStructure(left: StructureValue, right: StructureValue): boolean {
  const { value } = right;
  return left.written === undefined && javaEquals(left.value, value);
}

function equalsText(number: JavaNumber, text: string): boolean {
  try {
    return compareValues(number, parseBigDecimal(text)) === 0;
  } catch (error) {
    if (error instanceof JavaException && error.javaClass === 'NumberFormatException') return false;
    throw error;
  }
}

/** By the values of the numbers' texts. Integers and Doubles order as these do, without a detour. */
export function compareValues(left: JavaNumber, right: JavaNumber): number {
  const quickLeft = quick(left);
  const quickRight = quick(right);
  if (quickLeft !== undefined && quickRight !== undefined) return quickLeft < quickRight ? -1 : quickLeft > quickRight ? 1 : 0;
  return compareDecimals(decimal(left), decimal(right));
}

function quick(number: JavaNumber): number | undefined {
  if (typeof number === 'number') return number;
  return number instanceof JavaDouble ? number.value : undefined;
}

function decimal(number: JavaNumber): JavaBigDecimal {
  return number instanceof JavaBigDecimal ? number : parseBigDecimal(javaText(number));
}
