import { JavaException } from '../../values';

/** How many ways may be open at once, and changes to take back. */
const SIZE_LIMIT = 4_000_000;

/** What comes back from the stack: the way to go on, or nothing more above the base. */
export interface OpenWay {
  place: number;
  pos: number;
}

/** Kinds of entries, each with three numbers before it. */
const WAY = 0;
const CHANGE = 1;
const RUN = 2;
const REMEMBERED = 3;

/** The ways that are still to be tried, and the values to put back before each. */
export class BacktrackStack {
  private readonly entries: number[] = [];

  constructor(
    private readonly slots: number[],
    private readonly memories: readonly Set<number>[],
  ) {}

  get height(): number {
    return this.entries.length;
  }

  /** Forgets what is above `height`, and keeps the changes. */
  cut(height: number): void {
    this.entries.length = height;
  }

  open(place: number, pos: number): void {
    this.push(place, pos, 0, WAY);
  }

  /** A way for every place from `first` to `pos`, the last one first; `first` may lie between the halves of a character. */
  openRun(place: number, pos: number, first: number): void {
    this.push(place, pos, first, RUN);
  }

  /** As `open`; when the way is taken, the memory learns that a further round at `pos` failed. */
  openRemembering(place: number, pos: number, memory: number): void {
    this.push(place, pos, memory, REMEMBERED);
  }

  /** Sets a slot until the way before is taken. */
  change(slot: number, value: number): void {
    this.push(slot, this.slots[slot], 0, CHANGE);
    this.slots[slot] = value;
  }

  /** Takes the last way above `base`; `step` gives the place before another one in a run. */
  take(base: number, way: OpenWay, step: (pos: number) => number): boolean {
    const { entries } = this;
    while (entries.length > base) {
      const kind = entries.pop()!;
      const third = entries.pop()!;
      const second = entries.pop()!;
      const first = entries.pop()!;
      if (kind === CHANGE) {
        this.slots[first] = second;
        continue;
      }
      if (kind === REMEMBERED) this.memories[third].add(second);
      if (kind === RUN && second > third) this.push(first, Math.max(third, step(second)), third, RUN);
      way.place = first;
      way.pos = second;
      return true;
    }
    return false;
  }

  private push(first: number, second: number, third: number, kind: number): void {
    if (this.entries.length > SIZE_LIMIT) throw new JavaException('StackOverflowError', 'The regular expression needs too much memory.');
    this.entries.push(first, second, third, kind);
  }
}
