import { digitValue, JavaArray, JavaCharacter, JavaException } from '../../values';
import type { Invoke } from './method-table';

/** The statics of java.lang.Character that ask for what a character is, or take it apart. */

const LAST_CODE_POINT = 0x10ffff;
const LAST_UNIT = 0xffff;

export function isCodePoint(code: number): boolean {
  return code >= 0 && code <= LAST_CODE_POINT;
}

/** One for a character and for the code of one. */
export function classTest(name: string, test: (text: string) => boolean): Record<string, Invoke> {
  return {
    [`${name}(char)`]: (_: JavaCharacter, character: JavaCharacter) => test(character.value),
    [`${name}(int)`]: (_: JavaCharacter, code: number) => isCodePoint(code) && test(String.fromCodePoint(code)),
  };
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

export const characterClasses: Record<string, Invoke> = {
  ...classTest('isISOControl', (text) => /^\p{Cc}$/u.test(text)),
  ...classTest('isSpaceChar', (text) => /^[\p{Zs}\p{Zl}\p{Zp}]$/u.test(text)),
  ...classTest('isTitleCase', (text) => /^\p{Lt}$/u.test(text)),
  'isAlphabetic(int)': (_: JavaCharacter, code: number) => isCodePoint(code) && /^\p{Alphabetic}$/u.test(String.fromCodePoint(code)),
  'isHighSurrogate(char)': (_: JavaCharacter, character: JavaCharacter) => isHigh(character.hashCode()),
  'isLowSurrogate(char)': (_: JavaCharacter, character: JavaCharacter) => isLow(character.hashCode()),
  'isSurrogate(char)': (_: JavaCharacter, character: JavaCharacter) => isHigh(character.hashCode()) || isLow(character.hashCode()),
  'isSurrogatePair(char,char)': (_: JavaCharacter, high: JavaCharacter, low: JavaCharacter) =>
    isHigh(high.hashCode()) && isLow(low.hashCode()),
  'isBmpCodePoint(int)': (_: JavaCharacter, code: number) => code >= 0 && code <= LAST_UNIT,
  'isSupplementaryCodePoint(int)': (_: JavaCharacter, code: number) => code > LAST_UNIT && isCodePoint(code),
  'isValidCodePoint(int)': (_: JavaCharacter, code: number) => isCodePoint(code),
  'charCount(int)': (_: JavaCharacter, code: number) => (code > LAST_UNIT ? 2 : 1),
  'toCodePoint(char,char)': (_: JavaCharacter, high: JavaCharacter, low: JavaCharacter) =>
    ((high.hashCode() - 0xd800) << 10) + (low.hashCode() - 0xdc00) + 0x10000,
  'toChars(int)': (_: JavaCharacter, code: number) => {
    if (!isCodePoint(code)) throw new JavaException('IllegalArgumentException', `There is no character of the code ${code}.`);
    return new JavaArray(
      'char',
      String.fromCodePoint(code)
        .split('')
        .map((unit) => new JavaCharacter(unit)),
    );
  },
  'digit(char,int)': (_: JavaCharacter, character: JavaCharacter, radix: number) => digit(character.value, radix),
  'digit(int,int)': (_: JavaCharacter, code: number, radix: number) => (isCodePoint(code) ? digit(String.fromCodePoint(code), radix) : -1),
  'forDigit(int,int)': (_: JavaCharacter, value: number, radix: number) =>
    new JavaCharacter(isRadix(radix) && value >= 0 && value < radix ? value.toString(36) : '\0'),
  'reverseBytes(char)': (_: JavaCharacter, character: JavaCharacter) => {
    const code = character.hashCode();
    return new JavaCharacter(String.fromCharCode((code >> 8) | ((code & 0xff) << 8)));
  },
};

function isRadix(radix: number): boolean {
  return radix >= 2 && radix <= 36;
}

function digit(text: string, radix: number): number {
  return isRadix(radix) ? digitValue(text, radix) : -1;
}
