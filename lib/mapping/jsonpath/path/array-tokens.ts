import { JavaList, type JavaValue } from '../../values';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `[0]`, `[0, 2]`; negative ones count from the end. */
export class IndexToken extends PathToken {
  constructor(readonly indexes: readonly number[]) {
    super();
  }

  get definite(): boolean {
    return this.indexes.length === 1;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    const list = this.listOf(model, evaluation);
    if (list === undefined) return;
    for (const index of this.indexes) this.enterItem(index, list, evaluation);
  }

  override matchesScan(model: JavaValue): boolean {
    return model instanceof JavaList;
  }

  override namesIndex(index: number): boolean {
    return this.indexes.length === 1 && this.indexes[0] === index;
  }
}

/** `[1:3]`, `[-2:]`, `[:-1]`; one of the ends is always given. */
export class SliceToken extends PathToken {
  constructor(
    readonly from: number | undefined,
    readonly to: number | undefined,
  ) {
    super();
  }

  get definite(): boolean {
    return false;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    const list = this.listOf(model, evaluation);
    if (list === undefined) return;
    const [from, to] = this.ends(list.items.length);
    for (let index = from; index < to; index++) {
      evaluation.budget.step();
      this.enterItem(index, list, evaluation);
    }
  }

  override matchesScan(model: JavaValue): boolean {
    return model instanceof JavaList;
  }

  /**
   * With both ends given, negative ones are not counted from the end: `[-2:1]` has the items -2, -1 and 0, which
   * are the last two and the first one.
   */
  private ends(length: number): [number, number] {
    const { from, to } = this;
    if (from === undefined) return [0, Math.min(length, to! < 0 ? length + to! : to!)];
    if (to === undefined) return [Math.max(0, from < 0 ? length + from : from), length];
    return length === 0 ? [0, 0] : [Math.max(from, -length), Math.min(length, to)];
  }
}
