import { asciiWords, type FixedText } from './fixed-text';

/** Names and indexes, from an object of a document to a value in it. */
export type DocumentPath = readonly (string | number)[];

/** What a template prints next: a text of its own, or what stands in a document, as it is or as `$util.escapeJavaScript` answers it. */
export interface RowPart {
  readonly text?: FixedText;
  readonly path: DocumentPath;
  readonly isEscaped: boolean;
}

/** An object or array that values of a row are in: the first is the row's own. */
export interface RowHolder {
  readonly parent: number;
  readonly step: string | number;
}

/**
 * What a template prints one after the other: texts of its own, and values between them that are all in one object. It lies in
 * arrays, as it is printed very often.
 */
export class DocumentRow {
  readonly holders: readonly RowHolder[];

  /** Of each value: the holder that it is in, and what leads from there to it; whether it is escaped; which part of the row it is. */
  readonly holderOf: Int32Array;
  readonly steps: readonly (string | number)[];
  readonly escaped: Uint8Array;
  readonly partOf: Int32Array;

  /** The texts' words; of the text before each value, and of the last, where its own end, and its length. */
  readonly words: Float64Array;
  readonly wordEnds: Int32Array;
  readonly lengths: Int32Array;
  /** Of all texts together. */
  readonly fixedLength: number;
  readonly partCount: number;
  /** Others cannot be printed. */
  readonly isAscii: boolean;

  /** The document that it was printed from last, by its number. */
  document = 0;
  /** Of each holder: what kind it was of there. */
  readonly kinds: Int32Array;
  /** Of each holder, from its parent, and of each value, from its holder: how far away it stands. */
  readonly holderOffsets: Int32Array;
  readonly offsets: Int32Array;
  /** Of each holder, while the row is printed: where it stands. */
  readonly places: Int32Array;

  constructor(parts: readonly RowPart[]) {
    const holders: RowHolder[] = [{ parent: -1, step: '' }];
    const values = parts.filter(({ text }) => text === undefined);
    this.holderOf = Int32Array.from(values, ({ path }) => holderOf(path, holders));
    this.steps = values.map(({ path }) => path[path.length - 1]);
    this.escaped = Uint8Array.from(values, ({ isEscaped }) => Number(isEscaped));
    this.partOf = Int32Array.from(values, (value) => parts.indexOf(value));
    const texts = textsBetween(parts);
    const words = texts.map((text) => asciiWords(text));
    this.isAscii = !words.includes(undefined);
    this.words = Float64Array.from(words.flatMap((some) => some ?? []));
    let end = 0;
    this.wordEnds = Int32Array.from(words, (some) => {
      end += some?.length ?? 0;
      return end;
    });
    this.lengths = Int32Array.from(texts, ({ length }) => length);
    this.fixedLength = this.lengths.reduce((sum, length) => sum + length, 0);
    this.partCount = parts.length;
    this.holders = holders;
    this.kinds = new Int32Array(holders.length);
    this.holderOffsets = new Int32Array(holders.length);
    this.places = new Int32Array(holders.length);
    this.offsets = new Int32Array(values.length);
  }
}

/** The holder of what a path leads to; those on the way are added where they are not known. */
function holderOf(path: DocumentPath, holders: RowHolder[]): number {
  if (path.length === 0) return -1;
  let holder = 0;
  for (const step of path.slice(0, -1)) {
    const known = holders.findIndex((other) => other.parent === holder && other.step === step);
    holder = known < 0 ? holders.push({ parent: holder, step }) - 1 : known;
  }
  return holder;
}

/** The text before each value, and behind the last. */
function textsBetween(parts: readonly RowPart[]): string[] {
  const texts = [''];
  for (const { text } of parts) {
    if (text === undefined) texts.push('');
    else texts[texts.length - 1] += text.text;
  }
  return texts;
}
