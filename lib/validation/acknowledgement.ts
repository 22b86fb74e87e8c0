import type { Acknowledgement, Diagnostic } from '../definition';
import { didYouMean } from './texts/nearest';
import { advise } from './texts/phrases';

/**
 * Marks what has been acknowledged, and adds a warning for each acknowledgement that changes nothing.
 * @param namesOfAll gives the names of all rules
 */
export function applyAcknowledgements(
  diagnostics: readonly Diagnostic[],
  acknowledgements: readonly Acknowledgement[],
  namesOfAll: () => Iterable<string>,
): readonly Diagnostic[] {
  if (acknowledgements.length === 0) return diagnostics;
  const used = new Set<Acknowledgement>();
  const byRule = new Map<string, Acknowledgement[]>();
  for (const acknowledgement of acknowledgements) {
    const ofRule = byRule.get(acknowledgement.rule);
    if (ofRule) ofRule.push(acknowledgement);
    else byRule.set(acknowledgement.rule, [acknowledgement]);
  }
  const marked = diagnostics.map((diagnostic) => {
    const matching = (byRule.get(diagnostic.rule) ?? []).filter((acknowledgement) => matches(acknowledgement, diagnostic));
    if (diagnostic.consequence === 'rejected' || matching.length === 0) return diagnostic;
    for (const acknowledgement of matching) used.add(acknowledgement);
    return { ...diagnostic, acknowledged: matching[0].reason };
  });
  const known = namesOfAll();
  const idle = acknowledgements.filter((acknowledgement) => !used.has(acknowledgement));
  return [...marked, ...idle.flatMap((acknowledgement) => idleAcknowledgement(acknowledgement, diagnostics, known))];
}

function matches({ rule, where, constructPath }: Acknowledgement, diagnostic: Diagnostic): boolean {
  return (
    rule === diagnostic.rule &&
    (where === undefined || where === diagnostic.where) &&
    isWithin(diagnostic.origin.constructPath, constructPath)
  );
}

function isWithin(path: string | undefined, scope: string | undefined): boolean {
  return scope === undefined || scope === '' || path === scope || (path?.startsWith(`${scope}/`) ?? false);
}

function idleAcknowledgement(
  acknowledgement: Acknowledgement,
  diagnostics: readonly Diagnostic[],
  known: Iterable<string>,
): readonly Diagnostic[] {
  const { rule, where, constructPath, shared, origin } = acknowledgement;
  const rejected = diagnostics.some((diagnostic) => matches(acknowledgement, diagnostic));
  if (shared && !rejected) return [];
  const names = new Set(known);
  const message = rejected
    ? `The acknowledgement of ${rule} has no effect: the service rejects the API as it stands.`
    : names.has(rule)
      ? `The acknowledgement of ${rule} matches nothing${where === undefined ? '' : ` in ${where}`}.`
      : `The acknowledgement of ${rule} matches nothing: there is no rule of that name.`;
  return [
    {
      rule: 'acknowledgement-unmatched',
      severity: 'warning',
      consequence: 'advice',
      message,
      ...(where === undefined ? {} : { where }),
      origin: origin ?? (constructPath === undefined ? {} : { constructPath }),
      help: rejected
        ? [advise('correct the mistake')]
        : [...(names.has(rule) ? [] : didYouMean(rule, names)), advise('remove the acknowledgement')],
    },
  ];
}
