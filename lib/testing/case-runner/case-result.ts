import type { Case, MalformedCase } from './case';
import { type Difference, printDifference } from './difference';

/** What became of one case. */
export interface CaseResult {
  readonly id: string;
  readonly kind: Case['kind'] | MalformedCase['kind'];
  readonly about?: string;
  /** `skipped`: the case cannot be put in the way that was asked for; `reason` says why. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly differences: readonly Difference[];
  readonly reason?: string;
}

export function passedOrFailed({ id, kind, about }: Case, differences: readonly Difference[]): CaseResult {
  return { id, kind, about, outcome: differences.length === 0 ? 'passed' : 'failed', differences };
}

export function skipped({ id, kind, about }: Case, reason: string): CaseResult {
  return { id, kind, about, outcome: 'skipped', differences: [], reason };
}

/** A case that could not be put at all. */
export function failedBecause({ id, kind, about }: Case | MalformedCase, reason: string): CaseResult {
  return { id, kind, about, outcome: 'failed', differences: [], reason };
}

/** A result on one line: what differs, or why there is no result. */
export function printResult({ id, differences, reason }: CaseResult): string {
  const text = [...(reason === undefined ? [] : [reason]), ...differences.map(printDifference)].join('; ');
  return text === '' ? id : `${id}: ${text.replaceAll('\n', '\\n')}`;
}
