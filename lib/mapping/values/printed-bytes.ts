import { type FixedText, LONG_TEXT, WORD } from './fixed-text';

/** Bytes that are gathered before they become a text. */
export const PRINTED_CAPACITY = 1 << 18;

const LAST_BYTE = 0xff;

/** Characters of the longest Integer, and the highest power of ten among them. */
const INTEGER_LENGTH = 11;
const LAST_POWER = 1_000_000_000;
/** The Integer that has no positive counterpart. */
const LEAST_INTEGER = -2_147_483_648;

const ZERO = 0x30;
const MINUS = 0x2d;

/**
 * What a long loop prints, as bytes: texts that are linked piece by piece are laid out later at several times the cost. Each
 * method answers false, and leaves all as it was, for what must be printed in another way: because there is no more room, or
 * because a character needs more than a byte.
 */
export class PrintedBytes {
  readonly bytes = Buffer.alloc(PRINTED_CAPACITY);
  readonly view = new DataView(this.bytes.buffer, this.bytes.byteOffset, PRINTED_CAPACITY);
  /** How many there are. */
  length = 0;

  /** All that was printed; then there is room again. */
  take(): string {
    const { length } = this;
    if (length === 0) return '';
    this.length = 0;
    return this.bytes.toString('latin1', 0, length);
  }

  fixed(text: FixedText): boolean {
    const { words, length } = text;
    const { view } = this;
    let at = this.length;
    if (words.length === 0 || at + length + WORD > PRINTED_CAPACITY) return false;
    for (let index = 0; index < words.length; index++, at += WORD) view.setFloat64(at, words[index], true);
    this.length += length;
    return true;
  }

  integer(value: number): boolean {
    const { bytes } = this;
    if (this.length + INTEGER_LENGTH > PRINTED_CAPACITY || value === LEAST_INTEGER) return false;
    let left = value < 0 ? -value | 0 : value | 0;
    let at = this.length + (value < 0 ? 1 : 0);
    for (let limit = 10; left >= limit && limit <= LAST_POWER; limit *= 10) at++;
    const end = at + 1;
    do {
      const next = (left / 10) | 0;
      bytes[at--] = ZERO + left - 10 * next;
      left = next;
    } while (left > 0);
    if (value < 0) bytes[at] = MINUS;
    this.length = end;
    return true;
  }

  /** Forgets what was printed before, and begins with `text`. */
  begin(text: string): boolean {
    this.length = 0;
    return this.copy(text);
  }

  text(text: string): boolean {
    return text.length <= LONG_TEXT && this.copy(text);
  }

  private copy(text: string): boolean {
    const { bytes } = this;
    let at = this.length;
    if (at + text.length > PRINTED_CAPACITY) return false;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > LAST_BYTE) return false;
      bytes[at++] = code;
    }
    this.length = at;
    return true;
  }
}
