import { editDistance, type Help } from '../../definition';
import { replaceBy } from './phrases';

/** At most three of the candidates that differ from the word in case alone or by two letters, the nearest first. */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance < candidate.length && candidate !== word)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Asks whether one of the names valid here was meant. */
export function didYouMean(word: string, candidates: Iterable<string>): readonly Help[] {
  return nearest(word, candidates).map((candidate) => replaceBy(candidate, `did you mean ${candidate}?`));
}
