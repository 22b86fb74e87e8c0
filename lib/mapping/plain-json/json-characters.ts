/** U+001A, which json-smart takes for the end of the text; what reading beyond the end gives, too. */
export const END = 0x1a;

export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Where text without quotes ends: at the end of the whole, of a key, of an object's or of an array's value. */
export enum Stop {
  AtEnd,
  AfterKey,
  AfterValue,
  AfterItem,
}

export function stops(stop: Stop, code: number): boolean {
  switch (code) {
    case END:
      return true;
    case COLON:
      return stop === Stop.AfterKey;
    case COMMA:
      return stop >= Stop.AfterValue;
    case CLOSE_BRACE:
      return stop === Stop.AfterValue;
    case CLOSE_BRACKET:
      return stop === Stop.AfterItem;
    default:
      return false;
  }
}

/** Only blank, tab and line ends part values; other control characters begin a text. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `Character.isWhitespace`: Unicode's separators without the no-break ones, and the control characters that part text. */
export function isWhitespace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x1680) return false;
  return (code >= 0x2000 && code <= 0x200a && code !== 0x2007) || [0x1680, 0x2028, 0x2029, 0x205f, 0x3000].includes(code);
}
