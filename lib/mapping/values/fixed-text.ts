/** Bytes that are copied at once. As the last are, too, some behind them are written over. */
export const WORD = 8;
const WORD_SHIFT = 3;

/** Longer texts are linked to the rest of what is printed; copying them gains nothing. */
export const LONG_TEXT = 1_024;

/** A text that a template prints as it is. */
export class FixedText {
  readonly length: number;
  private made: readonly number[] | undefined;

  constructor(readonly text: string) {
    this.length = text.length;
  }

  /** Its words; none where it is not to be printed by them. */
  get words(): readonly number[] {
    this.made ??= (this.length > LONG_TEXT ? undefined : asciiWords(this.text)) ?? [];
    return this.made;
  }
}

/**
 * A text's characters, eight in each number, as one reads them as that; undefined where it is not all ASCII, of which alone no number
 * is one that engines write in another way (NaN).
 */
export function asciiWords(text: string): readonly number[] | undefined {
  if (!/^[\0-\x7e]*$/.test(text)) return undefined;
  const bytes = Buffer.alloc((text.length + WORD - 1) & -WORD, text, 'latin1');
  return Array.from({ length: bytes.length >>> WORD_SHIFT }, (_, at) => bytes.readDoubleLE(at * WORD));
}
