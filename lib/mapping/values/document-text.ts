/** The text that a JSON document was read from, good for its objects and arrays as long as none of them has changed. */
export class DocumentText {
  isChanged = false;

  constructor(readonly text: string) {}

  /** Undefined when anything has changed; an empty part (`end` is 0) is none. */
  part(start: number, end: number): string | undefined {
    return this.isChanged || end === 0 ? undefined : this.text.slice(start, end);
  }
}
