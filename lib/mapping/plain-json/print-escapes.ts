import { endOfPlain, escapes, firstOf, HALF_WORD } from './ascii-words';
import { BACKSLASH } from './json-characters';
import { HEX_DIGITS, unescapedUnit, unitOfDigits } from './plain-json-escapes';
import type { TextUnits } from './text-units';

const FIRST_PRINTABLE = 0x20;
const LAST_ASCII = 0x7f;
const LAST_BYTE = 0xff;
const FIRST_SMALL_LETTER = 0x61;
const LAST_SMALL_LETTER = 0x7a;
const CASE = 0x20;

/**
 * Writes a text of a JSON document, from `start` to the quote at `end`, as `$util.escapeJavaScript` answers it, and answers where
 * that ends; negative where a control character would have to be written in another way. Up to three bytes behind are written over.
 */
export function printEscaped({ units, view: source }: TextUnits, start: number, end: number, target: DataView, place: number): number {
  let to = place;
  for (let from = start; ; ) {
    const word = source.getInt32(from, true);
    target.setInt32(to, word, true);
    const found = escapes(word);
    const plain = found === 0 ? HALF_WORD : firstOf(found);
    from += plain;
    to += plain;
    if (found === 0) continue;
    if (from >= end) return to;
    let code = units[from++];
    if (code === BACKSLASH) {
      code = unescapedUnit(units[from++]);
      if (code === 0) {
        if (unitOfDigits(units, from) <= LAST_ASCII) return -1;
        to = printDigits(units, from, target, to);
        from += HEX_DIGITS;
        continue;
      }
    }
    if (code < FIRST_PRINTABLE) return -1;
    target.setUint8(to, BACKSLASH);
    target.setUint8(to + 1, code);
    to += 2;
  }
}

/** An escape of digits, its letters in upper case; `from` is the first. */
function printDigits(units: Uint8Array | Uint16Array, from: number, target: DataView, to: number): number {
  target.setUint8(to, BACKSLASH);
  target.setUint8(to + 1, units[from - 1]);
  for (let digit = 0; digit < HEX_DIGITS; digit++) {
    const code = units[from + digit];
    const isSmall = code >= FIRST_SMALL_LETTER && code <= LAST_SMALL_LETTER;
    target.setUint8(to + 2 + digit, isSmall ? code - CASE : code);
  }
  return to + 2 + HEX_DIGITS;
}

/** The same for a text as it is; negative where it has a character of more than a byte. */
export function printUnescaped({ units, view: source }: TextUnits, start: number, end: number, target: DataView, place: number): number {
  let to = place;
  for (let from = start; ; ) {
    const plainEnd = endOfPlain(source, from);
    for (; from < plainEnd; from += HALF_WORD, to += HALF_WORD) target.setInt32(to, source.getInt32(from, true), true);
    to -= from - plainEnd;
    from = plainEnd;
    if (from >= end) return to;
    const code = unescapedUnit(units[from + 1]);
    const unit = code === 0 ? unitOfDigits(units, from + 2) : code;
    if (unit > LAST_BYTE) return -1;
    target.setUint8(to++, unit);
    from += code === 0 ? 2 + HEX_DIGITS : 2;
  }
}
