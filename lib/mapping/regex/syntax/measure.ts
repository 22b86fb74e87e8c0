import { EMPTY, type Node, type RepeatNode, UNBOUNDED } from './node';

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

/** While it is added up. After alternatives Java begins to count anew, and adds what was `before` at the end. */
interface Sum extends Measure {
  before: { min: number; max: number };
}

/** Sums run over at 32 bits, as Java's do, which decides which lookbehinds it accepts. */
export function measure(node: Node): Measure {
  const total: Sum = { min: 0, max: 0, bounded: true, deterministic: true, before: { min: 0, max: 0 } };
  addApart(node, total);
  return total;
}

/** A part that ends by itself: what stood before its alternatives is added at its end. */
function addApart(node: Node, total: Sum): void {
  const outer = total.before;
  total.before = { min: 0, max: 0 };
  add(node, total);
  lengthen(total, total.before.min, total.before.max);
  total.before = outer;
}

function add(node: Node, total: Sum): void {
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
      add(node.body, total);
      break;
    case 'atomic':
      addApart(node.body, total);
      break;
    case 'alternatives':
      addAlternatives(node.branches.map(measure), total);
      break;
    case 'repeat':
      addRepeat(node, total);
      break;
    case 'backReference':
      total.bounded = false;
      break;
    // What looks without taking anything has no length.
    case 'assertion':
    case 'look':
      break;
  }
}

function addAlternatives(branches: readonly Measure[], total: Sum): void {
  const shortest = branches.reduce((least, { min }) => Math.min(least, min), UNBOUNDED);
  const longest = branches.reduce((greatest, { max }) => Math.max(greatest, max), -1);
  lengthen(total, shortest, longest);
  total.bounded &&= branches.every(({ bounded }) => bounded);
  total.deterministic = false;
  lengthen(total.before, total.min, total.max);
  total.min = 0;
  total.max = 0;
}

function lengthen(total: { min: number; max: number }, min: number, max: number): void {
  total.min = (total.min + min) | 0;
  total.max = (total.max + max) | 0;
}

function addRepeat(node: RepeatNode, total: Sum): void {
  const { body, min, max, mode } = node;
  if (min === 0 && max === 1 && body.type === 'group' && mode !== 'possessive') {
    addAlternatives([measure(body), measure(EMPTY)], total);
    return;
  }
  if (min === 0 && max === 1) {
    const least = total.min;
    addApart(body, total);
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
