import type { Scalar, TextUnits } from '../plain-json';
import type { MapShape } from '../values';
import { JsonTape } from './json-tape';
import { CONTAINER_SIZE, ENTRY_SIZE, KIND_BITS } from './tape-layout';

/**
 * Tapes of many documents share one array: making one costs more than reading a short document. Each is longer than the one before.
 * What is longer than the longest has an array of its own, which ends with it.
 */
const LEAST_MARKS = 1 << 12;
const MOST_MARKS = 1 << 18;

const FEW_ENTRIES = 4;

/** What was met once must not make every array of hostile documents long. */
const MOST_EXPECTED = 1_024;

let shared = new Int32Array(LEAST_MARKS);
let used = 0;

/** Writes the tape of one document; no other is begun before it ends or is given up. Places count from the tape's beginning. */
export class TapeWriter {
  private marks = shared;
  private base = used;
  private next = used;

  /** Makes room for an object or array of `room` entries and answers its place. */
  begin(room: number): number {
    const place = this.next - this.base;
    this.take(CONTAINER_SIZE + ENTRY_SIZE * room);
    return place;
  }

  /** How many entries to make room for where there were `count` before. */
  static room(count: number): number {
    return count < MOST_EXPECTED ? count : MOST_EXPECTED;
  }

  /** For how many entries there will be room where that for `room` has not done. */
  static wider(room: number): number {
    return room < FEW_ENTRIES ? FEW_ENTRIES : 2 * room;
  }

  /** Makes so much room for an object or array that has all the entries that it had room for, and answers its place. */
  widen(place: number, room: number): number {
    const size = CONTAINER_SIZE + ENTRY_SIZE * room;
    if (this.base + place + size === this.next) {
      this.take(ENTRY_SIZE * (TapeWriter.wider(room) - room));
      return place;
    }
    const wider = this.begin(TapeWriter.wider(room));
    const from = this.base + place;
    this.marks.copyWithin(this.base + wider, from, from + size);
    return wider;
  }

  scalar(place: number, start: number, end: number, kind: Scalar): void {
    const { marks } = this;
    const at = this.base + place;
    marks[at] = start;
    marks[at + 1] = (end << KIND_BITS) | kind;
  }

  /** The entry of what stands at the place `self`. */
  container(place: number, self: number): void {
    this.marks[this.base + place] = -1 - self;
  }

  /** Ends an object or array; `end` is 0 where json-smart writes it in another way. */
  end(self: number, kind: number, count: number, start: number, end: number): void {
    const { marks } = this;
    const at = this.base + self;
    marks[at] = kind;
    marks[at + 1] = count;
    marks[at + 2] = start;
    marks[at + 3] = end;
  }

  tape(root: number, source: TextUnits, shapes: readonly MapShape[]): JsonTape {
    if (this.marks === shared) used = this.next;
    return new JsonTape(source, this.marks, this.base, root, shapes);
  }

  private take(size: number): void {
    if (this.next + size > this.marks.length) this.grow(size);
    this.next += size;
  }

  /** Goes on in a longer array. */
  private grow(more: number): void {
    const written = this.marks.subarray(this.base, this.next);
    const length = 2 * (written.length + more);
    this.marks = new Int32Array(length > MOST_MARKS ? length : Math.max(length, Math.min(2 * shared.length, MOST_MARKS)));
    this.marks.set(written);
    this.base = 0;
    this.next = written.length;
    if (length > MOST_MARKS) return;
    shared = this.marks;
    used = 0;
  }
}
