import type { JavaValue } from '../../values';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `$` or `@`, where a path begins. */
export class RootToken extends PathToken {
  /** The last step; stays where it was when a step is hung on behind it during evaluation. */
  tail: PathToken = this;

  constructor(readonly symbol: string) {
    super();
  }

  add(token: PathToken): void {
    this.tail = this.tail.append(token);
  }

  get definite(): boolean {
    return true;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    if (this.next === undefined) evaluation.results.push(model);
    else this.passOn(model, evaluation);
  }
}
