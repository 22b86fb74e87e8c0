const LETTER_U = 0x75;
export const HEX_DIGITS = 4;
const LAST_DIGIT = 0x39;

/** What stands for another character behind a backslash, and for which, by its code. */
const ESCAPED = new Uint8Array(0x80);
for (const [at, character] of Array.from('"\\/\b\f\n\r\t').entries()) ESCAPED['"\\/bfnrt'.charCodeAt(at)] = character.charCodeAt(0);

/** What the escape of one unit stands for; 0 for one of digits. */
export function unescapedUnit(code: number): number {
  return ESCAPED[code];
}

/** How many units an escape has behind its backslash; 0 where it is none. */
export function escapeLength(units: Uint8Array | Uint16Array, at: number): number {
  if (units[at] !== LETTER_U) return units[at] < ESCAPED.length && ESCAPED[units[at]] !== 0 ? 1 : 0;
  for (let digit = 1; digit <= HEX_DIGITS; digit++) if (!isHexadecimal(units[at + digit])) return 0;
  return 1 + HEX_DIGITS;
}

/** The unit that the four digits from `at` on stand for. */
export function unitOfDigits(units: Uint8Array | Uint16Array, at: number): number {
  let value = 0;
  for (let digit = at; digit < at + HEX_DIGITS; digit++) value = (value << 4) | digitValue(units[digit]);
  return value;
}

/** Letters stand nine behind the digits of their last four bits. */
function digitValue(code: number): number {
  return code > LAST_DIGIT ? (code & 0xf) + 9 : code & 0xf;
}

function isHexadecimal(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
