import { JavaDouble, JavaMap, type JavaValue, JsonArray } from '../values';
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

/** Numbers of up to so many digits are Integers whatever they are; decimals of up to so many characters are Doubles. */
const INTEGER_DIGITS = 9;
const DECIMAL_CHARACTERS = 17;

const ZERO = 0x30;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Thrown for whatever is not plain; no error of anybody's. */
const NOT_PLAIN = new Error('The text is no plain JSON.');

/**
 * Reads an object or array of plain JSON, which json-smart's permissive mode reads as everybody does; undefined for
 * anything else, correct or not, which `JsonReader` then reads with all its quirks. Objects in a row mostly have the same
 * names in the same order: the name that stood in the same place before is tried first, and is the same string then.
 */
export function readPlainJson(text: string): JavaMap | JsonArray | undefined {
  try {
    return new PlainJsonReader(text).read();
  } catch (reason) {
    if (reason === NOT_PLAIN) return undefined;
    throw reason;
  }
}

class PlainJsonReader {
  private pos = 0;
  private depth = 0;
  /** The names of the latest object at each depth. */
  private readonly names: string[][] = [];

  constructor(private readonly text: string) {}

  read(): JavaMap | JsonArray {
    const code = this.skipBlanks();
    const value = code === OPEN_BRACE ? this.object() : code === OPEN_BRACKET ? this.array() : this.giveUp();
    this.skipBlanks();
    return this.pos === this.text.length ? value : this.giveUp();
  }

  private value(code: number): JavaValue {
    switch (code) {
      case QUOTE:
        return this.string();
      case OPEN_BRACE:
        return this.object();
      case OPEN_BRACKET:
        return this.array();
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

  private object(): JavaMap {
    const depth = this.descend();
    const map = new JavaMap();
    const names = this.names[depth] ?? this.start(depth);
    const { entries } = map;
    this.pos++;
    let code = this.skipBlanks();
    for (let index = 0; code !== CLOSE_BRACE; index++) {
      if (code !== QUOTE) this.giveUp();
      const name = this.name(names, index);
      if (this.skipBlanks() !== COLON) this.giveUp();
      this.pos++;
      entries.set(name, this.value(this.skipBlanks()));
      code = this.nextOf(CLOSE_BRACE);
    }
    this.pos++;
    this.depth--;
    return map;
  }

  private array(): JsonArray {
    this.descend();
    const items: JavaValue[] = [];
    this.pos++;
    let code = this.skipBlanks();
    while (code !== CLOSE_BRACKET) {
      items.push(this.value(code));
      code = this.nextOf(CLOSE_BRACKET);
    }
    this.pos++;
    this.depth--;
    return new JsonArray(items);
  }

  /** Behind a member: the end, or a comma with another member behind it. */
  private nextOf(end: number): number {
    const code = this.skipBlanks();
    if (code === end) return code;
    if (code !== COMMA) this.giveUp();
    this.pos++;
    const next = this.skipBlanks();
    return next === end ? this.giveUp() : next;
  }

  private name(names: string[], index: number): string {
    const { text, pos } = this;
    const expected = names[index];
    if (expected !== undefined && text.charCodeAt(pos + 1 + expected.length) === QUOTE && text.startsWith(expected, pos + 1)) {
      this.pos = pos + expected.length + 2;
      return expected;
    }
    const name = kept(this.string());
    // Only what stands in the source as it is can be compared there.
    if (this.pos === pos + name.length + 2) names[index] = name;
    return name;
  }

  private string(): string {
    const { text } = this;
    const start = this.pos + 1;
    for (let at = start; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.pos = at + 1;
        return text.slice(start, at);
      }
      if (code === BACKSLASH) return this.escapedString(start, at);
      if (!(code >= FIRST_PRINTABLE) || code === DELETE) this.giveUp();
    }
  }

  private escapedString(start: number, firstBackslash: number): string {
    const { text } = this;
    let value = '';
    let copied = start;
    for (let at = firstBackslash; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.pos = at + 1;
        return value + text.slice(copied, at);
      }
      if (code === BACKSLASH) {
        value += text.slice(copied, at) + (ESCAPES.get(text[at + 1]) ?? this.giveUp());
        at++;
        copied = at + 1;
      } else if (!(code >= FIRST_PRINTABLE) || code === DELETE) {
        this.giveUp();
      }
    }
  }

  private number(first: number): JavaValue {
    const { text, pos } = this;
    const start = first === MINUS ? pos + 1 : pos;
    let at = start;
    let value = 0;
    for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at)) value = value * 10 + code - ZERO;
    const digits = at - start;
    if (digits === 0 || digits > INTEGER_DIGITS || (digits > 1 && text.charCodeAt(start) === ZERO)) this.giveUp();
    const isDecimal = text.charCodeAt(at) === POINT;
    if (isDecimal) at = this.endOfFraction(at + 1);
    if (!endsNumber(text.charCodeAt(at))) this.giveUp();
    this.pos = at;
    if (isDecimal) return at - pos > DECIMAL_CHARACTERS ? this.giveUp() : new JavaDouble(Number(text.slice(pos, at)));
    return first === MINUS ? -value | 0 : value;
  }

  private endOfFraction(start: number): number {
    let at = start;
    while (isDigit(this.text.charCodeAt(at))) at++;
    return at === start ? this.giveUp() : at;
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    const end = this.pos + word.length;
    if (!this.text.startsWith(word, this.pos) || !endsNumber(this.text.charCodeAt(end))) this.giveUp();
    this.pos = end;
    return value;
  }

  private start(depth: number): string[] {
    const names: string[] = [];
    this.names[depth] = names;
    return names;
  }

  private descend(): number {
    return ++this.depth > PERMISSIVE.depthLimit ? this.giveUp() : this.depth;
  }

  private skipBlanks(): number {
    let code = this.text.charCodeAt(this.pos);
    while (isBlank(code)) code = this.text.charCodeAt(++this.pos);
    return code;
  }

  private giveUp(): never {
    throw NOT_PLAIN;
  }
}

/** Names of members that are kept from one document to the next, and how long they may be. */
const KEPT_NAMES = 5_000;
const KEPT_NAME_LENGTH = 64;
const keptNames = new Map<string, string>();

/** The same text as the string that engines keep of each property name: finding it in a map is then a matter of identity. */
function kept(name: string): string {
  const known = keptNames.get(name);
  if (known !== undefined || name.length > KEPT_NAME_LENGTH) return known ?? name;
  if (keptNames.size >= KEPT_NAMES) keptNames.clear();
  const propertyName = Object.keys({ [name]: 0 })[0];
  keptNames.set(propertyName, propertyName);
  return propertyName;
}

function endsNumber(code: number): boolean {
  return code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET || isBlank(code);
}
