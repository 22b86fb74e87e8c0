import type { Diagnostic } from '../../definition';

/** The same mistake in one or more places. */
export interface Group {
  readonly first: Diagnostic;
  readonly others: readonly Diagnostic[];
}

/** Puts diagnostics together that say the same of several methods, in the order of their first ones. */
export function grouped(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = sameness(diagnostic);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups.values()].map(([first, ...others]) => ({ first: first, others }));
}

/** What two diagnostics have in common that differ in their places alone. */
function sameness({ rule, message, where, consequence, offending }: Diagnostic): string {
  const told = where === undefined ? message : message.replaceAll(where, '');
  return JSON.stringify([rule, consequence, told, offending?.text, offending?.start]);
}
