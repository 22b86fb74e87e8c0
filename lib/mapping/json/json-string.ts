import { BACKSLASH, END } from '../plain-json';
import { InvalidJson } from './invalid-json';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['b', '\b'],
  ['\\', '\\'],
  ['/', '/'],
  ["'", "'"],
  ['"', '"'],
]);

const CONTROL = /[\u0000-\u001F]/;

/** A quoted text and where reading goes on, after the closing quote. */
export interface QuotedText {
  readonly value: string;
  readonly end: number;
}

/** `start` is the place of the opening quote. */
export function readQuoted(text: string, start: number, permissive: boolean): QuotedText {
  const quote = text[start];
  const end = text.indexOf(quote, start + 1);
  if (end < 0) throw new InvalidJson(`The text that begins here is not closed by ${quote}.`, start);
  const value = text.slice(start + 1, end);
  if (value.includes('\\')) return readEscaped(text, start, permissive);
  if (!permissive && CONTROL.test(value)) throw new InvalidJson('A control character must be escaped.', start);
  return { value, end: end + 1 };
}

/**
 * As soon as a text holds a backslash, json-smart reads it in another way: control characters and U+007F vanish, U+001A
 * ends the document, and a backslash before any other character vanishes with it.
 */
function readEscaped(text: string, start: number, permissive: boolean): QuotedText {
  const quote = text.charCodeAt(start);
  let value = '';
  let from = start + 1;
  let pos = from;
  for (;;) {
    const code = pos < text.length ? text.charCodeAt(pos) : END;
    if (code === quote) return { value: value + text.slice(from, pos), end: pos + 1 };
    if (code === END) throw new InvalidJson('The text that begins here is not closed.', start);
    if (code === BACKSLASH) {
      value += text.slice(from, pos);
      const kind = text[pos + 1] ?? '';
      const digits = kind === 'u' ? 4 : kind === 'x' ? 2 : 0;
      value += digits === 0 ? (ESCAPES.get(kind) ?? '') : String.fromCharCode(hexadecimal(text, pos + 2, digits));
      pos += 2 + digits;
      from = pos;
    } else if (code < 0x20 || (code === 0x7f && permissive)) {
      if (!permissive) throw new InvalidJson('A control character must be escaped.', pos);
      value += text.slice(from, pos);
      pos++;
      from = pos;
    } else {
      pos++;
    }
  }
}

function hexadecimal(text: string, start: number, length: number): number {
  const digits = text.slice(start, start + length);
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) {
    throw new InvalidJson(`An escape needs ${length} hexadecimal digits here.`, start);
  }
  return Number.parseInt(digits, 16);
}
