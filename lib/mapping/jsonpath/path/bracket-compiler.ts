import { digitValue, JavaException, javaTrim, parseInteger } from '../../values';
import { InvalidPath } from '../invalid-path';
import { IndexToken, SliceToken } from './array-tokens';
import { type PathText, unescapeText } from './path-text';
import type { PathToken } from './path-token';
import { PropertyToken } from './property-token';

/** `['a']`, `["a", "b"]`; `undefined` where the brackets hold something else. */
export function readNames(text: PathText): PropertyToken | undefined {
  const quote = text.next(text.pos);
  if (quote !== "'" && quote !== '"') return undefined;
  const names: string[] = [];
  let start = text.pos + 1;
  let end = 0;
  let inName = false;
  let afterComma = false;
  for (let index = start; text.contains(index); index++) {
    const character = text.at(index);
    if (character === '\\') {
      index++;
    } else if (character === quote && inName) {
      const next = text.next(index);
      if (next !== ']' && next !== ',') throw new InvalidPath(`Expected ',' or ']' after the name that ends at ${index}: ${text.text}`);
      names.push(unescapeText(text.slice(start, index)));
      inName = false;
      end = index;
    } else if (character === quote) {
      start = index + 1;
      inName = true;
      afterComma = false;
    } else if (!inName && (character === ']' || character === ',')) {
      if (afterComma) throw new InvalidPath(`A name is missing at ${index}: ${text.text}`);
      if (character === ']') break;
      afterComma = true;
    }
  }
  if (inName) throw new InvalidPath(`The name that begins at ${start} is not closed by ${quote}: ${text.text}`);
  const close = text.placeOfNext(']', end);
  if (close < 0) throw new InvalidPath(`Expected ']' after the name that ends at ${end}: ${text.text}`);
  text.pos = close + 1;
  return new PropertyToken(names);
}

/** `[0]`, `[0, 1]`, `[1:]`; `undefined` where the brackets hold something else. */
export function readIndexes(text: PathText): PathToken | undefined {
  const first = text.next(text.pos);
  if (!isDigit(first) && first !== '-' && first !== ':') return undefined;
  const end = text.placeOf(']', text.pos + 1);
  if (end < 0) return undefined;
  const expression = javaTrim(text.slice(text.pos + 1, end));
  if (![...expression].every((character) => isDigit(character) || ',-: '.includes(character))) return undefined;
  text.pos = end + 1;
  return expression.includes(':') ? slice(expression) : new IndexToken(expression.split(/[ \t\n\v\f\r]*,[ \t\n\v\f\r]*/).map(index));
}

/** A third part, the step, is not looked at; with nothing before it it is an error. */
function slice(expression: string): SliceToken {
  if (/[, ]/.test(expression)) throw new InvalidPath(`[${expression}] is no slice.`);
  const parts = expression.split(':');
  while (parts.at(-1) === '') parts.pop();
  const [from, to] = [parts[0], parts[1]].map((part) => (part === undefined || part === '' ? undefined : index(part)));
  if (from === undefined && to === undefined) throw new InvalidPath(`[${expression}] is no slice.`);
  return new SliceToken(from, to);
}

function index(text: string): number {
  try {
    return parseInteger(text);
  } catch (error) {
    if (error instanceof JavaException) throw new InvalidPath(`${text} is no index.`);
    throw error;
  }
}

function isDigit(character: string): boolean {
  return digitValue(character, 10) >= 0;
}
