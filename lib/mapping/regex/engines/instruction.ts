import type { CharacterSet } from '../characters/character-set';
import type { AssertionTest } from './assertions';

/** One instruction of the backtracking machine. `next` and `other` are places in the program. */
export type Instruction =
  | { readonly op: 'accept' }
  | { readonly op: 'acceptAtLimit' }
  | { readonly op: 'set'; readonly set: CharacterSet; next: number }
  | RunInstruction
  | { readonly op: 'moreInRun'; readonly run: RunInstruction }
  | { readonly op: 'assert'; readonly test: AssertionTest; next: number }
  | { readonly op: 'split'; next: number; other: number }
  | { readonly op: 'groupBegin'; readonly begin: number; next: number }
  | { readonly op: 'groupEnd'; readonly begin: number; readonly group: number; next: number }
  | { readonly op: 'backReference'; readonly group: number; readonly fold: ((code: number) => number) | undefined; next: number }
  | { readonly op: 'lineEnding'; next: number }
  | { readonly op: 'grapheme'; next: number }
  | LookInstruction
  | { readonly op: 'atomic'; readonly body: number; next: number }
  | RoundsInstruction
  | { readonly op: 'moreRounds'; readonly rounds: RoundsInstruction }
  | LoopInstruction
  | { readonly op: 'loopBegin' | 'loopEnd' | 'loopFirst' | 'loopMore'; readonly loop: LoopInstruction };

/** A repeated character. A lazy one counts in the local `count`, and `more` is the instruction that takes one more. */
export interface RunInstruction {
  readonly op: 'run';
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
  readonly count: number;
  more: number;
  next: number;
}

export interface LookInstruction {
  readonly op: 'look';
  readonly behind: boolean;
  readonly negative: boolean;
  readonly byCodePoints: boolean;
  readonly min: number;
  readonly max: number;
  readonly body: number;
  next: number;
}

/**
 * A part that is repeated as a whole: every round is matched by itself, without backtracking into it later.
 * `group`, where it is not 0, is set to each round; `count` is the place of the number of rounds of a lazy one.
 */
export interface RoundsInstruction {
  readonly op: 'rounds';
  readonly body: number;
  readonly min: number;
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
  readonly group: number;
  readonly count: number;
  /** The instruction that tries one more round of a lazy one. */
  more: number;
  next: number;
}

/** A repeated group that can be matched in several ways. */
export interface LoopInstruction {
  readonly op: 'loop';
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly begin: number;
  readonly count: number;
  /** Which memory of places where a further round failed, -1 for none. */
  memory: number;
  body: number;
  next: number;
  first: number;
  more: number;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  readonly groupCount: number;
  readonly localCount: number;
  readonly memoryCount: number;
  /** Whether something in it may match a character beyond U+FFFF: then no match begins between its halves. */
  readonly wide: boolean;
}
