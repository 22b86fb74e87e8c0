/** Velocity's lexical states: what a character means depends on what was begun before it. */
export type LexicalState =
  | 'text'
  | 'before-directive'
  | 'directive'
  | 'reference'
  | 'reference-modifier'
  | 'call'
  | 'index'
  | 'line-comment'
  | 'formal-comment'
  | 'block-comment'
  | 'textblock';

interface Saved {
  readonly state: LexicalState;
  readonly opened: number;
  readonly closed: number;
}

/**
 * The state and the counts of parentheses in it. The counting is Velocity's, with its oddity: entering a state
 * resets the opened ones only.
 */
export class LexicalStates {
  current: LexicalState = 'text';
  opened = 0;
  inComment = false;
  inSet = false;
  private closed = 0;
  private readonly saved: Saved[] = [];

  push(next: LexicalState): void {
    this.saved.push({ state: this.current, opened: this.opened, closed: this.closed });
    this.opened = 0;
    this.current = next;
  }

  pop(): boolean {
    const former = this.saved.pop();
    this.opened = former?.opened ?? 0;
    this.current = former?.state ?? 'text';
    if (former !== undefined) this.closed = former.closed;
    return former !== undefined;
  }

  /** A `)` closes the nearest state that has seen a `(`. */
  closeParenthesis(): void {
    if (this.inComment) return;
    while (this.opened === 0) if (!this.pop()) return;
    if (this.opened === this.closed + 1) this.pop();
    else this.closed++;
  }

  /** Back to plain text, for going on after a syntax error. */
  reset(): void {
    this.saved.length = 0;
    this.current = 'text';
    this.opened = 0;
    this.closed = 0;
    this.inComment = false;
    this.inSet = false;
  }
}
