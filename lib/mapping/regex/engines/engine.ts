/**
 * Which matcher a pattern needs. `plain`: a text, or one repeated character; `linear`: re2js, in time linear in the
 * text; `backtracking`: what no linear matcher knows, with a limit on its steps.
 */
export type EngineKind = 'plain' | 'linear' | 'backtracking';

/** Where a match and its groups begin and end, two numbers each, -1 where a group took no part. */
export type MatchPlaces = readonly number[];

/** Pays for the steps of one operation, over all matches that it looks for. */
export interface StepAccount {
  left: number;
}

export interface Engine {
  /** The first match that begins at `from` or later; `lastEnd` is where the match before ended (`\G`). */
  find(text: string, from: number, lastEnd: number, account: StepAccount): MatchPlaces | undefined;
  /** A match of the whole text. */
  matches(text: string, account: StepAccount): MatchPlaces | undefined;
  /** A match at the beginning. */
  lookingAt(text: string, account: StepAccount): MatchPlaces | undefined;
}
