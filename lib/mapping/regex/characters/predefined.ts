import { type CharacterSet, negated, setOf, setOfRanges, setOfTest } from './character-set';

export const DIGIT = setOfRanges([[0x30, 0x39]]);
export const SPACE = setOfRanges([
  [0x09, 0x0d],
  [0x20, 0x20],
]);
export const WORD = setOfRanges([
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]);
export const HORIZONTAL_SPACE = setOfRanges([
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]);
export const VERTICAL_SPACE = setOfRanges([
  [0x0a, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
]);

export const EVERYTHING = setOfRanges([[0, 0x10ffff]]);
export const NO_LINE_FEED = negated(setOf(0x0a));
export const NO_LINE_TERMINATOR = negated(setOf(0x0a, 0x0d, 0x85, 0x2028, 0x2029));

const UNICODE_DIGIT = setOfTest(tester(/\p{Nd}/u));
const UNICODE_SPACE = setOfTest(tester(/\p{White_Space}/u));
const UNICODE_WORD = setOfTest(tester(/[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u));

const CLASSES: ReadonlyMap<string, readonly [plain: CharacterSet, unicode: CharacterSet]> = new Map([
  ['d', [DIGIT, UNICODE_DIGIT]],
  ['s', [SPACE, UNICODE_SPACE]],
  ['w', [WORD, UNICODE_WORD]],
  ['h', [HORIZONTAL_SPACE, HORIZONTAL_SPACE]],
  ['v', [VERTICAL_SPACE, VERTICAL_SPACE]],
]);

/** `\d`, `\S`, …: ASCII unless `unicode` (the flag `U`); a capital is the rest. `undefined` for other letters. */
export function predefinedClass(letter: string, unicode: boolean): CharacterSet | undefined {
  const lower = letter.toLowerCase();
  const found = CLASSES.get(lower)?.[unicode ? 1 : 0];
  return found === undefined || letter === lower ? found : negated(found);
}

/** JavaScript's own Unicode tables answer, one code point at a time. */
export function tester(pattern: RegExp): (code: number) => boolean {
  return (code) => pattern.test(String.fromCodePoint(code));
}
