import { JavaException } from '../../values';
import { InvalidPath } from '../invalid-path';

/**
 * The text of a path or filter while it is read. `last` is the place of the last character that counts; those behind it
 * (trimmed blanks, a filter's closing brackets) can still be seen, as in Jayway, and sometimes are.
 */
export class PathText {
  pos = 0;
  last: number;

  constructor(readonly text: string) {
    this.last = text.length - 1;
  }

  /** The place behind the last character. */
  get end(): number {
    return this.last + 1;
  }

  at(index: number): string {
    if (index >= 0 && index < this.text.length) return this.text[index];
    throw new JavaException('StringIndexOutOfBoundsException', `There is no character ${index} in ${this.text}`);
  }

  get current(): string {
    return this.at(this.pos);
  }

  contains(index: number): boolean {
    return index >= 0 && index <= this.last;
  }

  /** True on the last character already: a single character after a bracket is not looked at. */
  get atTail(): boolean {
    return this.pos >= this.last;
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  skipBlanks(): this {
    while (this.contains(this.pos) && this.pos < this.last && this.current === ' ') this.pos++;
    return this;
  }

  trim(): void {
    this.skipBlanks();
    while (this.contains(this.pos) && this.pos < this.last && this.at(this.last) === ' ') this.last--;
  }

  /** The place of the first character after `from` that is no blank; it may be out of bounds. */
  nextPlace(from: number): number {
    let index = from + 1;
    while (this.contains(index) && this.text[index] === ' ') index++;
    return index;
  }

  /** The first character after `from` that is no blank, a blank where there is none. */
  next(from: number): string {
    const index = this.nextPlace(from);
    return this.contains(index) ? this.text[index] : ' ';
  }

  /** The place of `wanted` where it is the next character after `from` that is no blank, else -1. */
  placeOfNext(wanted: string, from: number): number {
    const index = this.nextPlace(from);
    return this.at(index) === wanted ? index : -1;
  }

  /** The place of the last character before `from` that is no blank, else -1. */
  previousPlace(from: number): number {
    let index = from - 1;
    while (this.contains(index) && this.text[index] === ' ') index--;
    return this.contains(index) ? index : -1;
  }

  placeOf(wanted: string, from: number): number {
    const index = this.text.indexOf(wanted, from);
    return this.contains(index) ? index : -1;
  }

  /** The place of `wanted` after `from`, where no backslash stands before it, else -1. */
  placeOfUnescaped(wanted: string, from: number): number {
    for (let index = from + 1; this.contains(index); index++) {
      if (this.text[index] === '\\') index++;
      else if (this.text[index] === wanted) return index;
    }
    return -1;
  }

  /** The place of the bracket that closes the one at `from`, else -1. Brackets in texts do not count. */
  placeOfClosing(from: number, open: string, close: string, skipPatterns: boolean): number {
    let depth = 1;
    for (let index = from + 1; this.contains(index); index++) {
      index = this.afterQuoted(index, ["'", '"']);
      if (skipPatterns) index = this.afterQuoted(index, ['/']);
      const character = this.at(index);
      if (character === open) depth++;
      if (character === close && --depth === 0) return index;
    }
    return -1;
  }

  /** Where a text or pattern begins at `index`, the place after it; it is not looked at whether another one follows. */
  private afterQuoted(index: number, quotes: readonly string[]): number {
    const quote = this.at(index);
    if (!quotes.includes(quote)) return index;
    const end = this.placeOfUnescaped(quote, index);
    if (end < 0) throw new InvalidPath(`The ${quote} at ${index} is not closed: ${this.text}`);
    return end + 1;
  }
}

/** Jayway's unescaping: `\n` and the like, `\uXXXX`; a backslash before any other character vanishes. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([\s\S]{1,4})|([\s\S]))/g, (_, unit: string | undefined, character: string) => {
    if (unit !== undefined) return unicodeUnit(unit);
    return ESCAPES.get(character) ?? (character === 'u' ? '' : character);
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['r', '\r'],
  ['f', '\f'],
  ['t', '\t'],
  ['n', '\n'],
  ['b', '\b'],
]);

/** Fewer than four digits at the end of the text are dropped. */
function unicodeUnit(digits: string): string {
  if (digits.length < 4) return '';
  if (!/^[0-9A-Fa-f]{4}$|^[+-][0-9A-Fa-f]{3}$/.test(digits)) throw new JavaException('JsonPathException', `\\u${digits} is no character.`);
  return String.fromCharCode(Number.parseInt(digits, 16) & 0xffff);
}
