/** Keys of a document's components. The official schema of OpenAPI 3.0 wants `[a-zA-Z0-9._-]+`, which the service's names may not be. */
export class ComponentNames {
  readonly #keys = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(
    names: readonly (string | undefined)[],
    private readonly portable: boolean,
  ) {
    for (const name of names) if (name !== undefined && !this.#keys.has(name)) this.#keys.set(name, this.free(name));
  }

  /** The key of the component with this name; undefined if there is none. */
  keyOf(name: string): string | undefined {
    return this.#keys.get(name);
  }

  /** A key that no component has, and takes it. */
  free(wanted: string): string {
    const base = this.portable ? wanted.replace(/[^a-zA-Z0-9._-]/g, '-') || 'unnamed' : wanted;
    let key = base;
    for (let count = 2; this.#taken.has(key); count++) key = `${base}${count}`;
    this.#taken.add(key);
    return key;
  }
}
