import type { JavaValue } from '../../values';
import { type FunctionParameter, findFunction } from '../functions/path-function';
import type { Evaluation } from './evaluation';
import { PathToken } from './path-token';
import { WildcardToken } from './wildcard-token';

/** A parameter as it is written: another path, or JSON. */
export type WrittenParameter = Pick<FunctionParameter, 'path' | 'json'>;

/** `.length()`, `.sum($.a)`, … */
export class FunctionToken extends PathToken {
  constructor(
    readonly name: string,
    public parameters: readonly WrittenParameter[],
  ) {
    super();
  }

  get definite(): boolean {
    return true;
  }

  evaluate(model: JavaValue, evaluation: Evaluation): void {
    const { root, mode, budget } = evaluation;
    const pathFunction = findFunction(this.name);
    const parameters = this.parameters.map(({ path, json }) => ({ path, json, value: path?.evaluate(root, root, mode, budget) ?? null }));
    const result = pathFunction(model, parameters, evaluation);
    evaluation.results.push(result);
    this.forgetWildcard();
    if (this.next !== undefined) this.passOn(result, evaluation);
  }

  /** After every use Jayway takes the first `[*]` out of the first parameter, be it its own (see `length`) or the writer's. */
  private forgetWildcard(): void {
    const path = this.parameters[0]?.path;
    if (path === undefined || path.isFunction) return;
    for (let token = path.root.next; token?.next !== undefined; token = token.next) {
      if (!(token.next instanceof WildcardToken)) continue;
      token.next = token.next.next;
      return;
    }
  }
}
