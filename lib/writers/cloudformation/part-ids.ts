import { type ApiDefinition, isLiteral, type Origin, type Value } from '../../definition';
import type { LogicalIds } from './logical-ids';
import { partId } from './template-parts';

interface Named {
  readonly name: Value<string>;
  readonly origin: Origin;
}

/** Logical ids for parts of one kind that others refer to by their name. */
export class PartIds<T extends Named> {
  readonly #ids = new Map<T, string>();
  readonly #byName = new Map<string, string>();

  constructor(
    readonly parts: readonly T[],
    kind: string,
    definition: ApiDefinition,
    ids: LogicalIds,
  ) {
    for (const part of parts) {
      const name = isLiteral(part.name) ? part.name : '';
      const id = ids.take(partId(part.origin, definition) ?? `${kind}${name}`);
      this.#ids.set(part, id);
      // Of two parts with one name the first one counts, as in a document.
      if (name !== '' && !this.#byName.has(name)) this.#byName.set(name, id);
    }
  }

  idOf(part: T): string {
    return this.#ids.get(part) as string;
  }

  named(name: Value<string>): string | undefined {
    return isLiteral(name) ? this.#byName.get(name) : undefined;
  }

  get byName(): ReadonlyMap<string, string> {
    return this.#byName;
  }
}
