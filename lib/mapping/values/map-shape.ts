/** Names are looked for one by one up to so many; a table of more pays. */
const FEW_NAMES = 8;

/** The names of a map's entries, in order; maps that were read from alike objects share one. */
export class MapShape {
  /** The names as JSON texts have them, from the brace or comma before to the colon: made when the shape is first written. */
  jsonNames: readonly string[] | undefined = undefined;
  /** The same, for texts that escape slashes. */
  slashedJsonNames: readonly string[] | undefined = undefined;

  /** Of the document that met the shape last: its shapes, and the place of this one among them. */
  shapes: readonly MapShape[] | undefined = undefined;
  index = 0;

  private readonly slots: ReadonlyMap<string, number> | undefined;

  constructor(readonly names: readonly string[]) {
    this.slots = names.length > FEW_NAMES ? new Map(names.map((name, slot) => [name, slot])) : undefined;
  }

  /** The place of a name, -1 where there is none. */
  slot(name: string): number {
    if (this.slots !== undefined) return this.slots.get(name) ?? -1;
    const { names } = this;
    for (let slot = 0; slot < names.length; slot++) if (names[slot] === name) return slot;
    return -1;
  }

  /** The shape of maps with one name more. */
  with(name: string): MapShape {
    return new MapShape([...this.names, name]);
  }
}

export const EMPTY_SHAPE = new MapShape([]);
