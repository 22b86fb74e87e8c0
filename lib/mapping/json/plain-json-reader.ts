import { DocumentText, JavaDouble, JavaMap, type JavaValue, JsonArray, type MapShape } from '../values';
import { type DocumentPlace, documentStart } from './document-place';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  isBlank,
  isDigit,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  POINT,
  QUOTE,
} from './json-characters';
import { PERMISSIVE } from './json-dialect';
import { textUnits } from './text-units';

/** Numbers of up to so many digits are Integers whatever they are; decimals of up to so many characters are Doubles. */
const INTEGER_DIGITS = 9;
const DECIMAL_CHARACTERS = 17;

/** A decimal of no more characters and digits before the point prints as it was written, unless it is small or ends in a zero. */
const JAVA_CHARACTERS = 15;
const JAVA_DIGITS = 7;

const ZERO = 0x30;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;
const LAST_BYTE = 0xff;
const LETTER_U = 0x75;
const HEX_DIGITS = 4;

/** Texts of up to so many characters of one byte are unescaped in an array. */
const BYTES = 4_096;
const bytes = Buffer.alloc(BYTES);

const ESCAPES = Array.from('"\\/bfnrt', (character) => character.charCodeAt(0));
const ESCAPED = Array.from('"\\/\b\f\n\r\t', (character) => character.charCodeAt(0));

/** Thrown for whatever is not plain; no error of anybody's. */
const NOT_PLAIN = new Error('The text is no plain JSON.');

/**
 * Reads an object or array of plain JSON, which json-smart's permissive mode reads as everybody does; undefined for
 * anything else, correct or not, which `JsonReader` then reads with all its quirks.
 */
export function readPlainJson(text: string): JavaMap | JsonArray | undefined {
  try {
    return new PlainJsonReader(text).read();
  } catch (reason) {
    if (reason === NOT_PLAIN) return undefined;
    throw reason;
  }
}

/** Nothing is compared with the text's length: the zero behind it ends everything. */
class PlainJsonReader {
  private readonly units: Uint16Array;
  private pos = 0;
  private depth = 0;

  /** Counts what json-smart writes in another way than it stands in the text. */
  private rewritten = 0;
  private readonly document: DocumentText;

  constructor(private readonly text: string) {
    this.document = new DocumentText(text);
    this.units = textUnits(text);
  }

  read(): JavaMap | JsonArray {
    const code = this.skipBlanks();
    const place = documentStart();
    const value = code === OPEN_BRACE ? this.object(place) : code === OPEN_BRACKET ? this.array(place) : giveUp();
    this.skipBlanks();
    return this.pos === this.text.length ? value : giveUp();
  }

  /** `inside`: the place of an object's first member, should there be one. */
  private value(code: number, inside: DocumentPlace): JavaValue {
    switch (code) {
      case QUOTE:
        return this.string();
      case OPEN_BRACE:
        return this.object(inside);
      case OPEN_BRACKET:
        return this.array(inside);
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return this.number(code);
    }
  }

  private object(start: DocumentPlace): JavaMap {
    this.descend();
    const { units, pos, rewritten } = this;
    const values = emptyRow(start.size, null);
    let place = start;
    let count = 0;
    for (let code = 0; code !== CLOSE_BRACE; ) {
      let member = place.likely;
      if (member === undefined || !this.skipLead(member.lead)) {
        const from = this.pos++;
        if (this.skipBlanks() === CLOSE_BRACE && count === 0) {
          if (this.pos > from + 1) this.rewritten++;
          break;
        }
        const name = this.name();
        const slot = place.shape.slot(name);
        member = slot < 0 ? place.member(name, this.text.slice(from, this.pos)) : undefined;
        if (member === undefined) return this.rest(start.insideUnknown, place.shape, values.slice(0, count), name);
      }
      if (!member.isExact) this.rewritten++;
      place = member.next;
      code = units[this.pos];
      values[count++] = this.value(isBlank(code) ? this.passBlanks() : code, member.inside);
      code = units[this.pos];
      if (code !== COMMA && code !== CLOSE_BRACE) {
        code = this.passBlanks();
        if (code !== COMMA && code !== CLOSE_BRACE) giveUp();
      }
    }
    this.pos++;
    this.depth--;
    start.size = count;
    if (values.length > count) values.length = count;
    return JavaMap.ofShape(place.shape, values, this.document, pos, rewritten === this.rewritten ? this.pos : 0);
  }

