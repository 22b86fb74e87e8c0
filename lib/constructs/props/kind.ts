import { Token } from 'aws-cdk-lib';

/** What code without types may give in place of what a property wants. */
export interface Kind {
  /** As it stands in a message: `a text`. */
  readonly name: string;
  /** What is wrong with a value at a place, told from inside out; undefined where nothing is. */
  problem(value: unknown, place: string): string | undefined;
}

/** A property that is wanted, or may be left out. */
export interface Property {
  readonly kind: Kind;
  readonly required: boolean;
}

export function required(kind: Kind): Property {
  return { kind, required: true };
}

export function optional(kind: Kind): Property {
  return { kind, required: false };
}

/** A kind that a predicate knows; a token stands for any value. */
export function kind(name: string, accepts: (value: unknown) => boolean): Kind {
  return {
    name,
    problem: (value, place) =>
      accepts(value) || Token.isUnresolved(value) ? undefined : `${place} is ${shown(value)}, and must be ${name}`,
  };
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value for a message, short and whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (!isMap(value)) return String(value);
  const { constructor: maker } = value;
  return typeof maker === 'function' && maker !== Object ? `an instance of ${maker.name}` : 'an object';
}
