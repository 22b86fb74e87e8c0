/** What jest hands to a matcher; only what ours use. */
export interface MatcherContext {
  readonly isNot: boolean;
  readonly testPath?: string;
  equals(a: unknown, b: unknown, customTesters?: readonly unknown[]): boolean;
  readonly customTesters?: readonly unknown[];
  readonly utils: { readonly subsetEquality?: unknown; readonly iterableEquality?: unknown };
  readonly snapshotState?: SnapshotState;
}

/** The part of jest's snapshot state that decides whether a file may be written, and that its summary counts. */
export interface SnapshotState {
  readonly _updateSnapshot: 'all' | 'new' | 'none';
  added: number;
  matched: number;
  unmatched: number;
  updated: number;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A result; `expected` completes "expected …" and is turned round for `.not`. */
export function result(context: MatcherContext, pass: boolean, expected: string, seen: string): MatcherResult {
  return { pass, message: () => `expected ${context.isNot ? 'not ' : ''}${expected}${seen === '' ? '' : `\n\n${seen}`}` };
}

/** A card with the line that offends marked. */
export function marked(card: string, offends: (line: string, index: number) => boolean): string {
  return card
    .split('\n')
    .map((line, index) => `${offends(line, index) ? '>' : ' '} ${line}`.trimEnd())
    .join('\n');
}
