import { type CharacterSet, setOfRanges, setOfTest } from './character-set';
import { tester } from './predefined';

/** `\p{…}` by name. Unicode's newest characters follow JavaScript's tables, which may be newer than Java's. */

const ASCII_CLASSES: ReadonlyMap<string, CharacterSet> = new Map(
  Object.entries({
    ASCII: [[0x00, 0x7f]],
    Alnum: [
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
    Alpha: [
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
    Blank: [
      [0x20, 0x20],
      [0x09, 0x09],
    ],
    Cntrl: [
      [0x00, 0x1f],
      [0x7f, 0x7f],
    ],
    Digit: [[0x30, 0x39]],
    Graph: [[0x21, 0x7e]],
    Lower: [[0x61, 0x7a]],
    Print: [[0x20, 0x7e]],
    Punct: [
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ],
    Space: [
      [0x09, 0x0d],
      [0x20, 0x20],
    ],
    Upper: [[0x41, 0x5a]],
    XDigit: [
      [0x30, 0x39],
      [0x41, 0x46],
      [0x61, 0x66],
    ],
    L1: [[0x00, 0xff]],
    all: [[0x00, 0x10ffff]],
  } as Record<string, [number, number][]>).map(([name, ranges]) => [name, setOfRanges(ranges)]),
);

const CATEGORIES = 'Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf L M N Z C P S'.split(' ');

const CATEGORY_NAMES: ReadonlyMap<string, RegExp> = new Map([
  ...CATEGORIES.map((name) => [name, new RegExp(`\\p{${name}}`, 'u')] as const),
  ['LC', /[\p{Lu}\p{Ll}\p{Lt}]/u],
  ['LD', /[\p{L}\p{Nd}]/u],
]);

const JAVA_METHODS: ReadonlyMap<string, RegExp> = new Map([
  ['javaLowerCase', /\p{Lowercase}/u],
  ['javaUpperCase', /\p{Uppercase}/u],
  ['javaAlphabetic', /\p{Alphabetic}/u],
  ['javaIdeographic', /\p{Ideographic}/u],
  ['javaTitleCase', /\p{Lt}/u],
  ['javaDigit', /\p{Nd}/u],
  ['javaDefined', /\P{Cn}/u],
  ['javaLetter', /\p{L}/u],
  ['javaLetterOrDigit', /[\p{L}\p{Nd}]/u],
  ['javaJavaIdentifierStart', /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u],
  ['javaJavaIdentifierPart', /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Cf}\0-\x08\x0E-\x1B\x7F-\x9F]/u],
  ['javaUnicodeIdentifierStart', /\p{ID_Start}/u],
  ['javaUnicodeIdentifierPart', /[\p{ID_Continue}\p{Cf}\0-\x08\x0E-\x1B\x7F-\x9F]/u],
  ['javaIdentifierIgnorable', /[\p{Cf}\0-\x08\x0E-\x1B\x7F-\x9F]/u],
  ['javaSpaceChar', /[\p{Zs}\p{Zl}\p{Zp}]/u],
  ['javaWhitespace', /[\t-\r\x1C-\x20]|(?![\xA0\u2007\u202F])[\p{Zs}\p{Zl}\p{Zp}]/u],
  ['javaISOControl', /[\0-\x1F\x7F-\x9F]/u],
  ['javaMirrored', /\p{Bidi_Mirrored}/u],
]);

