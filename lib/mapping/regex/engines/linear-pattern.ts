import type { CharacterSet, CodeRange } from '../characters/character-set';
import { measure } from '../syntax/measure';
import { type Node, type RepeatNode, UNBOUNDED } from '../syntax/node';

/** RE2 repeats no part more often than this. */
const REPEAT_LIMIT = 1_000;

/** How large a pattern may become when its repetitions are written out, as RE2 does. */
const SIZE_LIMIT = 10_000;

/**
 * The pattern in RE2's language, where RE2 finds the same match and the same groups as Java; else `undefined`.
 * Character classes are written as ranges, so that nothing depends on what RE2 takes for a letter or a line end.
 */
export function linearPattern(root: Node): string | undefined {
  return sizeOf(root) <= SIZE_LIMIT ? written(root) : undefined;
}

function sizeOf(node: Node): number {
  switch (node.type) {
    case 'sequence':
      return node.items.reduce((size, item) => size + sizeOf(item), 1);
    case 'alternatives':
      return node.branches.reduce((size, branch) => size + sizeOf(branch), 1);
    case 'group':
      return sizeOf(node.body) + 1;
    case 'repeat':
      return sizeOf(node.body) * Math.max(1, node.max === UNBOUNDED ? node.min : node.max) + 1;
    default:
      return 1;
  }
}

function written(node: Node): string | undefined {
  switch (node.type) {
    case 'set':
      return writtenSet(node.set);
    case 'sequence':
      return joined(node.items.map(written), '');
    case 'alternatives': {
      const branches = joined(node.branches.map(written), '|');
      return branches === undefined ? undefined : `(?:${branches})`;
    }
    case 'group': {
      const body = written(node.body);
      return body === undefined ? undefined : `${node.index > 0 ? '(' : '(?:'}${body})`;
    }
    case 'repeat':
      return writtenRepeat(node);
    case 'assertion':
      return node.assertion === 'begin' ? '\\A' : node.assertion === 'end' ? '\\z' : undefined;
    default:
      return undefined;
  }
}

/** Rounds that may be empty, and groups within rounds that Java does not undo, end differently in Java. */
function writtenRepeat({ body, min, max, mode }: RepeatNode): string | undefined {
  const bounds = max === UNBOUNDED ? `{${min},}` : `{${min},${max}}`;
  const { min: length, deterministic } = measure(body);
  if (mode === 'possessive' || length < 1 || min > REPEAT_LIMIT || (max > REPEAT_LIMIT && max !== UNBOUNDED)) return undefined;
  if (body.type === 'group' && deterministic && max > 1 && hasGroups(body.body)) return undefined;
  const part = written(body);
  return part === undefined ? undefined : `(?:${part})${bounds}${mode === 'lazy' ? '?' : ''}`;
}

function hasGroups(node: Node): boolean {
  switch (node.type) {
    case 'group':
      return node.index > 0 || hasGroups(node.body);
    case 'sequence':
      return node.items.some(hasGroups);
    case 'repeat':
      return hasGroups(node.body);
    default:
      return false;
  }
}

function writtenSet({ ranges }: CharacterSet): string | undefined {
  if (ranges === undefined) return undefined;
  return ranges.length === 0 ? '[^\\x00-\\x{10FFFF}]' : `[${ranges.map(writtenRange).join('')}]`;
}

function writtenRange([first, last]: CodeRange): string {
  return first === last ? `\\x{${first.toString(16)}}` : `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`;
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}
