import { charge, checkLength, JavaArray, JavaCharacter, type JavaValue, javaText, javaTrim, TEXT_LIMIT } from '../../values';
import { codePointBefore, codePointCount, offsetByCodePoints } from './code-points';
import { encodedBytes } from './encoded-bytes';
import { checkIndex, notComparable, notNull, outOfBounds, refusingNull } from './failures';
import { MethodTable } from './method-table';
import { objectMethods } from './object-methods';
import { isJavaWhitespace } from './scalar-methods';
import { compareStrings, equalsIgnoreCase, regionMatches } from './string-comparison';
import { formatText } from './string-format';
import { joinTexts } from './string-join';
import { matchesPattern, replaceAllPattern, replaceFirstPattern, splitText } from './string-patterns';
import { indentLines, stripIndent, translateEscapes } from './text-block';

export const stringMethods = new MethodTable(
  {
    'length()': (self: string) => self.length,
    'isEmpty()': (self: string) => self === '',
    'isBlank()': (self: string) => strip(self, true, false) === '',
    'charAt(int)': (self: string, index: number) => new JavaCharacter(self[checkIndex(index, self.length)]),
    'codePointAt(int)': (self: string, index: number) => self.codePointAt(checkIndex(index, self.length))!,
    'codePointBefore(int)': codePointBefore,
    'codePointCount(int,int)': codePointCount,
    'offsetByCodePoints(int,int)': offsetByCodePoints,
    'substring(int)': (self: string, from: number) => substring(self, from, self.length),
    'substring(int,int)': substring,
    'subSequence(int,int)': substring,
    'indexOf(int)': (self: string, code: number) => self.indexOf(character(code)),
    'indexOf(String)': (self: string, text: string | null) => self.indexOf(notNull(text)),
    'indexOf(int,int)': (self: string, code: number, from: number) => self.indexOf(character(code), from),
    'indexOf(String,int)': (self: string, text: string | null, from: number) => self.indexOf(notNull(text), from),
    'lastIndexOf(int)': (self: string, code: number) => self.lastIndexOf(character(code)),
    'lastIndexOf(String)': (self: string, text: string | null) => self.lastIndexOf(notNull(text)),
    'lastIndexOf(int,int)': (self: string, code: number, from: number) => lastIndexOf(self, character(code), from),
    'lastIndexOf(String,int)': (self: string, text: string | null, from: number) => lastIndexOf(self, notNull(text), from),
    'contains(CharSequence)': (self: string, text: string | null) => self.includes(notNull(text)),
    'startsWith(String)': (self: string, text: string | null) => self.startsWith(notNull(text)),
    'startsWith(String,int)': (self: string, text: string | null, from: number) => from >= 0 && self.startsWith(notNull(text), from),
    'endsWith(String)': (self: string, text: string | null) => self.endsWith(notNull(text)),
    'equalsIgnoreCase(String)': equalsIgnoreCase,
    'compareTo(String)': (self: string, other: string | null) => compareStrings(self, notNull(other)),
    'compareTo(Object)': notComparable,
    // Public in no documentation, but Velocity on Java 17 finds it.
    'compare(String,String)': (_: string, left: string | null, right: string | null) => compareStrings(notNull(left), notNull(right)),
    'compareToIgnoreCase(String)': (self: string, other: string | null) => compareStrings(folded(self), folded(notNull(other))),
    'contentEquals(CharSequence)': (self: string, other: string | null) => self === notNull(other),
    'regionMatches(int,String,int,int)': (self: string, at: number, other: string | null, otherAt: number, length: number) =>
      regionMatches(self, at, notNull(other), otherAt, length),
    'regionMatches(boolean,int,String,int,int)': (
      self: string,
      ignoreCase: boolean,
      at: number,
      other: string | null,
      otherAt: number,
      length: number,
    ) =>
      ignoreCase
        ? regionMatches(folded(self), at, folded(notNull(other)), otherAt, length)
        : regionMatches(self, at, notNull(other), otherAt, length),
    'concat(String)': (self: string, text: string | null) => bounded(self + notNull(text)),
    'repeat(int)': repeat,
    'replace(char,char)': (self: string, from: JavaCharacter, to: JavaCharacter) => self.replaceAll(from.value, () => to.value),
    'replace(CharSequence,CharSequence)': replace,
    'replaceAll(String,String)': replaceAllPattern,
    'replaceFirst(String,String)': replaceFirstPattern,
    'matches(String)': matchesPattern,
    'split(String)': (self: string, pattern: string | null) => splitText(self, pattern, 0),
    'split(String,int)': splitText,
    'trim()': (self: string) => javaTrim(self),
    'strip()': (self: string) => strip(self, true, true),
    'stripLeading()': (self: string) => strip(self, true, false),
    'stripTrailing()': (self: string) => strip(self, false, true),
    'indent(int)': indentLines,
    'stripIndent()': stripIndent,
    'translateEscapes()': translateEscapes,
    'toUpperCase()': (self: string) => self.toUpperCase(),
    'toLowerCase()': (self: string) => self.toLowerCase(),
    'intern()': (self: string) => self,
    'toCharArray()': (self: string) => {
      charge(self.length);
      return new JavaArray(
        'char',
        Array.from({ length: self.length }, (_, index) => new JavaCharacter(self[index])),
      );
    },
    'getBytes(String|Charset)': encodedBytes,
    // Null could be either of the two: Velocity then calls neither.
    'getBytes(Charset)': () => null,
    'getBytes()': (self: string) => encodedBytes(self),
    'format(Locale,String,Object...)': (_: string, _locale: null, format: string | null, ...values: JavaValue[]) =>
      formatText(notNull(format), values),
    'format(String,Object...)': (_: string, format: string | null, ...values: JavaValue[]) => formatText(notNull(format), values),
    'formatted(Object...)': (self: string, ...values: JavaValue[]) => formatText(self, values),
    'join(CharSequence,Iterable)': (_: string, separator: string | null, items: JavaValue) => joinTexts(separator, items),
    'join(CharSequence,CharSequence...)': (_: string, separator: string | null, ...texts: (string | null)[]) =>
      bounded(texts.map(javaText).join(notNull(separator))),
    'valueOf(char[])': (_: string, characters: JavaArray) => characters.items.map(javaText).join(''),
    'valueOf(char[],int,int)': (_: string, characters: JavaArray, from: number, count: number) =>
      substring(characters.items.map(javaText).join(''), from, from + count),
    'copyValueOf(char[])': (_: string, characters: JavaArray) => characters.items.map(javaText).join(''),
    ...refusingNull('copyValueOf(null[])', 'toLowerCase(Locale)', 'toUpperCase(Locale)', 'transform(Function)'),
    // An array as the last parameter takes its items one by one, too.
    'copyValueOf(char...)': (_: string, ...characters: JavaCharacter[]) => characters.map(javaText).join(''),
    'copyValueOf(char[],int,int)': (_: string, characters: JavaArray, from: number, count: number) =>
      substring(characters.items.map(javaText).join(''), from, from + count),
    'valueOf(Object)': (_: string, value: JavaValue) => javaText(value),
    'valueOf(char...)': (_: string, ...characters: JavaCharacter[]) => characters.map(javaText).join(''),
  },
  objectMethods,
);

