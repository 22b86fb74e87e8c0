import { JavaException, type JavaValue } from '../../values';
import type { CompiledPath } from './compiled-path';

/** What one reading of a path may do; a path over a large document takes one step a member. */
const STEP_LIMIT = 5_000_000;

/** How deep evaluation may go: the levels of the document plus the steps of the path. */
const DEPTH_LIMIT = 1_000;

/** What all paths share that are evaluated within one `read`: they pay from one account. */
export class Budget {
  private steps = 0;
  depth = 0;

  get taken(): number {
    return this.steps;
  }

  step(): void {
    if (++this.steps > STEP_LIMIT) throw new JavaException('JsonPathException', `The path visits more than ${STEP_LIMIT} values.`);
  }

  /** Every `descend` is followed by a `depth--`, unless evaluation ends in between. */
  descend(): void {
    this.step();
    if (++this.depth > DEPTH_LIMIT) throw new JavaException('StackOverflowError', `The path goes more than ${DEPTH_LIMIT} levels deep.`);
  }
}

/** How missing members are met. `required` is Jayway's REQUIRE_PROPERTIES, which a filter's test for existence sets. */
export interface Mode {
  readonly required: boolean;
}

/** What the service reads paths with: SUPPRESS_EXCEPTIONS. */
export const SUPPRESSING: Mode = { required: false };
export const REQUIRING: Mode = { required: true };

/** Something that the path names is not there; only in the mode that requires it. */
export class PathNotFound extends Error {}

/** One evaluation of one path: what it reads from, and what it has found. */
export class Evaluation {
  readonly results: JavaValue[] = [];
  /** Values of filters' paths that begin at the root, which are the same for every item. */
  readonly rootValues = new Map<CompiledPath, JavaValue>();

  constructor(
    readonly path: CompiledPath,
    readonly root: JavaValue,
    readonly mode: Mode,
    readonly budget: Budget,
  ) {
    if (root === null) throw new JavaException('IllegalArgumentException', 'root can not be null');
  }

  /** Whether the index of the array item that a scan stands on is the one that the last step but one names. */
  isNamedIndex(index: number): boolean {
    return this.path.beforeTail?.namesIndex(index) ?? false;
  }

  notFound(): PathNotFound {
    return new PathNotFound('The path leads to nothing.');
  }
}
