import type { TextUnits } from '../plain-json';

/**
 * An object or array has four numbers and then its entries: its kind, which is `ARRAY`, or `OBJECT` less the place of its shape; how
 * many entries there are; where its text begins; and where that ends, 0 where json-smart writes it in another way. Each entry has two
 * numbers: of a scalar where its text begins, and eight times where it ends plus its kind; of an object or array -1 less its place,
 * and nothing.
 */
export const ARRAY = -1;
export const OBJECT = -2;
export const CONTAINER_SIZE = 4;
export const ENTRY_SIZE = 2;

export const KIND_BITS = 3;
export const KIND = 7;

/** What a document was when it was looked through: where everything stands. */
export interface Tape {
  /** Another one for each document. */
  readonly number: number;
  /** Its text, all ASCII; or another's, by now. */
  readonly source: TextUnits;
  readonly marks: Int32Array;
  /** Where the tape begins among `marks`; places count from there. */
  readonly base: number;
  /** Behind how many entries an object of a `kind` has a member; negative where it has none. */
  slot(kind: number, name: string): number;
}
