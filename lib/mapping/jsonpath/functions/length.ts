import { JavaException, JavaList, JavaMap, type JavaValue } from '../../values';
import type { Evaluation } from '../path/evaluation';
import { WildcardToken } from '../path/wildcard-token';
import type { FunctionParameter } from './path-function';

/**
 * How many members or items there are; null for anything else. With a path as parameter Jayway hangs `[*]` on that path
 * and counts what it finds, if it finds an array; a path that was definite before still gives the last item only.
 */
export function lengthOf(model: JavaValue, parameters: readonly FunctionParameter[], { mode, budget }: Evaluation): JavaValue {
  if (parameters.length > 0) {
    const { path } = parameters[0];
    if (path === undefined) throw new JavaException('NullPointerException', 'The parameter of length() must be a path.');
    if (!path.isFunction && path.root.next !== undefined) {
      let last = path.root.next;
      while (last.next !== undefined) last = last.next;
      last.next = new WildcardToken();
    }
    const found = path.evaluate(model, model, mode, budget);
    if (found instanceof JavaList) return found.items.length;
  }
  if (model instanceof JavaList) return model.items.length;
  return model instanceof JavaMap ? model.size : null;
}
