import { JavaException, JavaList, JavaMap, type JavaValue } from '../../values';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';

/** `..`: the value itself and everything below it, each before what it holds. */
export class ScanToken extends PathToken {
  get definite(): boolean {
    return false;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    // `$..length()`: the function has taken the scan's place, and left nothing to look for.
    if (this.next === undefined) throw new JavaException('IllegalStateException', 'Current path token is a leaf');
    walk(this.next, model, evaluation);
  }
}

function walk(token: PathToken, model: JavaValue, evaluation: Evaluation): void {
  if (!(model instanceof JavaMap || model instanceof JavaList)) return;
  evaluation.budget.descend();
  if (token.matchesScan(model, evaluation)) {
    if (model instanceof JavaList && token.next !== undefined) enterItems(token.next, model, evaluation);
    else token.evaluate(model, evaluation);
  }
  if (model instanceof JavaMap) for (const [, value] of model.walk()) walk(token, value, evaluation);
  else for (const item of model.items) walk(token, item, evaluation);
  evaluation.budget.depth--;
}

/**
 * On arrays Jayway does not take the step that follows the scan: it takes the one after it with every item, and has that
 * one, if it is the last, look whether the item's index is the one that was asked for.
 */
function enterItems(next: PathToken, list: JavaList, evaluation: Evaluation): void {
  let index = 0;
  for (const item of list.items) {
    evaluation.budget.descend();
    next.scanIndex = index++;
    next.evaluate(item, evaluation);
    evaluation.budget.depth--;
  }
}
