import { digitValue, JavaCharacter, JavaException, javaHash } from '../../values';
import { characterClasses, classTest, isCodePoint } from './character-classes';
import { characterTexts } from './character-texts';
import { notComparable, nullPointer } from './failures';
import { MethodTable } from './method-table';
import { objectMethods } from './object-methods';

export const booleanMethods = new MethodTable(
  {
    'booleanValue()': (self: boolean) => self,
    'toString(boolean)': (_: boolean, value: boolean) => String(value),
    'compareTo(Boolean)': (self: boolean, other: boolean | null) => {
      if (other === null) throw nullPointer();
      return Number(self) - Number(other);
    },
    'compareTo(Object)': notComparable,
    'parseBoolean(String)': (_: boolean, text: string | null) => isTrue(text),
    'valueOf(boolean)': (_: boolean, value: boolean) => value,
    'valueOf(String)': (_: boolean, text: string | null) => isTrue(text),
    'compare(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => Number(left) - Number(right),
    'hashCode(boolean)': (_: boolean, value: boolean) => javaHash(value),
    // There are no system properties.
    'getBoolean(String)': () => false,
    'logicalAnd(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left && right,
    'logicalOr(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left || right,
    'logicalXor(boolean,boolean)': (_: boolean, left: boolean, right: boolean) => left !== right,
  },
  objectMethods,
);

function isTrue(text: string | null): boolean {
  return text?.toLowerCase() === 'true';
}

export const characterMethods = new MethodTable(
  {
    'charValue()': (self: JavaCharacter) => self,
    'toString(char)': (_: JavaCharacter, character: JavaCharacter) => character.value,
    'compareTo(Character)': (self: JavaCharacter, other: JavaCharacter | null) => {
      if (other === null) throw nullPointer();
      return self.hashCode() - other.hashCode();
    },
    'compareTo(Object)': notComparable,
    'toString(int)': (_: JavaCharacter, code: number) => codePointText(code),
    'hashCode(char)': (_: JavaCharacter, character: JavaCharacter) => character.hashCode(),
    'compare(char,char)': (_: JavaCharacter, left: JavaCharacter, right: JavaCharacter) => left.hashCode() - right.hashCode(),
    ...classTest('isDigit', (text) => /^\p{Nd}$/u.test(text)),
    ...classTest('isLetter', (text) => /^\p{L}$/u.test(text)),
    ...classTest('isLetterOrDigit', (text) => /^[\p{L}\p{Nd}]$/u.test(text)),
    ...classTest('isUpperCase', (text) => /^\p{Uppercase}$/u.test(text)),
    ...classTest('isLowerCase', (text) => /^\p{Lowercase}$/u.test(text)),
    ...classTest('isWhitespace', (text) => text.length === 1 && isJavaWhitespace(text.charCodeAt(0))),
    ...characterClasses,
    ...characterTexts,
    'toTitleCase(char)': (_: JavaCharacter, character: JavaCharacter) => new JavaCharacter(titleCase(character.value)),
    'toTitleCase(int)': (_: JavaCharacter, code: number) =>
      isCodePoint(code) ? titleCase(String.fromCodePoint(code)).codePointAt(0)! : code,
    'getNumericValue(char)': (_: JavaCharacter, character: JavaCharacter) => digitValue(character.value, 36),
    'getNumericValue(int)': (_: JavaCharacter, code: number) => (isCodePoint(code) ? digitValue(String.fromCodePoint(code), 36) : -1),
    'toUpperCase(char)': (_: JavaCharacter, character: JavaCharacter) => oneCharacter(character, character.value.toUpperCase()),
    'toUpperCase(int)': (_: JavaCharacter, code: number) => oneCodePoint(code, (text) => text.toUpperCase()),
    'toLowerCase(char)': (_: JavaCharacter, character: JavaCharacter) => oneCharacter(character, character.value.toLowerCase()),
    'toLowerCase(int)': (_: JavaCharacter, code: number) => oneCodePoint(code, (text) => text.toLowerCase()),
    'valueOf(char)': (_: JavaCharacter, character: JavaCharacter) => character,
  },
  objectMethods,
);

function codePointText(code: number): string {
  if (!isCodePoint(code)) throw new JavaException('IllegalArgumentException', `There is no character of the code ${code}.`);
  return String.fromCodePoint(code);
}

/** The code of a character's other case where that is one character, else its own. */
function oneCodePoint(code: number, change: (text: string) => string): number {
  if (!isCodePoint(code)) return code;
  const [first, ...others] = change(String.fromCodePoint(code));
  return first === undefined || others.length > 0 ? code : first.codePointAt(0)!;
}

/** `Character.isWhitespace`: separators that break lines or words, and some controls. */
export function isJavaWhitespace(code: number): boolean {
  if ((code >= 9 && code <= 13) || (code >= 28 && code <= 31)) return true;
  return code !== 0xa0 && code !== 0x2007 && code !== 0x202f && /^[\p{Zs}\p{Zl}\p{Zp}]$/u.test(String.fromCharCode(code));
}

/** A character's other case where that is one character, else itself. */
function oneCharacter(character: JavaCharacter, changed: string): JavaCharacter {
  return changed.length === 1 ? new JavaCharacter(changed) : character;
}

/** The four letters that are two, as in Croatian, have a title case of their own. */
const TITLE_CASE: Readonly<Record<string, string>> = {
  '\u01c4': '\u01c5',
  '\u01c6': '\u01c5',
  '\u01c7': '\u01c8',
  '\u01c9': '\u01c8',
  '\u01ca': '\u01cb',
  '\u01cc': '\u01cb',
  '\u01f1': '\u01f2',
  '\u01f3': '\u01f2',
};

function titleCase(text: string): string {
  if (/^\p{Lt}$/u.test(text)) return text;
  if (Object.hasOwn(TITLE_CASE, text)) return TITLE_CASE[text];
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper : text;
}
