import {
  APOSTROPHE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  END,
  isBlank,
  isDigit,
  isWhitespace,
  type JsonDialect,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  POINT,
  QUOTE,
  Stop,
  stops,
} from '../plain-json';
import { JavaException, JavaFloat, JavaMap, type JavaValue, JsonArray } from '../values';
import { InvalidJson } from './invalid-json';
import { decimalNumber, integerNumber } from './json-number';
import { readQuoted } from './json-string';

/** Integers of up to this many digits are added up while they are read. */
const QUICK_DIGITS = 9;

/** json-smart compares with a table that ends here: from `~` on, a character ends a number like a comma. */
const END_OF_STOP_TABLE = 126;

/** json-smart's parser, with its quirks; one use only. */
export class JsonReader {
  private pos = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly dialect: JsonDialect,
  ) {}

  read(): JavaValue {
    this.skipBlanks();
    const value = this.code() === END ? this.unquoted(Stop.AtEnd) : this.value(Stop.AtEnd);
    if (!this.dialect.permissive) {
      this.skipControls();
      if (this.code() !== END) throw this.unexpected();
    }
    return value;
  }

  /** What stands at `pos`, which is no blank. */
  private value(stop: Stop): JavaValue {
    const code = this.code();
    switch (code) {
      case OPEN_BRACE:
        return this.object();
      case OPEN_BRACKET:
        return this.array();
      case QUOTE:
      case APOSTROPHE:
        return this.quoted();
      case COLON:
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        throw this.unexpected();
      case END:
        throw this.endOfText();
      default:
        return code === MINUS || isDigit(code) ? this.number(stop) : this.word(code, this.unquotedText(stop));
    }
  }

  private object(): JavaMap {
    this.descend();
    const map = new JavaMap();
    let afterComma = false;
    this.pos++;
    for (;;) {
      this.skipBlanks();
      const code = this.code();
      if (code === CLOSE_BRACE) {
        if (afterComma) this.refuseComma();
        break;
      }
      if (code === COMMA) {
        if (afterComma) this.refuseComma();
        afterComma = true;
        this.pos++;
        continue;
      }
      if (code === COLON || code === CLOSE_BRACKET || code === OPEN_BRACKET || code === OPEN_BRACE) throw this.unexpected();
      const key = code === QUOTE || code === APOSTROPHE ? this.quoted() : this.unquoted(Stop.AfterKey);
      this.skipControls();
      if (this.code() !== COLON) throw this.code() === END ? this.endOfText() : this.unexpected();
      this.pos++;
      this.skipBlanks();
      map.entries.set(key, this.value(Stop.AfterValue));
      this.skipControls();
      const after = this.code();
      if (after === CLOSE_BRACE) break;
      if (after !== COMMA) throw after === END ? this.endOfText() : this.unexpected();
      afterComma = true;
      this.pos++;
    }
    this.pos++;
    this.depth--;
    return map;
  }

  private array(): JsonArray {
    this.descend();
    const items: JavaValue[] = [];
    let afterComma = false;
    this.pos++;
    if (this.code() === COMMA) this.refuseComma();
    for (;;) {
      this.skipBlanks();
      const code = this.code();
      if (code === CLOSE_BRACKET) {
        if (afterComma) this.refuseComma();
        break;
      }
      if (code === COMMA) {
        if (afterComma) this.refuseComma();
        afterComma = true;
        this.pos++;
      } else {
        items.push(this.value(Stop.AfterItem));
        afterComma = false;
      }
    }
    this.pos++;
    this.depth--;
    return new JsonArray(items);
  }

  private descend(): void {
    if (++this.depth <= this.dialect.depthLimit) return;
    if (this.dialect.permissive) throw new InvalidJson(`The document nests more than ${this.dialect.depthLimit} levels deep.`, this.pos);
    throw new JavaException('StackOverflowError', `The JSON text nests more than ${this.dialect.depthLimit} levels deep.`);
  }

  private quoted(): string {
    if (!this.dialect.permissive && this.code() === APOSTROPHE) throw this.unexpected();
    const { value, end } = readQuoted(this.text, this.pos, this.dialect.permissive);
    this.pos = end;
    return value;
  }

  private number(stop: Stop): JavaValue {
    const start = this.pos;
    const quick = this.quickInteger(start, stop);
    if (quick !== undefined) return quick;
    this.pos = start + 1;
    this.skipDigits();
    let decimal = false;
    if (this.code() === POINT) {
      decimal = true;
      this.pos++;
      this.skipDigits();
    }
    if (this.atExponent()) {
      decimal = true;
      this.pos++;
      const code = this.code();
      if (code !== 0x2b && code !== MINUS && !isDigit(code)) return this.plainText(start, stop);
      this.pos++;
      this.skipDigits();
    }
    this.skipControls();
    const code = this.code();
    if (code < END_OF_STOP_TABLE && !stops(stop, code)) return this.plainText(start, stop);
    const text = this.trimmed(start, this.pos);
    return decimal ? decimalNumber(text, start, this.dialect) : integerNumber(text, start, this.dialect);
  }

  /** Most numbers: few digits, no sign, no leading zero, directly followed by its end. */
  private quickInteger(start: number, stop: Stop): number | undefined {
    let value = 0;
    let pos = start;
    let code = this.codeAt(pos);
    if (code === 0x30) return undefined;
    while (isDigit(code)) {
      value = value * 10 + code - 0x30;
      code = this.codeAt(++pos);
    }
    if (pos - start > QUICK_DIGITS || pos === start) return undefined;
    if (!stops(stop, code)) return undefined;
    this.pos = pos;
    return value;
  }

  /** What began as a number goes on as something else. */
  private plainText(start: number, stop: Stop): string {
    if (!this.dialect.permissive) throw new InvalidJson('This is no number.', start);
    this.skipTo(stop);
    return this.trimmed(start, this.pos);
  }

  /** json-smart looks for a keyword by the first character, before it takes other white space than blanks away. */
  private word(first: number, text: string): JavaValue {
    if (first !== text.charCodeAt(0)) return this.unquotedValue(text);
    if (text === 'null') return null;
    if (text === 'true') return true;
    if (text === 'false') return false;
    return text === 'NaN' && this.dialect.permissive ? new JavaFloat(Number.NaN) : this.unquotedValue(text);
  }

  private unquoted(stop: Stop): string {
    return this.unquotedValue(this.unquotedText(stop));
  }

  private unquotedValue(text: string): string {
    if (!this.dialect.permissive) throw new InvalidJson('A text must stand in double quotes.', this.pos);
    return text;
  }

  private unquotedText(stop: Stop): string {
    const start = this.pos;
    this.skipTo(stop);
    return this.trimmed(start, this.pos);
  }

  /** At least one character stays, blank as it may be. */
  private trimmed(start: number, end: number): string {
    while (start < end - 1 && isWhitespace(this.text.charCodeAt(start))) start++;
    while (end - 1 > start && isWhitespace(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  private skipTo(stop: Stop): void {
    while (!stops(stop, this.code())) this.pos++;
  }

  private skipBlanks(): void {
    while (isBlank(this.code())) this.pos++;
  }

  /** After a key, a value or a number every character up to the blank is skipped. */
  private skipControls(): void {
    for (let code = this.code(); code <= 0x20 && code !== END; code = this.code()) this.pos++;
  }

  private skipDigits(): void {
    while (isDigit(this.code())) this.pos++;
  }

  private atExponent(): boolean {
    const code = this.code();
    return code === 0x45 || code === 0x65;
  }

  private code(): number {
    return this.codeAt(this.pos);
  }

  private codeAt(pos: number): number {
    return pos < this.text.length ? this.text.charCodeAt(pos) : END;
  }

  private refuseComma(): void {
    if (!this.dialect.permissive) throw this.unexpected();
  }

  private unexpected(): InvalidJson {
    return new InvalidJson(`Unexpected ${JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.pos)!))}.`, this.pos);
  }

  private endOfText(): InvalidJson {
    return new InvalidJson('The document ends too early.', this.pos);
  }
}
