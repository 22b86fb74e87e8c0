import type { CompiledPath } from '../path/compiled-path';
import { PathNotFound, REQUIRING } from '../path/evaluation';
import { compilePath } from '../path/path-compiler';
import { type Filter, type FilterContext, type FilterValue, MISSING, type Operand } from './filter';
import { valueAsFound } from './filter-value';

/** A path in a filter: its value, or whether it leads to something and whether it should. */
export interface PathOperand {
  readonly value: Operand;
  readonly exists: Filter;
  readonly wanted: boolean;
}

export function literalOperand(value: FilterValue): { value: Operand } {
  return { value: () => value };
}

/** Throws `InvalidPath` where `source` is no path. */
export function pathOperand(source: string, wanted: boolean, depth: number): PathOperand {
  const path = compilePath(source, depth);
  return { value: (context) => valueAt(path, context), exists: (context) => existsAt(path, context), wanted };
}

function valueAt(path: CompiledPath, { item, evaluation }: FilterContext): FilterValue {
  const { root, mode, budget, rootValues } = evaluation;
  const depth = budget.depth;
  try {
    if (!path.fromRoot) return valueAsFound(path.evaluate(item, root, mode, budget));
    let value = rootValues.get(path);
    if (value === undefined) {
      value = path.evaluate(root, root, mode, budget);
      rootValues.set(path, value);
    }
    return valueAsFound(value);
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    budget.depth = depth;
    return MISSING;
  }
}

/** Jayway begins at the item here, also for a path that is written with `$`. What is indefinite always exists. */
function existsAt(path: CompiledPath, { item, evaluation }: FilterContext): boolean {
  const { root, budget } = evaluation;
  const depth = budget.depth;
  try {
    path.evaluate(item, root, REQUIRING, budget);
    return true;
  } catch (error) {
    if (!(error instanceof PathNotFound)) throw error;
    budget.depth = depth;
    return false;
  }
}
