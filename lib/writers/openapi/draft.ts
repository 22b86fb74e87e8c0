import type { Unresolved } from '../../definition';
import type { Placeholder } from './placeholder';

/** A place of a document where an intrinsic stands. Its class is the tag: nothing is ever sniffed from a document's content. */
export class Hole {
  constructor(
    readonly intrinsic: Unresolved,
    /** What stands there in a portable document. */
    readonly placeholder: Placeholder,
  ) {}
}

/** A document on its way out: JSON in which intrinsics are still marked. */
export type Draft = null | boolean | number | string | readonly Draft[] | DraftObject | Hole;

export interface DraftObject {
  readonly [key: string]: Draft;
}

export type DraftEntry = readonly [key: string, value: Draft | undefined];

/** An object of the entries that have a value, in their order. `Object.fromEntries` defines keys, so that `__proto__` is a key like others. */
export function object(entries: readonly DraftEntry[]): DraftObject {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Draft] => entry[1] !== undefined));
}

/** The same, but undefined if no entry has a value. */
export function objectOrNothing(entries: readonly DraftEntry[]): DraftObject | undefined {
  return entries.some(([, value]) => value !== undefined) ? object(entries) : undefined;
}

/** The list, but undefined if it is empty. */
export function listOrNothing(list: readonly Draft[]): readonly Draft[] | undefined {
  return list.length > 0 ? list : undefined;
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Hole);
}
