import { JavaList, JavaMap, type JavaValue } from '../../values';
import type { Filter } from '../filter/filter';
import { InvalidPath } from '../invalid-path';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `[?(…)]`: the items of an array for which the filter holds, or an object itself. */
export class FilterToken extends PathToken {
  constructor(readonly filter: Filter) {
    super();
  }

  get definite(): boolean {
    return false;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    if (model instanceof JavaMap) {
      if (!this.accepts(model, evaluation)) return;
      if (this.next === undefined) evaluation.results.push(model);
      else this.passOn(model, evaluation);
    } else if (model instanceof JavaList) {
      let index = 0;
      for (const item of model.items) {
        evaluation.budget.step();
        if (this.accepts(item, evaluation)) this.enterItem(index, model, evaluation);
        index++;
      }
    } else if (this.isUpstreamDefinite()) {
      throw new InvalidPath('A filter can only be applied to an object or an array.');
    }
  }

  override matchesScan(model: JavaValue, evaluation: Evaluation): boolean {
    return this.accepts(model, evaluation);
  }

  /** A filter that compares what cannot be compared holds for nothing. */
  private accepts(item: JavaValue, evaluation: Evaluation): boolean {
    const depth = evaluation.budget.depth;
    try {
      evaluation.budget.descend();
      const accepted = this.filter({ item, evaluation });
      evaluation.budget.depth--;
      return accepted;
    } catch (error) {
      if (!(error instanceof InvalidPath)) throw error;
      evaluation.budget.depth = depth;
      return false;
    }
  }
}
