import { JavaList, JavaMap, type JavaValue } from '../../values';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `*` or `[*]`: every member or item. */
export class WildcardToken extends PathToken {
  get definite(): boolean {
    return false;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    if (model instanceof JavaMap) {
      for (const [key] of model.walk()) {
        evaluation.budget.step();
        this.enterMember(key as string, model, evaluation);
      }
    } else if (model instanceof JavaList) {
      for (let index = 0; index < model.items.length; index++) {
        evaluation.budget.step();
        this.enterItem(index, model, evaluation);
      }
    }
  }

  override matchesScan(): boolean {
    return true;
  }
}
