export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const BLANK = 32;
export const EXCLAMATION = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const APOSTROPHE = 39;
export const LEFT_PARENTHESIS = 40;
export const STAR = 42;
export const MINUS = 45;
export const DOT = 46;
export const AT = 64;
export const LEFT_BRACKET = 91;
export const BACKSLASH = 92;
export const RIGHT_BRACKET = 93;
export const UNDERSCORE = 95;
export const LEFT_CURLY = 123;
export const RIGHT_CURLY = 125;

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

export function isWhitespace(code: number): boolean {
  return code === BLANK || code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
}
