import type { DocumentRow } from './document-row';
import type { JavaValue } from './java-value';
import type { PrintedBytes } from './printed-bytes';

/** A JSON document that was read, whose values are made when they are asked for. Its objects and arrays are known by their places. */
export interface DocumentValues {
  /** The value of an object's member, or an item of an array. */
  entry(place: number, index: number): JavaValue;

  /** The values of an object or array. */
  entries(place: number): JavaValue[];

  /** Whether `print` is of any use. */
  readonly printsRows: boolean;

  /**
   * Prints a row, without making values of what stands in the object at `place`, and answers how many of its parts it printed.
   * It ends where a part leads to no text, number or boolean, or to one that prints in another way than it is written.
   */
  print(place: number, row: DocumentRow, printed: PrintedBytes): number;
}
