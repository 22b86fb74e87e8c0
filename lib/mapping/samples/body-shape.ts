import type { SourceRange } from '../vtl';

/** The key that a body gets where a template walks over keys that it does not name. */
export const ANY_KEY = 'key';

/** What is known of a body: which members it has, what is a list, and what its leaves may be. */
export interface Shape {
  kind: 'unknown' | 'object' | 'list' | 'text' | 'number' | 'boolean' | 'null';
  readonly members: Map<string, Shape>;
  item?: Shape;
  /** A member that may be absent; only a model says so. */
  optional: boolean;
  /** Whether null is allowed beside another type; only a model says so. */
  nullable: boolean;
  /** How many items a list may have. */
  readonly items: { readonly least: number; readonly most: number };
  /** Texts that alone are allowed, and whether a text may hold any character. */
  readonly examples: readonly string[];
  readonly free: boolean;
  /** Where the template reads it. */
  range?: SourceRange;
}

const ANY_NUMBER = { least: 0, most: Number.POSITIVE_INFINITY };

export function shapeOf(
  kind: Shape['kind'] = 'unknown',
  details: Partial<Pick<Shape, 'examples' | 'free' | 'optional' | 'nullable' | 'items'>> = {},
): Shape {
  return { kind, members: new Map(), optional: false, nullable: false, items: ANY_NUMBER, examples: [], free: true, ...details };
}

/** The member `name`, which makes an unknown shape an object. */
export function memberOf(shape: Shape, name: string): Shape {
  if (shape.kind === 'unknown') shape.kind = 'object';
  let member = shape.members.get(name);
  if (member === undefined) {
    member = shapeOf();
    shape.members.set(name, member);
  }
  return member;
}

/** The item of a list, which makes an unknown shape one. */
export function itemOf(shape: Shape): Shape {
  if (shape.kind === 'unknown') shape.kind = 'list';
  shape.item ??= shapeOf();
  return shape.item;
}

/** A place in a body: member names, and `undefined` for the items of a list. */
export type ShapePath = readonly (string | undefined)[];

/** Every shape with its place, outer ones first. */
export function* placesIn(shape: Shape, path: ShapePath = []): Generator<{ path: ShapePath; shape: Shape }> {
  yield { path, shape };
  for (const [name, member] of shape.members) yield* placesIn(member, [...path, name]);
  if (shape.item !== undefined) yield* placesIn(shape.item, [...path, undefined]);
}

/** A place as people read it: `pets.[].name`. */
export function placeName(path: ShapePath): string {
  return path.map((name) => name ?? '[]').join('.');
}
