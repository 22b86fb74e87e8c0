/** Gateways that are kept at a time; a test that gives every call functions of its own makes one for each. */
const capacity = 100;

/** What was compiled, by the texts and the very objects that it was given. */
export class CompiledGateways<T> {
  private readonly known = new Map<string, T>();
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  get(texts: readonly unknown[], objects: readonly (object | undefined)[], make: () => T): T {
    const key = JSON.stringify([texts, objects.map((object) => object && this.numberOf(object))]);
    const found = this.known.get(key) ?? make();
    this.known.delete(key);
    this.known.set(key, found);
    const [oldest] = this.known.keys();
    if (this.known.size > capacity) this.known.delete(oldest);
    return found;
  }

  values(): readonly T[] {
    return [...this.known.values()];
  }

  clear(): void {
    this.known.clear();
  }

  private numberOf(object: object): number {
    const number = this.numbers.get(object) ?? ++this.count;
    this.numbers.set(object, number);
    return number;
  }
}
