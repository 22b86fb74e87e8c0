import type { CharacterSet } from '../characters/character-set';
import { MAX_CODE_POINT } from '../characters/character-set';
import { predefinedClass } from '../characters/predefined';
import type { Assertion, Node } from './node';
import { codeOf, isAsciiDigit, type PatternText } from './pattern-text';

/** What an escape stands for: one character, a class, or something that is no character. */
export type Escape = { readonly code: number } | { readonly set: CharacterSet } | { readonly node: Node };

const CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

/** Names of groups that stand before this place, and how many groups do. */
export interface KnownGroups {
  readonly names: ReadonlyMap<string, number>;
  readonly count: number;
}

/** Reads an escape that `text` stands on, the backslash. In brackets only characters and classes are allowed. */
export function readEscape(text: PatternText, groups: KnownGroups | undefined, inRange: boolean): Escape {
  const code = text.skip();
  const letter = String.fromCodePoint(code);
  if (!/^[A-Za-z0-9]$/.test(letter)) return { code };
  const character = CHARACTERS.get(letter);
  if (character !== undefined) return { code: character };
  // Within a range \v is the vertical tab that it was before Java 8.
  if (letter === 'v' && inRange) return { code: 0x0b };
  const set = predefinedClass(letter, text.flags.unicodeClasses);
  if (set !== undefined) return { set };
  switch (letter) {
    case '0':
      return { code: octal(text) };
    case 'c':
      if (text.atEnd) throw text.error('Illegal control escape sequence');
      return { code: text.read() ^ 64 };
    case 'u':
      return { code: unicode(text) };
    case 'x':
      return { code: hexadecimal(text) };
    case 'N':
      throw text.error('Characters by name are not known here; write \\x{…} instead of \\N{…}');
  }
  if (groups !== undefined) {
    const node = outsideOfBrackets(letter, text, groups);
    if (node !== undefined) return { node };
  }
  throw text.error('Illegal/unsupported escape sequence');
}

function outsideOfBrackets(letter: string, text: PatternText, groups: KnownGroups): Node | undefined {
  if (isAsciiDigit(codeOf(letter))) return backReference(groupNumber(Number(letter), text, groups), text);
  const { unicodeClasses, unixLines } = text.flags;
  switch (letter) {
    case 'A':
      return assertion('begin');
    case 'B':
      return assertion(unicodeClasses ? 'notUnicodeWordBoundary' : 'notWordBoundary');
    case 'G':
      return assertion('lastMatch');
    case 'R':
      return { type: 'lineEnding' };
    case 'X':
      return { type: 'grapheme' };
    case 'Z':
      return assertion(unixLines ? 'unixEndOrLastTerminator' : 'endOrLastTerminator');
    case 'z':
      return assertion('end');
    case 'b':
      return boundary(text);
    case 'k':
      return namedReference(text, groups);
    default:
      return undefined;
  }
}

function boundary(text: PatternText): Node {
  if (text.peek() === codeOf('{')) {
    if (text.skip() === codeOf('g')) {
      if (text.read() === codeOf('}')) return assertion('graphemeBoundary');
      throw text.error('Illegal/unsupported escape sequence');
    }
    text.unread();
    text.unread();
  }
  return assertion(text.flags.unicodeClasses ? 'unicodeWordBoundary' : 'wordBoundary');
}

function namedReference(text: PatternText, groups: KnownGroups): Node {
  if (text.read() !== codeOf('<')) throw text.error("\\k is not followed by '<' for named capturing group");
  const name = readGroupName(text.read(), text);
  const group = groups.names.get(name);
  if (group === undefined) throw text.error(`named capturing group <${name}> does not exist`);
  return backReference(group, text);
}

export function readGroupName(first: number, text: PatternText): string {
  let name = '';
  let letter = String.fromCodePoint(first);
  if (!/^[A-Za-z]$/.test(letter)) throw text.error('capturing group name does not start with a Latin letter');
  do {
    name += letter;
    letter = String.fromCodePoint(text.read());
  } while (/^[A-Za-z0-9]$/.test(letter));
  if (letter !== '>') throw text.error("named capturing group is missing trailing '>'");
  return name;
}

/** Further digits belong to the number as long as there is such a group before. */
function groupNumber(first: number, text: PatternText, { count }: KnownGroups): number {
  let number = first;
  for (let code = text.peek(); isAsciiDigit(code); code = text.peek()) {
    const longer = number * 10 + code - 0x30;
    if (longer > count) break;
    number = longer;
    text.read();
  }
  return number;
}

function backReference(group: number, { flags }: PatternText): Node {
  return { type: 'backReference', group, ignoreCase: flags.ignoreCase, unicodeCase: flags.unicodeCase };
}

function assertion(kind: Assertion): Node {
  return { type: 'assertion', assertion: kind };
}

function octal(text: PatternText): number {
  const first = octalDigit(text.read());
  if (first < 0) throw text.error('Illegal octal escape sequence');
  const second = octalDigit(text.read());
  if (second >= 0) {
    const third = octalDigit(text.read());
    if (third >= 0 && first <= 3) return first * 64 + second * 8 + third;
    text.unread();
    return first * 8 + second;
  }
  text.unread();
  return first;
}

function octalDigit(code: number): number {
  return code >= 0x30 && code <= 0x37 ? code - 0x30 : -1;
}

function hexDigit(code: number): number {
  const digit = code < 128 ? Number.parseInt(String.fromCharCode(code), 16) : Number.NaN;
  return Number.isNaN(digit) ? -1 : digit;
}

function hexadecimal(text: PatternText): number {
  const first = text.read();
  if (hexDigit(first) >= 0) {
    const second = hexDigit(text.read());
    if (second >= 0) return hexDigit(first) * 16 + second;
  } else if (first === codeOf('{') && hexDigit(text.peek()) >= 0) {
    let code = 0;
    let next = text.read();
    for (; hexDigit(next) >= 0; next = text.read()) {
      code = code * 16 + hexDigit(next);
      if (code > MAX_CODE_POINT) throw text.error('Hexadecimal codepoint is too big');
    }
    if (next !== codeOf('}')) throw text.error('Unclosed hexadecimal escape sequence');
    return code;
  }
  throw text.error('Illegal hexadecimal escape sequence');
}

/** `\uD83D\uDE00` is one character. */
function unicode(text: PatternText): number {
  const first = unicodeUnit(text);
  if (first < 0xd800 || first > 0xdbff) return first;
  const cursor = text.cursor;
  if (text.read() === codeOf('\\') && text.read() === codeOf('u')) {
    const second = unicodeUnit(text);
    if (second >= 0xdc00 && second <= 0xdfff) return (first - 0xd800) * 0x400 + second - 0xdc00 + 0x10000;
  }
  text.cursor = cursor;
  return first;
}

function unicodeUnit(text: PatternText): number {
  let unit = 0;
  for (let i = 0; i < 4; i++) {
    const digit = hexDigit(text.read());
    if (digit < 0) throw text.error('Illegal Unicode escape sequence');
    unit = unit * 16 + digit;
  }
  return unit;
}
