const BACKSLASH = 0x5c;
const E = 0x45;
const Q = 0x51;

/** Writes `\Q…\E` out as escapes, which Java does before it reads a pattern. */
export function withoutQuoting(codes: readonly number[]): number[] {
  const start = firstQuote(codes);
  if (start < 0) return [...codes];
  const result = codes.slice(0, start);
  let quoted = true;
  let first = true;
  for (let i = start + 2; i < codes.length; ) {
    const code = codes[i++];
    if (code >= 128 || isLetter(code)) {
      result.push(code);
    } else if (isDigit(code)) {
      // Written \x3N, so that the digit does not become a part of an escape that stands before the quote.
      if (first) result.push(BACKSLASH, 0x78, 0x33);
      result.push(code);
    } else if (code !== BACKSLASH) {
      if (quoted) result.push(BACKSLASH);
      result.push(code);
    } else if (quoted && codes[i] === E) {
      i++;
      quoted = false;
    } else if (quoted) {
      result.push(BACKSLASH, BACKSLASH);
    } else if (codes[i] === Q) {
      i++;
      quoted = true;
      first = true;
      continue;
    } else {
      result.push(code);
      if (i < codes.length) result.push(codes[i++]);
    }
    first = false;
  }
  return result;
}

function firstQuote(codes: readonly number[]): number {
  for (let i = 0; i < codes.length - 1; i += codes[i] === BACKSLASH ? 2 : 1) {
    if (codes[i] === BACKSLASH && codes[i + 1] === Q) return i;
  }
  return -1;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
