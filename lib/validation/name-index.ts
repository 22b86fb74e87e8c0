import { literal, type Value } from '../definition';

/** The named parts of one kind that an API has: models, authorizers, request validators. */
export class NameIndex<T extends { readonly name: Value<string> }> {
  /** In their order. */
  readonly names: readonly string[];
  /** False if synth does not know all names: one that is not here may be there all the same. */
  readonly isComplete: boolean;
  private readonly parts: ReadonlyMap<string, T>;

  constructor(parts: readonly T[]) {
    const named = parts.flatMap((part): [string, T][] => {
      const name = literal(part.name);
      return name === undefined ? [] : [[name, part]];
    });
    this.isComplete = named.length === parts.length;
    this.names = named.map(([name]) => name);
    // Of two that have one name the first stands.
    this.parts = new Map([...named].reverse());
  }

  get(name: string | undefined): T | undefined {
    return name === undefined ? undefined : this.parts.get(name);
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }
}
