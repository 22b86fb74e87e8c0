import type { Json } from '../definition';

/**
 * Whom a change can break: those who call the API, what the API calls, or nobody. A change that breaks both is graded by the clients, whose
 * code others keep.
 */
export const grades = ['breaking-for-clients', 'breaking-for-backends', 'harmless'] as const;
export type Grade = (typeof grades)[number];

/** One thing that two definitions say differently. */
export interface Difference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly grade: Grade;
  /** `GET /pets/{petId}`, `model Pet`, `stage dev`, `API`. */
  readonly where: string;
  /** What of it, as documents call it: `integration uri`, `query parameter type`. Absent: the part as a whole. */
  readonly field?: string;
  /** Absent where there was nothing. */
  readonly before?: Json;
  /** Absent where there is nothing any more. */
  readonly after?: Json;
  /** Why it is graded so, where the field does not tell. */
  readonly reason?: string;
}

/** Collects differences in the order in which they are found. */
export class Differences {
  readonly list: Difference[] = [];

  add(difference: Difference): void {
    this.list.push(difference);
  }
}
