import type { Help } from '../../definition';
import { replaceBy } from './phrases';

/** Names longer than this are compared by nobody. */
const longestName = 200;

/** At most three of the candidates that differ from the word in case alone or by two letters, the nearest first. */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance < candidate.length && candidate !== word)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Asks whether one of the names valid here was meant. */
export function didYouMean(word: string, candidates: Iterable<string>): readonly Help[] {
  return nearest(word, candidates).map((candidate) => replaceBy(candidate, `did you mean ${candidate}?`));
}

/** Edits (insert, delete, replace, swap neighbours) between two texts; 3 stands for all that is more than two. */
function distance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2 || left.length > longestName) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) best = Math.min(best, beforeLast[column - 2] + 1);
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return last[right.length];
}
