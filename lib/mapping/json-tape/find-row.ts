import type { DocumentRow } from '../values';
import { ARRAY, CONTAINER_SIZE, ENTRY_SIZE, OBJECT, type Tape } from './tape-layout';

/** No object or array is of this kind. */
const NO_KIND = 0;

/** Offsets of what the row must end at, and of members that are not there, which print nothing. */
export const STOP = -1;
export const MISSING = -2;

/** No holder stands there. */
export const NOWHERE = -1;

/** Finds the objects and arrays that a row's values are in; what they contain is only looked for where they are of another kind than those before. */
export function findHolders(tape: Tape, place: number, row: DocumentRow): void {
  const { marks, base } = tape;
  const { holders, kinds, holderOffsets, places } = row;
  if (row.document !== tape.number) {
    row.document = tape.number;
    kinds.fill(NO_KIND);
  }
  for (let holder = 0; holder < kinds.length; holder++) {
    let self = base + place;
    if (holder > 0) {
      const parent = places[holders[holder].parent];
      const offset = holderOffsets[holder];
      const first = parent < 0 || offset < 0 ? 0 : marks[parent + offset];
      self = first < 0 ? base - first - 1 : NOWHERE;
    }
    places[holder] = self;
    if (self >= 0 && marks[self] !== kinds[holder]) kinds[holder] = meet(tape, self, holder, row);
  }
}

/** Notes where values, and further holders, stand in a holder. Arrays are met each time: they are of one kind, and of any length. */
function meet(tape: Tape, self: number, holder: number, row: DocumentRow): number {
  const kind = tape.marks[self];
  const { holderOf, steps, offsets, holders, holderOffsets } = row;
  for (let part = 0; part < offsets.length; part++) if (holderOf[part] === holder) offsets[part] = offsetOf(tape, self, steps[part]);
  for (let inner = holder + 1; inner < holders.length; inner++) {
    if (holders[inner].parent === holder) holderOffsets[inner] = offsetOf(tape, self, holders[inner].step);
  }
  return kind === ARRAY ? NO_KIND : kind;
}

function offsetOf(tape: Tape, self: number, step: string | number): number {
  const kind = tape.marks[self];
  if (typeof step === 'number') return kind === ARRAY && step < tape.marks[self + 1] ? CONTAINER_SIZE + ENTRY_SIZE * step : STOP;
  if (kind > OBJECT) return STOP;
  const slot = tape.slot(kind, step);
  return slot < 0 ? MISSING : CONTAINER_SIZE + ENTRY_SIZE * slot;
}
