const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Gives every variable of a template its place, and notes which are read and how often they are set. */
export class Slots {
  readonly names: string[] = [];
  private readonly byName = new Map<string, number>();
  private readonly setters = new Map<number, number>();
  private readonly loopVariables = new Set<number>();

  read(name: string): number {
    return this.slot(name);
  }

  /** The place that `#set` or `#define` fills; undefined for names that no reference can read. */
  set(name: string): number | undefined {
    if (!NAME.test(name)) return undefined;
    const slot = this.slot(name);
    this.setters.set(slot, (this.setters.get(slot) ?? 0) + 1);
    return slot;
  }

  loopVariable(name: string): number | undefined {
    const slot = this.set(name);
    if (slot !== undefined) this.loopVariables.add(slot);
    return slot;
  }

  /** The place of a name that is mentioned somewhere. */
  find(name: string): number | undefined {
    return this.byName.get(name);
  }

  /** Loop variables that more than one loop or `#set` fills. */
  masked(): Set<number> {
    return new Set([...this.loopVariables].filter((slot) => this.setters.get(slot)! > 1));
  }

  private slot(name: string): number {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    this.byName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
