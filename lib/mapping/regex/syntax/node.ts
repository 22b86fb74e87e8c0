import type { CharacterSet } from '../characters/character-set';

/** A pattern as a tree. */
export type Node =
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'alternatives'; readonly branches: readonly Node[] }
  | GroupNode
  | RepeatNode
  | LookNode
  | { readonly type: 'atomic'; readonly body: Node }
  | { readonly type: 'backReference'; readonly group: number; readonly ignoreCase: boolean; readonly unicodeCase: boolean }
  | { readonly type: 'assertion'; readonly assertion: Assertion }
  | { readonly type: 'lineEnding' }
  | { readonly type: 'grapheme' };

/** `index` 0 where the group captures nothing. */
export interface GroupNode {
  readonly type: 'group';
  readonly index: number;
  readonly body: Node;
}

export interface RepeatNode {
  readonly type: 'repeat';
  readonly body: Node;
  readonly min: number;
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
  /** Written `*`, `+` or `{n,}` behind a single character, which Java measures differently in a lookbehind. */
  readonly openEnded: boolean;
}

/** For a lookbehind, how long it may be, in code points where the pattern holds any beyond U+FFFF, else in UTF-16 units. */
export interface LookNode {
  readonly type: 'look';
  readonly behind: boolean;
  readonly negative: boolean;
  readonly body: Node;
  readonly min: number;
  readonly max: number;
  readonly byCodePoints: boolean;
}

export type Assertion =
  | 'begin'
  | 'lineBegin'
  | 'unixLineBegin'
  | 'end'
  | 'endOrLastTerminator'
  | 'unixEndOrLastTerminator'
  | 'lineEnd'
  | 'unixLineEnd'
  | 'wordBoundary'
  | 'notWordBoundary'
  | 'unicodeWordBoundary'
  | 'notUnicodeWordBoundary'
  | 'graphemeBoundary'
  | 'lastMatch';

/** No upper bound. */
export const UNBOUNDED = 0x7fffffff;

export const EMPTY: Node = { type: 'sequence', items: [] };
