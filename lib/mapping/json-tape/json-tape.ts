import { plainNumber, rowOf, Scalar, type TextUnits, unescapedText } from '../plain-json';
import {
  type DocumentRow,
  DocumentText,
  type DocumentValues,
  JavaMap,
  type JavaValue,
  JsonArray,
  type MapShape,
  type PrintedBytes,
} from '../values';
import { printRow } from './print-row';
import { ARRAY, CONTAINER_SIZE, ENTRY_SIZE, KIND, KIND_BITS, OBJECT, type Tape } from './tape-layout';

let tapeCount = 0;

/** A JSON document that was looked through once: where everything stands. */
export class JsonTape implements DocumentValues, Tape {
  readonly number = ++tapeCount;

  private readonly document: DocumentText;

  constructor(
    readonly source: TextUnits,
    readonly marks: Int32Array,
    readonly base: number,
    private readonly rootPlace: number,
    private readonly shapes: readonly MapShape[],
  ) {
    this.document = new DocumentText(source.text);
  }

  get root(): JavaMap | JsonArray {
    return this.container(this.rootPlace);
  }

  entry(place: number, index: number): JavaValue {
    return this.value(this.base + place + CONTAINER_SIZE + ENTRY_SIZE * index);
  }

  entries(place: number): JavaValue[] {
    const self = this.base + place;
    const count = this.marks[self + 1];
    const values = rowOf(count);
    let at = self + CONTAINER_SIZE;
    for (let index = 0; index < count; index++) {
      values[index] = this.value(at);
      at += ENTRY_SIZE;
    }
    return values;
  }

  /** The units of a text are there until another is read. */
  get printsRows(): boolean {
    return !this.document.isChanged && this.source.text === this.document.text;
  }

  print(place: number, row: DocumentRow, printed: PrintedBytes): number {
    return this.printsRows ? printRow(this, place, row, printed) : 0;
  }

  slot(kind: number, name: string): number {
    return kind > OBJECT ? -1 : this.shapes[OBJECT - kind].slot(name);
  }

  private value(at: number): JavaValue {
    const first = this.marks[at];
    return first < 0 ? this.container(-1 - first) : this.scalar(first, this.marks[at + 1]);
  }

  private scalar(start: number, second: number): JavaValue {
    const { text } = this.document;
    const end = second >>> KIND_BITS;
    const kind: Scalar = second & KIND;
    switch (kind) {
      case Scalar.Text:
        return text.slice(start + 1, end - 1);
      case Scalar.EscapedText:
        return unescapedText(text, this.source, start + 1, end - 1);
      case Scalar.True:
        return true;
      case Scalar.False:
        return false;
      case Scalar.Null:
        return null;
      default:
        return plainNumber(text, start, end, kind);
    }
  }

  private container(place: number): JavaMap | JsonArray {
    const { marks, document } = this;
    const self = this.base + place;
    const kind = marks[self];
    const start = marks[self + 2];
    const end = marks[self + 3];
    if (kind === ARRAY) return JsonArray.ofDocument(this, place, document, start, end);
    return JavaMap.ofDocument(this.shapes[OBJECT - kind], this, place, document, start, end);
  }
}