const BINARY_PROPERTIES: ReadonlyMap<string, RegExp> = new Map([
  ['ALPHABETIC', /\p{Alphabetic}/u],
  ['ASSIGNED', /\P{Cn}/u],
  ['CONTROL', /\p{Cc}/u],
  ['HEXDIGIT', /[\p{Nd}a-fA-F\uFF21-\uFF26\uFF41-\uFF46]/u],
  ['HEX_DIGIT', /[\p{Nd}a-fA-F\uFF21-\uFF26\uFF41-\uFF46]/u],
  ['IDEOGRAPHIC', /\p{Ideographic}/u],
  ['JOINCONTROL', /\p{Join_Control}/u],
  ['JOIN_CONTROL', /\p{Join_Control}/u],
  ['LETTER', /\p{L}/u],
  ['LOWERCASE', /\p{Lowercase}/u],
  ['NONCHARACTERCODEPOINT', /\p{Noncharacter_Code_Point}/u],
  ['NONCHARACTER_CODE_POINT', /\p{Noncharacter_Code_Point}/u],
  ['PUNCTUATION', /\p{P}/u],
  ['TITLECASE', /\p{Lt}/u],
  ['UPPERCASE', /\p{Uppercase}/u],
  ['WHITESPACE', /\p{White_Space}/u],
  ['WHITE_SPACE', /\p{White_Space}/u],
  ['WORD', /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u],
]);

/** The POSIX names' meaning for all of Unicode, with the flag `U` and as `\p{Is…}`. */
const POSIX_NAMES: ReadonlyMap<string, RegExp> = new Map([
  ['ALPHA', /\p{Alphabetic}/u],
  ['LOWER', /\p{Lowercase}/u],
  ['UPPER', /\p{Uppercase}/u],
  ['SPACE', /\p{White_Space}/u],
  ['PUNCT', /\p{P}/u],
  ['XDIGIT', /[\p{Nd}a-fA-F\uFF21-\uFF26\uFF41-\uFF46]/u],
  ['ALNUM', /[\p{Alphabetic}\p{Nd}]/u],
  ['CNTRL', /\p{Cc}/u],
  ['DIGIT', /\p{Nd}/u],
  ['BLANK', /[\p{Zs}\t]/u],
  ['GRAPH', /(?!\p{White_Space})[^\p{Cc}\p{Cs}\p{Cn}]/u],
  ['PRINT', /(?!\p{White_Space})[^\p{Cc}\p{Cs}\p{Cn}]|\p{Zs}/u],
]);

const CASED: ReadonlyMap<string, CharacterSet> = new Map([
  ...['Lu', 'Ll', 'Lt'].map((name) => [name, setOfTest(tester(/[\p{Lu}\p{Ll}\p{Lt}]/u))] as const),
  ...['Lower', 'Upper'].map((name) => [name, ASCII_CLASSES.get('Alpha')!] as const),
  ...['javaLowerCase', 'javaUpperCase', 'javaTitleCase'].map(
    (name) => [name, setOfTest(tester(/[\p{Lowercase}\p{Uppercase}\p{Lt}]/u))] as const,
  ),
]);

/** General categories, POSIX classes and `java…` methods, by their exact names. */
export function propertyByName(name: string, ignoreCase: boolean): CharacterSet | undefined {
  const cased = ignoreCase ? CASED.get(name) : undefined;
  return cased ?? ASCII_CLASSES.get(name) ?? tested(CATEGORY_NAMES.get(name) ?? JAVA_METHODS.get(name));
}

/** Unicode's binary properties, in any case. */
export function binaryProperty(name: string, ignoreCase: boolean): CharacterSet | undefined {
  const upper = name.toUpperCase();
  if (ignoreCase && ['LOWERCASE', 'UPPERCASE', 'TITLECASE'].includes(upper))
    return setOfTest(tester(/[\p{Lowercase}\p{Uppercase}\p{Lt}]/u));
  return tested(BINARY_PROPERTIES.get(upper)) ?? posixProperty(name, ignoreCase);
}

export function posixProperty(name: string, ignoreCase: boolean): CharacterSet | undefined {
  const upper = name.toUpperCase();
  if (ignoreCase && (upper === 'LOWER' || upper === 'UPPER')) return setOfTest(tester(/[\p{Lowercase}\p{Uppercase}\p{Lt}]/u));
  return tested(POSIX_NAMES.get(upper));
}

function tested(pattern: RegExp | undefined): CharacterSet | undefined {
  return pattern === undefined ? undefined : setOfTest(tester(pattern));
}
