/** Java's simple case mappings: one code point to one. JavaScript's may give several, which then do not count. */

export function upperCase(code: number): number {
  if (code < 128) return code >= 0x61 && code <= 0x7a ? code - 32 : code;
  return greekWithIota(code) ?? single(String.fromCodePoint(code).toUpperCase()) ?? code;
}

export function lowerCase(code: number): number {
  if (code < 128) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  if (code === 0x130) return 0x69;
  return single(String.fromCodePoint(code).toLowerCase()) ?? code;
}

/** What Java's Unicode-aware comparison folds to. */
export function folded(code: number): number {
  return lowerCase(upperCase(code));
}

export function asciiLower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code;
}

export function asciiUpper(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 32 : code;
}

/** Greek letters with a iota below have a simple capital, which the full mapping spells with two letters. */
function greekWithIota(code: number): number | undefined {
  if (code >= 0x1f80 && code <= 0x1faf) return code | 8;
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? code + 9 : undefined;
}

function single(text: string): number | undefined {
  const code = text.codePointAt(0)!;
  return text.length === (code > 0xffff ? 2 : 1) ? code : undefined;
}
