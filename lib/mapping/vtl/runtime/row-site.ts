import { type DocumentPath, DocumentRow, FixedText, JavaMap, JavaObject, type JavaValue, type RowPart } from '../../values';
import type { Output } from './output';

/**
 * Texts of a template, and values between them that are names and indexes away from one variable. Where that holds an object of
 * a JSON document, they are taken from it as they stand there.
 */
export class RowSite {
  private readonly row: DocumentRow;
  private readonly needsUtil: boolean;

  /** Texts, paths, and paths in lists of their own: what `$util.escapeJavaScript` is given. */
  constructor(given: readonly (FixedText | DocumentPath | readonly [DocumentPath])[]) {
    const parts = given.map((part) => rowPart(part));
    this.row = new DocumentRow(parts);
    this.needsUtil = parts.some(({ isEscaped }) => isEscaped);
  }

  /** Prints what it can from the beginning and answers how many parts that is. `util` is what `$util` is at the time. */
  print(self: JavaValue, util: JavaValue, { bytes }: Output): number {
    if (bytes === undefined || !this.row.isAscii || !(self instanceof JavaMap)) return 0;
    if (this.needsUtil && !(util instanceof JavaObject && util.javaClass === '$util')) return 0;
    return self.print(this.row, bytes);
  }
}

function rowPart(part: FixedText | DocumentPath | readonly [DocumentPath]): RowPart {
  if (part instanceof FixedText) return { text: part, path: [], isEscaped: false };
  const [first] = part;
  return typeof first === 'object' ? { path: first, isEscaped: true } : { path: part as DocumentPath, isEscaped: false };
}
