/** Bytes that are looked at, and copied, at once: in a little-endian number, the first byte the lowest. */
export const HALF_WORD = 4;

const EACH = 0x01010101;
const HIGHEST_BITS = 0x80808080;
const SPACES = 0x20202020;
const QUOTES = 0x22222222;
const APOSTROPHES = 0x27272727;
const SLASHES = 0x2f2f2f2f;
const BACKSLASHES = 0x5c5c5c5c;

/*
 * Four characters of ASCII are compared in one step, as is told at https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord:
 * subtracting one from each byte sets the highest bit where it was zero. A borrow can set it only above such a byte, so that the lowest
 * bit that is set is right.
 */

/** Of four characters: nonzero where a quote, a backslash, a control character or DELETE is among them. */
function ends(word: number): number {
  return ((word - SPACES) | ((word ^ QUOTES) - EACH) | ((word ^ BACKSLASHES) - EACH) | (word + EACH)) & HIGHEST_BITS;
}

/** The same, with `'` and `/`: what `$util.escapeJavaScript` writes in another way. */
export function escapes(word: number): number {
  return ends(word) | ((((word ^ APOSTROPHES) - EACH) | ((word ^ SLASHES) - EACH)) & HIGHEST_BITS);
}

/** The first of the four characters that what was found stands for. */
export function firstOf(found: number): number {
  return (31 - Math.clz32(found & -found)) >>> 3;
}

/** Where a quote, a backslash, a control character or DELETE stands. The zeros behind the text end the search. */
export function endOfPlain(view: DataView, start: number): number {
  for (let at = start; ; at += HALF_WORD) {
    const found = ends(view.getInt32(at, true));
    if (found !== 0) return at + firstOf(found);
  }
}
