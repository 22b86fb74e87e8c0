import { type JavaValue, JsonArray } from '../../values';
import { type Budget, Evaluation, type Mode } from './evaluation';
import { FunctionToken } from './function-token';
import type { PathToken } from './path-token';
import { RootToken } from './root-token';
import { ScanToken } from './scan-token';

/** A path's steps, ready to be evaluated. */
export class CompiledPath {
  readonly root: RootToken;

  constructor(
    root: RootToken,
    /** Whether the path begins with `$`: in a filter it then begins at the document, else at the item. */
    readonly fromRoot: boolean,
  ) {
    this.root = withFunctionFirst(root);
  }

  /** The path's last step but one. */
  get beforeTail(): PathToken | undefined {
    return this.root.tail.previous;
  }

  get isFunction(): boolean {
    return this.root.tail instanceof FunctionToken;
  }

  /** A definite path's last value, null where it leads to nothing; an indefinite path's values. */
  evaluate(model: JavaValue, root: JavaValue, mode: Mode, budget: Budget): JavaValue {
    const evaluation = new Evaluation(this, root, mode, budget);
    this.root.evaluate(model, evaluation);
    const { results } = evaluation;
    if (!this.root.isPathDefinite()) return new JsonArray(results);
    if (results.length > 0) return results[results.length - 1];
    if (mode.required) throw evaluation.notFound();
    return null;
  }
}

/** `$..a.sum()` is read as `$.sum($..a)`: the function sees all that the scan finds at once. */
function withFunctionFirst(root: RootToken): RootToken {
  if (!(root.tail instanceof FunctionToken && root.next instanceof ScanToken)) return root;
  let token: PathToken = root.next;
  while (!(token instanceof FunctionToken)) token = token.next!;
  const last = token.previous!;
  last.next = undefined;
  root.tail = last;
  token.parameters = [{ path: new CompiledPath(root, true) }];
  const functionRoot = new RootToken('$');
  functionRoot.tail = token;
  functionRoot.next = token;
  return functionRoot;
}
