/** Logical ids of a template: those that parts came with stay, so that what refers to them still does. */
export class LogicalIds {
  readonly #taken = new Set<string>();

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** An id that nobody has, and takes it. CloudFormation takes letters and digits alone, 255 of them. */
  take(wanted: string): string {
    const base = wanted.replace(/[^A-Za-z0-9]/g, '').slice(0, 240) || 'Resource';
    let id = base;
    for (let count = 2; this.#taken.has(id); count++) id = `${base}${count}`;
    this.#taken.add(id);
    return id;
  }
}
