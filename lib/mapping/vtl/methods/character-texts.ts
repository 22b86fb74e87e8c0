import { charge, type JavaArray, JavaCharacter, JavaException, javaText } from '../../values';
import { classTest, isCodePoint } from './character-classes';
import { codePointBefore, codePointCount, offsetByCodePoints } from './code-points';
import { checkIndex, nullPointer, outOfBounds } from './failures';
import type { Invoke } from './method-table';

/** The statics of java.lang.Character that read texts and arrays, and those of identifiers, surrogates and letter case. */

const unitsOf = (array: JavaArray): string => {
  charge(array.items.length);
  return array.items.map(javaText).join('');
};

const present = (text: string | null): string => {
  if (text === null) throw nullPointer();
  return text;
};

const IDENTIFIER_START = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}]$/u;
const IGNORABLE = /^(?:[\0-\x08\x0e-\x1b\x7f-\x9f]|\p{Cf})$/u;
const IDENTIFIER_PART = /^[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]$/u;

// Where an array fits, too, Velocity calls neither method with null.
export const characterTexts: Record<string, Invoke> = {
  'codePointAt(CharSequence,int)': (_: JavaCharacter, text: string | null, at: number) =>
    text === null ? null : text.codePointAt(checkIndex(at, text.length))!,
  'codePointAt(char[],int)': (_: JavaCharacter, array: JavaArray, at: number) =>
    unitsOf(array).codePointAt(checkIndex(at, array.items.length))!,
  'codePointBefore(CharSequence,int)': (_: JavaCharacter, text: string | null, at: number) =>
    text === null ? null : codePointBefore(text, at),
  'codePointBefore(char[],int)': (_: JavaCharacter, array: JavaArray, at: number) => codePointBefore(unitsOf(array), at),
  'codePointCount(CharSequence,int,int)': (_: JavaCharacter, text: string | null, from: number, to: number) =>
    text === null ? null : codePointCount(text, from, to),
  'codePointCount(char[],int,int)': (_: JavaCharacter, array: JavaArray, from: number, count: number) => {
    if (from < 0 || count < 0 || from + count > array.items.length) throw outOfBounds(from, array.items.length);
    return codePointCount(unitsOf(array), from, from + count);
  },
  'offsetByCodePoints(CharSequence,int,int)': (_: JavaCharacter, text: string | null, at: number, count: number) =>
    offsetByCodePoints(present(text), at, count),
  'highSurrogate(int)': (_: JavaCharacter, code: number) =>
    new JavaCharacter(String.fromCharCode((code >>> 10) + 0xd800 - (0x10000 >>> 10))),
  'lowSurrogate(int)': (_: JavaCharacter, code: number) => new JavaCharacter(String.fromCharCode((code & 0x3ff) + 0xdc00)),
  'toChars(int,char[],int)': (_: JavaCharacter, code: number, array: JavaArray, at: number) => {
    if (!isCodePoint(code)) throw new JavaException('IllegalArgumentException', `There is no character of the code ${code}.`);
    const units = String.fromCodePoint(code).split('');
    checkIndex(at + units.length - 1, array.items.length);
    for (const [offset, unit] of units.entries()) array.items[checkIndex(at, array.items.length) + offset] = new JavaCharacter(unit);
    return units.length;
  },
  ...classTest('isDefined', (text) => !/^\p{Cn}$/u.test(text)),
  ...classTest('isMirrored', (text) => /^\p{Bidi_Mirrored}$/u.test(text)),
  'isIdeographic(int)': (_: JavaCharacter, code: number) => isCodePoint(code) && /^\p{Ideographic}$/u.test(String.fromCodePoint(code)),
  'isSpace(char)': (_: JavaCharacter, character: JavaCharacter) => /^[\t\n\f\r ]$/.test(character.value),
  ...classTest('isJavaIdentifierStart', (text) => IDENTIFIER_START.test(text)),
  ...classTest('isJavaIdentifierPart', (text) => IDENTIFIER_PART.test(text) || IGNORABLE.test(text)),
  'isJavaLetter(char)': (_: JavaCharacter, character: JavaCharacter) => IDENTIFIER_START.test(character.value),
  'isJavaLetterOrDigit(char)': (_: JavaCharacter, character: JavaCharacter) =>
    IDENTIFIER_PART.test(character.value) || IGNORABLE.test(character.value),
  ...classTest('isIdentifierIgnorable', (text) => IGNORABLE.test(text)),
};
