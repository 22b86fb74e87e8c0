import { JavaException } from '../../values';

/**
 * Steps that one rendering may take: rounds of loops, statements in them, renderings of blocks, items of ranges, and work
 * on long texts. Some seconds at most; a template within the service's limits takes thousands.
 */
export const STEP_LIMIT = 10_000_000;

let left = STEP_LIMIT;

/** Spends `steps`; a JavaException when there are none left. */
export function charge(steps: number): void {
  left -= steps;
  if (left < 0) throw new JavaException('StepLimit', `The template takes more than ${STEP_LIMIT} steps.`);
}

/** Steps that the last rendering took. */
export function stepsTaken(): number {
  return STEP_LIMIT - Math.max(0, left);
}

/** Gives a rendering its steps. Renderings never overlap: they are synchronous. */
export function refillBudget(): void {
  left = STEP_LIMIT;
}
