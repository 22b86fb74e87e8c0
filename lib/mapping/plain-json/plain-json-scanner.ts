import { endOfPlain } from './ascii-words';
import type { DocumentPlace, KnownMember } from './document-place';
import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, isBlank, isDigit, MINUS, POINT, QUOTE } from './json-characters';
import { PERMISSIVE } from './json-dialect';
import { escapeLength } from './plain-json-escapes';
import type { TextUnits } from './text-units';
import { unescapedText } from './unescaped-text';

/** Numbers of up to so many digits are Integers or Longs; decimals of up to so many characters are Doubles. */
const LONG_DIGITS = 18;
const DECIMAL_CHARACTERS = 17;

/** A decimal of no more characters and digits before the point prints as it was written, unless it is small or ends in a zero. */
const JAVA_CHARACTERS = 15;
const JAVA_DIGITS = 7;

const ZERO = 0x30;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

/** Thrown for whatever is not plain; no error of anybody's. */
export const NOT_PLAIN = new Error('The text is no plain JSON.');

export enum Scalar {
  Text,
  EscapedText,
  Integer,
  /** A decimal that Java prints as it was written. */
  PlainDecimal,
  Decimal,
  True,
  False,
  Null,
}

/**
 * Passes the parts of plain JSON, which json-smart's permissive mode reads as everybody does, and gives up at anything else,
 * correct or not. Nothing is compared with the text's length: the zero behind it ends everything.
 */
export class PlainJsonScanner {
  protected readonly text: string;
  protected readonly units: Uint8Array | Uint16Array;
  protected pos = 0;

  /** Counts what json-smart writes in another way than it stands in the text. */
  protected rewritten = 0;

  /** The name at which `member` ended: there is none to remember for it, or its object has it twice. */
  protected unknownName: string | undefined = undefined;

  private depth = 0;

  constructor(protected readonly given: TextUnits) {
    this.text = given.text;
    this.units = given.units;
  }

  /** Passes all before the value of the member that stands at a brace or comma; undefined at the end of an empty object, and at an unknown name. */
  protected member(place: DocumentPlace, isFirst: boolean): KnownMember | undefined {
    const { likely } = place;
    if (likely === undefined || !likely.standsAt(this.pos, this.given)) return this.otherMember(place, isFirst);
    this.pos += likely.lead.length;
    if (!likely.isExact) this.rewritten++;
    return likely;
  }

  private otherMember(place: DocumentPlace, isFirst: boolean): KnownMember | undefined {
    const from = this.pos++;
    if (this.skipBlanks() === CLOSE_BRACE && isFirst) {
      if (this.pos > from + 1) this.rewritten++;
      return undefined;
    }
    const name = this.name();
    const member = place.shape.slot(name) < 0 ? place.member(name, this.text.slice(from, this.pos)) : undefined;
    if (member === undefined || !member.isExact) this.rewritten++;
    if (member === undefined) this.unknownName = name;
    return member;
  }

  /** Behind a member's value. */
  protected endOfMember(): number {
    const code = this.passBlanks();
    return code === COMMA || code === CLOSE_BRACE ? code : giveUp();
  }

  /** Behind an entry: the end, or a comma with another entry behind it. */
  protected nextOf(end: number): number {
    const code = this.passBlanks();
    if (code === end) return code;
    if (code !== COMMA) giveUp();
    this.pos++;
    const next = this.passBlanks();
    return next === end ? giveUp() : next;
  }

  /** A name and all before its value. */
  protected name(): string {
    if (this.units[this.pos] !== QUOTE) giveUp();
    const start = this.pos + 1;
    const isEscaped = this.skipText() === Scalar.EscapedText;
    const end = this.pos - 1;
    const name = isEscaped ? unescapedText(this.text, this.given, start, end) : this.text.slice(start, end);
    if (this.skipBlanks() !== COLON) giveUp();
    this.pos++;
    this.skipBlanks();
    return name;
  }

