/** A text or object that cannot be read as a tree. */
export class SyntaxFault extends Error {
  /** @param offset where in the text; -1 where there is no text */
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
