import type { Diagnostic } from '../../definition';
import { rules } from '../rules';
import { count } from '../texts/phrases';
import type { ViewSummary } from './view';

/** How many diagnostics there are of each kind; acknowledged ones are neither errors nor warnings. */
export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly acknowledged: number;
}

export function countsOf(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const outstanding = diagnostics.filter(({ acknowledged }) => acknowledged === undefined);
  const errors = outstanding.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: outstanding.length - errors, acknowledged: diagnostics.length - outstanding.length };
}

/**
 * What was judged and what came of it: one line when all is well, two when not.
 * @param rule a rule that found something, to say how to read more of it
 */
export function summaryLines(counts: DiagnosticCounts, { name, methods, ms }: ViewSummary, rule: string | undefined): readonly string[] {
  const judged = [`${count(methods, 'method')}`, `${count(rules.length, 'rule')}`, `${Math.round(ms)} ms`].join(', ');
  const line = name === undefined ? judged : `${name}   ${judged}`;
  if (counts.errors + counts.warnings === 0) return [`${line} — no problems${silenced(counts)}`];
  return [line, foundLine(counts, rule, 'validate')];
}

/**
 * How much was found, and how to read more of it.
 * @param command that explains a rule
 */
export function foundLine(counts: DiagnosticCounts, rule: string | undefined, command: string): string {
  const found = `${count(counts.errors, 'error')}, ${count(counts.warnings, 'warning')}${silenced(counts)}`;
  return rule === undefined ? found : `${found.padEnd(40)} explain a rule: ${command} --explain ${rule}`;
}

function silenced({ acknowledged }: DiagnosticCounts): string {
  return acknowledged > 0 ? `, ${acknowledged} acknowledged` : '';
}