  /** An object that has a member twice, or more than are remembered, from the value of `name` on: as a hash table. */
  private rest(inside: DocumentPlace, shape: MapShape, values: JavaValue[], name: string): JavaMap {
    this.rewritten++;
    const map = JavaMap.ofShape(shape, values);
    const { entries } = map;
    entries.set(name, this.value(this.units[this.pos], inside));
    while (this.nextOf(CLOSE_BRACE) !== CLOSE_BRACE) {
      const key = this.name();
      entries.set(key, this.value(this.units[this.pos], inside));
    }
    this.pos++;
    this.depth--;
    return map;
  }

  private array(inside: DocumentPlace): JsonArray {
    this.descend();
    const { pos, rewritten } = this;
    const items = emptyRow(inside.length, null);
    let count = 0;
    this.pos++;
    let code = this.passBlanks();
    while (code !== CLOSE_BRACKET) {
      items[count++] = this.value(code, inside);
      code = this.nextOf(CLOSE_BRACKET);
    }
    this.pos++;
    this.depth--;
    inside.length = count;
    if (items.length > count) items.length = count;
    return new JsonArray(items, this.document, pos, rewritten === this.rewritten ? this.pos : 0);
  }

  /** Behind a member: the end, or a comma with another member behind it. */
  private nextOf(end: number): number {
    const code = this.passBlanks();
    if (code === end) return code;
    if (code !== COMMA) giveUp();
    this.pos++;
    const next = this.passBlanks();
    return next === end ? giveUp() : next;
  }

  /** Whether `lead` stands here; then it is passed. */
  private skipLead(lead: readonly number[]): boolean {
    const { units, pos } = this;
    const { length } = lead;
    for (let at = 0; at < length; at++) if (units[pos + at] !== lead[at]) return false;
    this.pos = pos + length;
    return true;
  }

  /** A name and all before its value. */
  private name(): string {
    if (this.units[this.pos] !== QUOTE) giveUp();
    const name = this.string();
    if (this.skipBlanks() !== COLON) giveUp();
    this.pos++;
    this.skipBlanks();
    return name;
  }

  private string(): string {
    const start = this.pos + 1;
    const end = this.endOfRun(start);
    return this.units[end] === QUOTE ? this.text.slice(start, end) : this.escapedString(start);
  }

  /** Where a quote or a backslash stands; reading goes on behind it. */
  private endOfRun(start: number): number {
    const { units } = this;
    let at = start;
    let code = units[at];
    while (code !== QUOTE && code !== BACKSLASH && code >= FIRST_PRINTABLE && code < DELETE) code = units[++at];
    if (code > DELETE) {
      this.rewritten++;
      while (code !== QUOTE && code !== BACKSLASH && code >= FIRST_PRINTABLE && code !== DELETE) code = units[++at];
    }
    if (code !== QUOTE && code !== BACKSLASH) giveUp();
    this.pos = at + 1;
    return at;
  }

  /** Characters of one byte go to an array first: a text that is put together is slow when it is read later. */
  private escapedString(start: number): string {
    const { units } = this;
    this.rewritten++;
    let length = 0;
    for (let at = start; length < BYTES; ) {
      let code = units[at++];
      if (code === QUOTE) {
        this.pos = at;
        return bytes.toString('latin1', 0, length);
      }
      if (code === BACKSLASH) {
        code = unescaped(units, at);
        at += escapeLength(units, at);
      } else if (code < FIRST_PRINTABLE || code === DELETE) {
        giveUp();
      }
      if (code > LAST_BYTE) break;
      bytes[length++] = code;
    }
    return this.wideString(start);
  }

