import type { Consequence, Severity } from '../definition';

/** What the service rejects and what fails on every request are errors; the rest are warnings. */
export function severityOf(consequence: Consequence): Severity {
  return consequence === 'rejected' || consequence === 'always-fails' ? 'error' : 'warning';
}
