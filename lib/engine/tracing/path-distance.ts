import { editDistance } from '../../definition';

/** Of the letters of a path, variables not counted, so many may be others. */
const wrongLetters = 1 / 3;

/** Of those of one part; `v1` may be meant by `v2`, but hardly `cat` by `cow`. */
const wrongLettersOfPart = 1 / 2;

/** Edits that a part counts which differs in its case alone. */
const otherCase = 0.5;

/** How far a path is that ends before another one, or before the greedy variable does: farther than any misspelt one. */
const openEnd = 0.4;

/** How far a path is from those of a resource: 0 where it is one of them, undefined where it is not near at all. */
export function pathDistance(parts: readonly string[], wanted: readonly string[]): number | undefined {
  const greedy = parts.at(-1)?.endsWith('+}') === true;
  const fixed = greedy ? parts.slice(0, -1) : parts;
  const more = wanted.length - fixed.length;
  if (greedy ? more > 0 : more === 0) return misspelling(fixed, wanted);
  const begins = greedy && more === 0 ? beginsWith(fixed, wanted) : continues(fixed, wanted);
  return begins ? openEnd : undefined;
}

/** The share of wrong letters. */
function misspelling(parts: readonly string[], wanted: readonly string[]): number | undefined {
  let edits = 0;
  let letters = 0;
  for (const [index, part] of parts.entries()) {
    if (!isLiteral(part)) continue;
    letters += part.length;
    edits += editsOf(part, wanted[index]);
  }
  if (edits === 0) return 0;
  return edits <= letters * wrongLetters ? edits / letters : undefined;
}

function editsOf(part: string, want: string): number {
  if (part === want) return 0;
  const edits = editDistance(part.toLowerCase(), want.toLowerCase()) || otherCase;
  return edits <= part.length * wrongLettersOfPart ? edits : Number.POSITIVE_INFINITY;
}

/** True if one of the paths begins with all of the other, which names something and is no shorter than what follows it. */
function continues(parts: readonly string[], wanted: readonly string[]): boolean {
  const shared = Math.min(parts.length, wanted.length);
  const beginning = parts.slice(0, shared);
  return Math.abs(parts.length - wanted.length) <= shared && beginning.some(isLiteral) && beginsWith(beginning, wanted);
}

function beginsWith(parts: readonly string[], wanted: readonly string[]): boolean {
  return parts.every((part, index) => !isLiteral(part) || part === wanted[index]);
}

function isLiteral(part: string): boolean {
  return !part.startsWith('{');
}
