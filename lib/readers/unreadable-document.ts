/** Where a document cannot be read. Lines and columns count from 1. */
export interface UnreadablePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The text is no document of the kind that was asked for; the message says where, what is wrong and what is wanted. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;

  /** @param reason what is wrong and what is wanted, without the place */
  constructor(
    readonly reason: string,
    place: UnreadablePlace = {},
  ) {
    const position = place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`;
    const prefix = place.file !== undefined ? `${place.file}${position}: ` : place.line !== undefined ? `line ${position.slice(1)}: ` : '';
    super(`${prefix}${reason}`);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
  }
}
