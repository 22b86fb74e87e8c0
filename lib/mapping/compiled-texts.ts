/**
 * Remembers what texts compile to, for those that are known only when a template runs. Bounded: when `capacity` texts have
 * been asked for, those that were not asked for since the time before are forgotten.
 */
export class CompiledTexts<T> {
  private recent = new Map<string, T>();
  private older: ReadonlyMap<string, T> = new Map();

  constructor(
    private readonly capacity: number,
    private readonly compile: (text: string) => T,
  ) {}

  /** Throws what `compile` throws, which is not remembered. */
  get(text: string): T {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const compiled = this.older.get(text) ?? this.compile(text);
    if (this.recent.size >= this.capacity) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(text, compiled);
    return compiled;
  }
}
