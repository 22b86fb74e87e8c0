import { JavaException, JavaList, type JavaMap, type JavaValue } from '../../values';
import type { Evaluation } from './evaluation';

/**
 * One step of a path. Steps are linked, and evaluation passes from one to the next.
 *
 * Jayway remembers things in its steps while it evaluates, and they change what comes later. What it remembers within
 * one `read` is remembered here as well; see `JsonPath.read` for what it remembers longer.
 */
export abstract class PathToken {
  previous: PathToken | undefined;
  next: PathToken | undefined;
  /** The index of the array's item that a scan last stood on when it passed this step, -1 before. */
  scanIndex = -1;
  private pathDefinite: boolean | undefined;
  private upstreamDefinite: boolean | undefined;

  abstract evaluate(model: JavaValue, evaluation: Evaluation): void;

  /** Whether this step leads to one value at most. */
  abstract get definite(): boolean;

  /** Whether a scan stops at `model` for this step. */
  matchesScan(_model: JavaValue, _evaluation: Evaluation): boolean {
    return false;
  }

  /** Whether this step is the index `[index]` and no other. */
  namesIndex(_index: number): boolean {
    return false;
  }

  append(next: PathToken): PathToken {
    this.next = next;
    next.previous = this;
    return next;
  }

  get isLeaf(): boolean {
    return this.next === undefined;
  }

  isPathDefinite(): boolean {
    this.pathDefinite ??= this.definite && (this.next?.isPathDefinite() ?? true);
    return this.pathDefinite;
  }

  isUpstreamDefinite(): boolean {
    this.upstreamDefinite ??= this.previous === undefined || (this.previous.definite && this.previous.isUpstreamDefinite());
    return this.upstreamDefinite;
  }

  /** Goes to the member `name` of `map`. */
  protected enterMember(name: string, map: JavaMap, evaluation: Evaluation): void {
    if (!map.has(name)) {
      if (evaluation.mode.required) throw evaluation.notFound();
      return;
    }
    const value = map.get(name);
    if (this.next !== undefined) this.passOn(value, evaluation);
    else if (this.scanIndex === -1 || evaluation.isNamedIndex(this.scanIndex)) evaluation.results.push(value);
  }

  /** Goes to an item. Whatever throws an IndexOutOfBoundsException on the rest of the way leads to nothing. */
  protected enterItem(index: number, list: JavaList, evaluation: Evaluation): void {
    const effective = index < 0 ? list.items.length + index : index;
    if (effective < 0 || effective >= list.items.length) return;
    const value = list.items[effective];
    if (this.next === undefined) {
      evaluation.results.push(value);
      return;
    }
    const depth = evaluation.budget.depth;
    try {
      this.passOn(value, evaluation);
    } catch (error) {
      if (!(error instanceof JavaException && error.javaClass === 'IndexOutOfBoundsException')) throw error;
      evaluation.budget.depth = depth;
    }
  }

  protected passOn(value: JavaValue, evaluation: Evaluation): void {
    evaluation.budget.descend();
    this.next!.evaluate(value, evaluation);
    evaluation.budget.depth--;
  }

  /** The list that an index or a slice takes from; where there is none it is an error only if it is required. */
  protected listOf(model: JavaValue, evaluation: Evaluation): JavaList | undefined {
    if (model instanceof JavaList) return model;
    if (evaluation.mode.required && this.isUpstreamDefinite()) throw evaluation.notFound();
    return undefined;
  }
}
