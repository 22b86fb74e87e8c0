import { JavaException } from './java-exception';

/**
 * Steps that one rendering may take: rounds of loops, statements in them, renderings of blocks, items that collections are
 * looked through for, and work on long texts and numbers. Some seconds at most; a template within the service's limits
 * takes thousands.
 */
export const STEP_LIMIT = 10_000_000;

/** Outside of a rendering nobody counts. */
let left = Number.POSITIVE_INFINITY;
let taken = 0;

/** Spends `steps`; a JavaException when there are none left. */
export function charge(steps: number): void {
  left -= steps;
  if (left < 0) throw new JavaException('StepLimit', `The template takes more than ${STEP_LIMIT} steps.`);
}

/** Steps that the last rendering took. */
export function stepsTaken(): number {
  return taken;
}

/** Gives a rendering its steps. Renderings never overlap: they are synchronous. */
export function startBudget(): void {
  left = STEP_LIMIT;
}

export function endBudget(): void {
  taken = STEP_LIMIT - Math.max(0, left);
  left = Number.POSITIVE_INFINITY;
}
