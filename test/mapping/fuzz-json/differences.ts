import type { OracleCase } from '../fuzz/oracle';
import type { Outcome } from '../template-case';

const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Everything in which JSON, JSONPath, regular expressions and numbers knowingly differ from the oracle. */
export const acceptedDifferences: readonly { reason: string; accepts(given: OracleCase, oracle: Outcome, ours: Outcome): boolean }[] = [
  {
    reason: 'Halves of characters, which an empty match may part, come out of Java as question marks: it writes its results as UTF-8.',
    accepts: (_, oracle, ours) => 'output' in oracle && 'output' in ours && ours.output.replace(LONE_SURROGATES, '?') === oracle.output,
  },
];

export function acceptedReason(given: OracleCase, oracle: Outcome, ours: Outcome): string | undefined {
  return acceptedDifferences.find((difference) => difference.accepts(given, oracle, ours))?.reason;
}
