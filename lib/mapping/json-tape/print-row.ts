import { MINUS, printEscaped, printUnescaped, Scalar } from '../plain-json';
import { type DocumentRow, PRINTED_CAPACITY, type PrintedBytes, WORD } from '../values';
import { findHolders, MISSING } from './find-row';
import { KIND, KIND_BITS, type Tape } from './tape-layout';

const ZERO = 0x30;

/** A character may be printed with a backslash before it. */
const LONGEST = 2;

/** Prints a row from the object at `place`, as `DocumentValues.print`. The units of the tape's text are there. */
export function printRow(tape: Tape, place: number, row: DocumentRow, printed: PrintedBytes): number {
  const limit = PRINTED_CAPACITY - row.fixedLength - WORD;
  let to = printed.length;
  if (to > limit) return 0;
  findHolders(tape, place, row);
  const { marks, source } = tape;
  const { units, view: from } = source;
  const { view } = printed;
  const { holderOf, places, offsets, escaped, words, wordEnds, lengths } = row;
  let word = 0;
  for (let value = 0; ; value++) {
    const wordEnd = wordEnds[value];
    for (let at = to; word < wordEnd; word++, at += WORD) view.setFloat64(at, words[word], true);
    to += lengths[value];
    if (value === offsets.length) break;
    const holder = places[holderOf[value]];
    const offset = offsets[value];
    if (offset < 0 || holder < 0) {
      if (offset === MISSING && holder >= 0) continue;
      return stop(printed, to, row.partOf[value]);
    }
    const entry = holder + offset;
    const start = marks[entry];
    const second = marks[entry + 1];
    const end = second >>> KIND_BITS;
    const kind = second & KIND;
    if (start < 0 || to + LONGEST * (end - start) > limit) return stop(printed, to, row.partOf[value]);
    if (kind === Scalar.Text && escaped[value] === 0) {
      const length = end - start - 2;
      for (let done = 0; done < length; done += WORD) view.setFloat64(to + done, from.getFloat64(start + 1 + done, true), true);
      to += length;
    } else if (kind <= Scalar.EscapedText) {
      const behind =
        escaped[value] === 0 ? printUnescaped(source, start + 1, end - 1, view, to) : printEscaped(source, start + 1, end - 1, view, to);
      if (behind < 0) return stop(printed, to, row.partOf[value]);
      to = behind;
    } else {
      if (escaped[value] !== 0 || !printsAsWritten(kind, units, start)) return stop(printed, to, row.partOf[value]);
      for (let done = 0; done < end - start; done += WORD) view.setFloat64(to + done, from.getFloat64(start + done, true), true);
      to += end - start;
    }
  }
  return stop(printed, to, row.partCount);
}

function stop(printed: PrintedBytes, length: number, part: number): number {
  printed.length = length;
  return part;
}

function printsAsWritten(kind: Scalar, units: Uint8Array | Uint16Array, start: number): boolean {
  if (kind === Scalar.Decimal || kind === Scalar.Null) return false;
  return kind !== Scalar.Integer || units[start] !== MINUS || units[start + 1] !== ZERO;
}
