/** Marks what prints as a card in a snapshot; a symbol that every copy of this module shares. */
const card = Symbol.for('cdk-rest-integrations.card');

/** Something that prints as a card. */
export abstract class Carded {
  /** The card: the same text that a snapshot holds. */
  abstract describe(): string;

  get [card](): string {
    return this.describe();
  }

  toString(): string {
    return this.describe();
  }
}

/** True for everything that prints as a card. */
export function isCarded(value: unknown): value is Carded {
  return typeof value === 'object' && value !== null && card in value;
}

/** The card of an API, a method or a call, for test runners without jest's snapshots. */
export function describe(value: Carded): string {
  return value.describe();
}
