import type { Json } from './json';

/**
 * A value that synth cannot know, kept as it stands in the template: `{ "Ref": "Nlb" }`, `{ "Fn::Sub": "…" }`.
 * The tag is never sniffed from the content: readers alone decide what is an intrinsic.
 */
export interface Unresolved {
  /** The CloudFormation intrinsic, as it is written in the template. */
  readonly unresolved: Json;
}

/** A primitive that is either known (the primitive itself) or {@link Unresolved}. */
export type Value<T extends string | number | boolean> = T | Unresolved;

/**
 * JSON of the user's own making (a model's schema, a policy), which may rightly hold a member named `Ref`.
 * What synth cannot know in it is told by `unresolved`, outside of the document.
 */
export interface JsonDocument {
  /** The document, with the intrinsics where they stand. */
  readonly json: Json;
  /** JSON pointers (RFC 6901) of the places in `json` where an intrinsic stands. Empty: all is known. */
  readonly unresolved: readonly string[];
}

/** True if the value is known at synth. */
export function isLiteral<T extends string | number | boolean>(value: Value<T>): value is T {
  return typeof value !== 'object';
}

/** The value if it is known at synth, else undefined. */
export function literal<T extends string | number | boolean>(value: Value<T> | undefined): T | undefined {
  return value !== undefined && isLiteral(value) ? value : undefined;
}

/** Marks a CloudFormation intrinsic as a value that synth cannot know. */
export function unresolved(intrinsic: Json): Unresolved {
  return { unresolved: intrinsic };
}

/** A document that is known as a whole. */
export function jsonDocument(json: Json): JsonDocument {
  return { json, unresolved: [] };
}
