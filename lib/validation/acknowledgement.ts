import type { Diagnostic } from '../definition';

/** Somebody's decision to live with what a rule says. What the service rejects cannot be acknowledged. */
export interface Acknowledgement {
  /** Name of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** Only for this method (`GET /pets`) or resource path. @default everywhere in the API */
  readonly where?: string;
  /** Only for what this construct or one below it declared. @default everywhere in the API */
  readonly constructPath?: string;
  /** True if it speaks of other APIs, too, and so may match nothing here. @default false */
  readonly shared?: boolean;
}

/** Marks what has been acknowledged, and adds a warning for each acknowledgement that changes nothing. */
export function applyAcknowledgements(
  diagnostics: readonly Diagnostic[],
  acknowledgements: readonly Acknowledgement[],
): readonly Diagnostic[] {
  if (acknowledgements.length === 0) return diagnostics;
  const used = new Set<Acknowledgement>();
  const marked = diagnostics.map((diagnostic) => {
    const matching = acknowledgements.filter((acknowledgement) => matches(acknowledgement, diagnostic));
    if (diagnostic.consequence === 'rejected' || matching.length === 0) return diagnostic;
    for (const acknowledgement of matching) used.add(acknowledgement);
    return { ...diagnostic, acknowledged: matching[0].reason };
  });
  const idle = acknowledgements.filter((acknowledgement) => !used.has(acknowledgement));
  return [...marked, ...idle.flatMap((acknowledgement) => idleAcknowledgement(acknowledgement, diagnostics))];
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

function idleAcknowledgement(acknowledgement: Acknowledgement, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const rejected = diagnostics.some((diagnostic) => matches(acknowledgement, diagnostic));
  if (acknowledgement.shared && !rejected) return [];
  const { rule, where, constructPath } = acknowledgement;
  return [
    {
      rule: 'acknowledgement-unmatched',
      severity: 'warning',
      consequence: 'advice',
      message: rejected
        ? `The acknowledgement of ${rule} has no effect: the service rejects the API as it stands.`
        : `The acknowledgement of ${rule} matches nothing${where === undefined ? '' : ` in ${where}`}.`,
      ...(where === undefined ? {} : { where }),
      origin: constructPath === undefined ? {} : { constructPath },
      help: [{ text: rejected ? 'correct the mistake' : 'remove the acknowledgement', grade: 'manual' }],
    },
  ];
}
