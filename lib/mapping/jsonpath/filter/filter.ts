import type { JavaNumber, JavaValue } from '../../values';
import type { Evaluation } from '../path/evaluation';

/** What a filter looks at: `@` is the item, `$` and the mode come from the evaluation of the path that it stands in. */
export interface FilterContext {
  readonly item: JavaValue;
  readonly evaluation: Evaluation;
}

/** Throws `InvalidPath` where it compares what cannot be compared. */
export type Filter = (context: FilterContext) => boolean;

/** One side of a comparison. */
export type Operand = (context: FilterContext) => FilterValue;

/** A value as filters compare it. `path` is a text of a list that reads as a path, which equals nothing. */
export type FilterValue =
  | { readonly kind: 'text'; readonly text: string }
  | NumberValue
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'path' }
  | { readonly kind: 'pattern'; readonly matches: (text: string) => boolean }
  | StructureValue;

export interface NumberValue {
  readonly kind: 'number';
  /** What it is compared by. */
  readonly number: JavaNumber;
  /** The BigDecimal's text, which texts are compared with. */
  readonly text: string;
}

/** An object or array, of the document or written in the filter. */
export interface StructureValue {
  readonly kind: 'structure';
  /** Throws a JavaException where what is written is no JSON. */
  readonly value: JavaValue;
  /** The items as filters compare them, `undefined` for an object; throws for arrays in arrays. */
  readonly items: readonly FilterValue[] | undefined;
  /** The text in the filter, or of the list's item that it is made of. */
  readonly written: string | undefined;
}

export const NULL: FilterValue = { kind: 'null' };
export const MISSING: FilterValue = { kind: 'missing' };
export const TRUE: FilterValue = { kind: 'boolean', value: true };
export const FALSE: FilterValue = { kind: 'boolean', value: false };
