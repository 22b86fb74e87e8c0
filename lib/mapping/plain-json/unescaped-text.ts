import { HEX_DIGITS, unescapedUnit } from './plain-json-escapes';
import { printUnescaped } from './print-escapes';
import type { TextUnits } from './text-units';

/** Texts of up to so many characters of one byte are unescaped in an array: one that is put together is slow when it is read later. */
const BYTES = 4_096;
const BEHIND = 8;
const bytes = Buffer.alloc(BYTES + BEHIND);
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** What stands between the quotes of a text whose escapes were looked at before; `source` has its units, or by now another's. */
export function unescapedText(text: string, source: TextUnits, start: number, end: number): string {
  if (end - start <= BYTES && source.isAscii && source.text === text) {
    const length = printUnescaped(source, start, end, view, 0);
    if (length >= 0) return bytes.toString('latin1', 0, length);
  }
  let value = '';
  let copied = start;
  for (let at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', copied)) {
    const unit = unescapedUnit(text.charCodeAt(at + 1));
    value += text.slice(copied, at);
    copied = unit === 0 ? at + 2 + HEX_DIGITS : at + 2;
    value += String.fromCharCode(unit === 0 ? Number.parseInt(text.slice(at + 2, copied), 16) : unit);
  }
  return value + text.slice(copied, end);
}