function bounded(text: string): string {
  checkLength(text);
  return text;
}

function substring(self: string, from: number, to: number): string {
  if (from < 0 || from > to || to > self.length) throw outOfBounds(from < 0 || from > to ? from : to, self.length);
  return self.slice(from, to);
}

/** A code point that is none finds nothing. */
function character(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\u{10ffff}\u{10ffff}';
}

function lastIndexOf(self: string, text: string, from: number): number {
  return from < 0 ? -1 : self.lastIndexOf(text, from);
}

function folded(text: string): string {
  return text.toUpperCase().toLowerCase();
}

function repeat(self: string, count: number): string {
  if (count < 0) throw outOfBounds(count, 0);
  if (self.length * count > TEXT_LIMIT) checkLength({ length: self.length * count });
  return self.repeat(count);
}

/** Every occurrence, from the left; an empty one is before every character and at the end. */
function replace(self: string, from: string | null, to: string | null): string {
  const target = notNull(from);
  const replacement = notNull(to);
  if (replacement.length > target.length) {
    const count = target === '' ? self.length + 1 : self.split(target).length - 1;
    checkLength({ length: self.length + count * (replacement.length - target.length) });
  }
  return self.replaceAll(target, () => replacement);
}

function strip(self: string, start: boolean, end: boolean): string {
  let from = 0;
  let to = self.length;
  if (start) while (from < to && isJavaWhitespace(self.charCodeAt(from))) from++;
  if (end) while (to > from && isJavaWhitespace(self.charCodeAt(to - 1))) to--;
  return self.slice(from, to);
}
