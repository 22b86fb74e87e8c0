import { compileJavaPattern } from '../../regex';
import { digitValue } from '../../values';
import { InvalidPath } from '../invalid-path';
import type { PathText } from '../path/path-text';
import { FALSE, type FilterValue, NULL, TRUE } from './filter';
import { quotedText, writtenNumber, writtenStructure } from './filter-value';

const PATTERN_FLAGS = 'dixmsuU';

/** Reads a literal at the place where `text` stands. Throws a JavaException for a bad number or pattern. */
export function readLiteral(text: PathText): FilterValue {
  const first = text.current;
  switch (first) {
    case "'":
    case '"':
      return readText(text, first);
    case 't':
    case 'f':
      return readWord(text, first === 't' ? 'true' : 'false') ? (first === 't' ? TRUE : FALSE) : unknown(text);
    case 'n':
      return readWord(text, 'null') ? NULL : unknown(text);
    case '{':
      return readStructure(text, '{', '}');
    case '[':
      return readStructure(text, '[', ']');
    case '/':
      return readPattern(text);
    default:
      return readNumber(text);
  }
}

function readText(text: PathText, quote: string): FilterValue {
  const start = text.pos;
  const end = text.placeOfUnescaped(quote, start);
  if (end < 0) throw new InvalidPath(`The text at ${start} is not closed by ${quote}: ${text.text}`);
  text.pos = end + 1;
  return quotedText(text.slice(start, text.pos));
}

function readWord(text: PathText, word: string): boolean {
  if (!text.contains(text.pos + word.length - 1) || !text.text.startsWith(word, text.pos)) return false;
  text.pos += word.length;
  return true;
}

function unknown(text: PathText): never {
  throw new InvalidPath(`Expected a text in quotes, a number, true, false or null at ${text.pos}: ${text.text}`);
}

function readStructure(text: PathText, open: string, close: string): FilterValue {
  const start = text.pos;
  const end = text.placeOfClosing(start, open, close, false);
  if (end < 0) throw new InvalidPath(`The ${open} at ${start} is not closed: ${text.text}`);
  text.pos = end + 1;
  return writtenStructure(text.slice(start, text.pos));
}

function readPattern(text: PathText): FilterValue {
  const start = text.pos;
  const end = text.placeOfUnescaped('/', start);
  if (end < 0) throw new InvalidPath(`The pattern at ${start} is not closed by /: ${text.text}`);
  text.pos = end + 1;
  while (text.contains(text.pos) && PATTERN_FLAGS.includes(text.current)) text.pos++;
  const pattern = compileJavaPattern(text.slice(start + 1, end), text.slice(end + 1, text.pos));
  return { kind: 'pattern', matches: (subject) => pattern.matches(subject) };
}

function readNumber(text: PathText): FilterValue {
  const start = text.pos;
  while (text.contains(text.pos) && ('-.eE'.includes(text.current) || digitValue(text.current, 10) >= 0)) text.pos++;
  return writtenNumber(text.slice(start, text.pos));
}
