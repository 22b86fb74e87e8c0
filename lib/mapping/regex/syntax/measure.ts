import { type Node, type RepeatNode, UNBOUNDED } from './node';

/** What Java finds out of a part of a pattern: its length in characters, whether there is a greatest one, and … */
export interface Measure {
  min: number;
  max: number;
  bounded: boolean;
  /** … whether there is only one way through it, so that a repeated group needs no backtracking into its rounds. */
  deterministic: boolean;
}

/** Java's "arbitrary large number" for lengths that overflow. */
const OVERFLOWN = 0xfffffff;

/** Sums run over at 32 bits, as Java's do, which decides which lookbehinds it accepts. */
export function measure(node: Node): Measure {
  const total: Measure = { min: 0, max: 0, bounded: true, deterministic: true };
  add(node, total);
  return total;
}

function add(node: Node, total: Measure): void {
  switch (node.type) {
    case 'set':
      lengthen(total, 1, 1);
      break;
    case 'grapheme':
      lengthen(total, 1, 0);
      total.deterministic = false;
      break;
    case 'lineEnding':
      lengthen(total, 1, 2);
      break;
    case 'sequence':
      for (const item of node.items) add(item, total);
      break;
    case 'group':
    case 'atomic':
      add(node.body, total);
      break;
    case 'alternatives': {
      const branches = node.branches.map(measure);
      lengthen(total, Math.min(...branches.map(({ min }) => min)), Math.max(...branches.map(({ max }) => max)));
      total.bounded &&= branches.every(({ bounded }) => bounded);
      total.deterministic = false;
      break;
    }
    case 'repeat':
      addRepeat(node, total);
      break;
    case 'backReference':
      total.bounded = false;
      break;
  }
}

function lengthen(total: Measure, min: number, max: number): void {
  total.min = (total.min + min) | 0;
  total.max = (total.max + max) | 0;
}

function addRepeat(node: RepeatNode, total: Measure): void {
  const { body, min, max, mode } = node;
  if (min === 0 && max === 1) {
    const least = total.min;
    add(body, total);
    total.min = least;
    total.deterministic = false;
    return;
  }
  if (node.openEnded) {
    lengthen(total, min, total.bounded ? UNBOUNDED : 0);
    total.deterministic = false;
    return;
  }
  const round = measure(body);
  if (body.type === 'group' && mode !== 'possessive' && !round.deterministic) {
    total.bounded = false;
    total.deterministic = false;
    return;
  }
  addRounds(round, node, total);
}

function addRounds(round: Measure, { min, max }: RepeatNode, total: Measure): void {
  const least = (Math.imul(round.min, min) + total.min) | 0;
  total.min = least < total.min ? OVERFLOWN : least;
  total.bounded &&= round.bounded;
  if (total.bounded) {
    const most = (Math.imul(round.max, max) + total.max) | 0;
    total.bounded = most >= total.max;
    total.max = most;
  }
  total.deterministic &&= round.deterministic && min === max;
}