  private wideString(start: number): string {
    const { text, units } = this;
    let value = '';
    let copied = start;
    for (let at = this.endOfRun(start); ; at = this.endOfRun(copied)) {
      value += text.slice(copied, at);
      if (units[at] === QUOTE) return value;
      value += String.fromCharCode(unescaped(units, at + 1));
      copied = at + 1 + escapeLength(units, at + 1);
    }
  }

  private number(first: number): JavaValue {
    const { units, pos } = this;
    const start = first === MINUS ? pos + 1 : pos;
    let at = start;
    let value = 0;
    for (let code = units[at]; isDigit(code); code = units[++at]) value = value * 10 + code - ZERO;
    const digits = at - start;
    if (digits === 0 || digits > INTEGER_DIGITS || (digits > 1 && units[start] === ZERO)) giveUp();
    const isDecimal = units[at] === POINT;
    if (isDecimal) at = this.endOfFraction(at + 1);
    if (!endsNumber(units[at])) giveUp();
    this.pos = at;
    if (isDecimal) return at - pos > DECIMAL_CHARACTERS ? giveUp() : this.decimal(pos, digits, at - start);
    if (first !== MINUS) return value;
    if (value === 0) this.rewritten++;
    return -value | 0;
  }

  /** `digits` before the point, `characters` without the sign. */
  private decimal(start: number, digits: number, characters: number): JavaDouble {
    const { units, pos } = this;
    const text = this.text.slice(start, pos);
    const isShort = characters <= JAVA_CHARACTERS && digits <= JAVA_DIGITS;
    const endsInZero = units[pos - 1] === ZERO && units[pos - 2] !== POINT;
    const isSmall = units[pos - characters] === ZERO && units[pos - characters + 2] === ZERO;
    if (isShort && !endsInZero && !isSmall) return new JavaDouble(text);
    this.rewritten++;
    return new JavaDouble(Number(text));
  }

  private endOfFraction(start: number): number {
    let at = start;
    while (isDigit(this.units[at])) at++;
    return at === start ? giveUp() : at;
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    const end = this.pos + word.length;
    if (!this.text.startsWith(word, this.pos) || !endsNumber(this.units[end])) giveUp();
    this.pos = end;
    return value;
  }

  private descend(): void {
    if (++this.depth > PERMISSIVE.depthLimit) giveUp();
  }

  /** Passes blanks where json-smart writes none. */
  private passBlanks(): number {
    if (!isBlank(this.units[this.pos])) return this.units[this.pos];
    this.rewritten++;
    return this.skipBlanks();
  }

  private skipBlanks(): number {
    const { units } = this;
    let at = this.pos;
    let code = units[at];
    while (isBlank(code)) code = units[++at];
    this.pos = at;
    return code;
  }
}

function giveUp(): never {
  throw NOT_PLAIN;
}

/** The UTF-16 unit that an escape stands for; `at` is the place behind its backslash. */
function unescaped(units: Uint16Array, at: number): number {
  if (units[at] === LETTER_U) return hexadecimal(units, at + 1);
  const known = ESCAPES.indexOf(units[at]);
  return known < 0 ? giveUp() : ESCAPED[known];
}

function escapeLength(units: Uint16Array, at: number): number {
  return units[at] === LETTER_U ? 1 + HEX_DIGITS : 1;
}

function hexadecimal(units: Uint16Array, start: number): number {
  const digits = String.fromCharCode(...units.subarray(start, start + HEX_DIGITS));
  return /^[0-9A-Fa-f]{4}$/.test(digits) ? Number.parseInt(digits, 16) : giveUp();
}

function endsNumber(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isBlank(code);
}

/** A row of `length`, which engines lay out at once and exactly where it is small; literals of constants they would copy. */
function emptyRow(length: number, none: JavaValue): JavaValue[] {
  switch (length) {
    case 1:
      return [none];
    case 2:
      return [none, none];
    case 3:
      return [none, none, none];
    case 4:
      return [none, none, none, none];
    case 5:
      return [none, none, none, none, none];
    case 6:
      return [none, none, none, none, none, none];
    case 7:
      return [none, none, none, none, none, none, none];
    case 8:
      return [none, none, none, none, none, none, none, none];
    default:
      return [];
  }
}
