import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  type DocumentPlace,
  documentStart,
  giveUp,
  OPEN_BRACE,
  OPEN_BRACKET,
  PlainJsonScanner,
  plainNumber,
  QUOTE,
  rowOf,
  Scalar,
  type TextUnits,
  unescapedText,
} from '../plain-json';
import { DocumentText, JavaMap, type JavaValue, JsonArray, type MapShape } from '../values';

/** Reads a document of plain JSON and makes all its values. */
export class JsonValueReader extends PlainJsonScanner {
  private readonly document: DocumentText;

  constructor(source: TextUnits) {
    super(source);
    this.document = new DocumentText(source.text);
  }

  read(): JavaMap | JsonArray {
    const code = this.skipBlanks();
    const place = documentStart();
    const value = code === OPEN_BRACE ? this.object(place) : code === OPEN_BRACKET ? this.array(place) : giveUp();
    this.end();
    return value;
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

  private string(): string {
    const start = this.pos + 1;
    const isEscaped = this.skipText() === Scalar.EscapedText;
    return isEscaped ? unescapedText(this.text, this.given, start, this.pos - 1) : this.text.slice(start, this.pos - 1);
  }

  private number(first: number): JavaValue {
    const { pos } = this;
    const kind = this.skipNumber(first);
    return plainNumber(this.text, pos, this.pos, kind);
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    this.skipWord(word);
    return value;
  }

  private object(start: DocumentPlace): JavaMap {
    this.descend();
    const { pos, rewritten } = this;
    const values = rowOf(start.size);
    let place = start;
    let count = 0;
    for (let code = 0; code !== CLOSE_BRACE; code = this.endOfMember()) {
      const member = this.member(place, count === 0);
      if (member === undefined) break;
      place = member.next;
      values[count++] = this.value(this.passBlanks(), member.inside);
    }
    if (this.unknownName !== undefined) return this.rest(start.insideUnknown, place.shape, values.slice(0, count));
    this.ascend();
    start.size = count;
    if (values.length > count) values.length = count;
    return JavaMap.ofShape(place.shape, values, this.document, pos, rewritten === this.rewritten ? this.pos : 0);
  }

  /** An object that has a member twice, or more than are remembered, from the value of that on: as a hash table. */
  private rest(inside: DocumentPlace, shape: MapShape, values: JavaValue[]): JavaMap {
    const map = JavaMap.ofShape(shape, values);
    this.named(this.unknownName!, inside, map);
    while (this.nextOf(CLOSE_BRACE) !== CLOSE_BRACE) this.named(this.name(), inside, map);
    this.ascend();
    return map;
  }

  private named(name: string, inside: DocumentPlace, { entries }: JavaMap): void {
    this.unknownName = undefined;
    entries.set(name, this.value(this.units[this.pos], inside));
  }

  private array(inside: DocumentPlace): JsonArray {
    this.descend();
    const { pos, rewritten } = this;
    const items = rowOf(inside.length);
    let count = 0;
    this.pos++;
    for (let code = this.passBlanks(); code !== CLOSE_BRACKET; code = this.nextOf(CLOSE_BRACKET)) items[count++] = this.value(code, inside);
    this.ascend();
    inside.length = count;
    if (items.length > count) items.length = count;
    return new JsonArray(items, this.document, pos, rewritten === this.rewritten ? this.pos : 0);
  }
}