  protected skipText(): Scalar {
    const { units, given } = this;
    const start = this.pos + 1;
    const end = given.isAscii ? endOfPlain(given.view, start) : this.endOfWide(start);
    if (units[end] !== QUOTE) return this.skipEscaped(end);
    this.pos = end + 1;
    return Scalar.Text;
  }

  private skipEscaped(start: number): Scalar {
    const { units, given } = this;
    this.rewritten++;
    let at = start;
    while (units[at] !== QUOTE) {
      const length = units[at] === BACKSLASH ? escapeLength(units, at + 1) : 0;
      if (length === 0) giveUp();
      at += 1 + length;
      at = given.isAscii ? endOfPlain(given.view, at) : this.endOfWide(at);
    }
    this.pos = at + 1;
    return Scalar.EscapedText;
  }

  /** Where a quote, a backslash, a control character or DELETE stands. */
  private endOfWide(start: number): number {
    const { units } = this;
    let at = start;
    for (let code = units[at]; code !== QUOTE && code !== BACKSLASH && code >= FIRST_PRINTABLE && code !== DELETE; code = units[++at]) {
      if (code > DELETE) this.rewritten++;
    }
    return at;
  }

  protected skipNumber(first: number): Scalar {
    const { units, pos } = this;
    const start = first === MINUS ? pos + 1 : pos;
    let at = start;
    while (isDigit(units[at])) at++;
    const digits = at - start;
    if (digits === 0 || digits > LONG_DIGITS || (digits > 1 && units[start] === ZERO)) giveUp();
    const isDecimal = units[at] === POINT;
    if (isDecimal) at = this.endOfFraction(at + 1);
    if (!endsNumber(units[at])) giveUp();
    this.pos = at;
    if (isDecimal) return at - pos > DECIMAL_CHARACTERS ? giveUp() : this.decimal(digits, at - start);
    if (first === MINUS && units[start] === ZERO) this.rewritten++;
    return Scalar.Integer;
  }

  /** `digits` before the point, `characters` without the sign. */
  private decimal(digits: number, characters: number): Scalar {
    const { units, pos } = this;
    const isShort = characters <= JAVA_CHARACTERS && digits <= JAVA_DIGITS;
    const endsInZero = units[pos - 1] === ZERO && units[pos - 2] !== POINT;
    const isSmall = units[pos - characters] === ZERO && units[pos - characters + 2] === ZERO;
    if (isShort && !endsInZero && !isSmall) return Scalar.PlainDecimal;
    this.rewritten++;
    return Scalar.Decimal;
  }

  private endOfFraction(start: number): number {
    let at = start;
    while (isDigit(this.units[at])) at++;
    return at === start ? giveUp() : at;
  }

  protected skipWord(word: string): void {
    const end = this.pos + word.length;
    if (!this.text.startsWith(word, this.pos) || !endsNumber(this.units[end])) giveUp();
    this.pos = end;
  }

  /** Into an object or array. */
  protected descend(): void {
    if (++this.depth > PERMISSIVE.depthLimit) giveUp();
  }

  /** Passes its end. */
  protected ascend(): void {
    this.pos++;
    this.depth--;
  }

  /** Passes blanks where json-smart writes none. */
  protected passBlanks(): number {
    const code = this.units[this.pos];
    if (!isBlank(code)) return code;
    this.rewritten++;
    return this.skipBlanks();
  }

  protected skipBlanks(): number {
    const { units } = this;
    let at = this.pos;
    let code = units[at];
    while (isBlank(code)) code = units[++at];
    this.pos = at;
    return code;
  }

  /** Passes what may stand behind the document. */
  protected end(): void {
    this.skipBlanks();
    if (this.pos !== this.text.length) giveUp();
  }
}

export function giveUp(): never {
  throw NOT_PLAIN;
}

function endsNumber(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isBlank(code);
}
