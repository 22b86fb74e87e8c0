import { toHaveNoProblems, toHaveProblem } from './matchers/api-matchers';
import { toAnswerLike, toHaveCalledBackend, toHaveSent, toHaveStatus } from './matchers/call-matchers';
import type { ExpectedSent } from './matchers/expected-sent';
import { toMatchApiFile } from './matchers/to-match-api-file';

/** What `expect` learns from this module; name it in jest's `setupFilesAfterEnv`. */
export interface RestApiMatchers<R> {
  /** Nothing is wrong with the definition (an API). */
  toHaveNoProblems(): R;
  /** The rule reports a problem, of this method where one is named (an API). */
  toHaveProblem(rule: string, method?: string): R;
  /** Cards and templates equal the file beside the test; `-u` writes it (an API). */
  toMatchApiFile(file: string): R;
  /** The client got this status (a call). */
  toHaveStatus(status: number): R;
  /** The endpoint was sent at least this; `null` for a header that must be absent (a call). */
  toHaveSent(expected: ExpectedSent): R;
  /** The endpoint was called this many times, or at all (a call). */
  toHaveCalledBackend(times?: number): R;
  /** The client got this status and a JSON body with at least these members (a call). */
  toAnswerLike(status: number, json?: unknown): R;
}

export type { ExpectedSent };

/** The matchers, for an `expect` that is no global. */
export const matchers = {
  toHaveNoProblems,
  toHaveProblem,
  toMatchApiFile,
  toHaveStatus,
  toHaveSent,
  toHaveCalledBackend,
  toAnswerLike,
};

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the type parameters must be spelled as in @types/jest to merge with its interface
    interface Matchers<R, T = {}> extends RestApiMatchers<R> {}
  }
}

declare module 'expect' {
  // The same for the matchers of @jest/globals.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends RestApiMatchers<R> {}
}

interface Expect {
  extend(extensions: typeof matchers): void;
}

// Where jest injects no globals, the person writes `expect.extend(matchers)`.
(globalThis as { expect?: Expect }).expect?.extend(matchers);
