import type { Outcome } from '../template-case';
import { withoutHalves } from './addresses';

/** A difference from the oracle that stands, with the reason. */
export interface AcceptedDifference {
  readonly reason: string;
  accepts(template: string, oracle: Outcome, ours: Outcome): boolean;
}

const textOf = (outcome: Outcome): string => ('output' in outcome ? outcome.output : '');
const sorted = (text: string): string => [...text].sort().join('');
const withoutAddresses = (outcome: Outcome): string => textOf(outcome).replace(/@[0-9a-f]+/g, '@');
const HUGE_RANGE = /\[[^\]]*\.\./;
const HUGE_NUMBER = /E7|e7|\d{8}/;

/** Everything in which this engine knowingly differs from the oracle. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    reason: 'The oracle keeps the names of macros from one template to the next, and drops a backslash before them; the service cannot.',
    accepts: (template) => /\\#\{?(?:zz|foo|bar)/.test(template),
  },
  {
    reason: 'Methods of Java 17 that lead out of the values (streams, comparators, monitors, class objects) do not exist here.',
    accepts: (template) => /\.(?:stream|parallelStream|spliterator|chars|codePoints|lines|describeConstable|getClass)\b/.test(template),
  },
  {
    reason: 'Halves of characters come out of Java as question marks: it writes its results as UTF-8.',
    accepts: (_template, oracle, ours) =>
      'output' in oracle && 'output' in ours && withoutHalves(ours.output) === oracle.output && ours.output !== oracle.output,
  },
  {
    reason: 'The oracle keeps the override maps in the order of insertion; the recorded service walks them as a HashMap.',
    accepts: (_template, oracle, ours) => sorted(textOf(oracle)) === sorted(textOf(ours)) && textOf(ours).includes('querystring'),
  },
  {
    reason:
      'Java walks the sets and maps of Set.of and Map.of in an order that it draws anew in every process; here it is that of the arguments.',
    accepts: (template, oracle, ours) =>
      /\.(?:of|copyOf|ofEntries)\(/.test(template) && sorted(withoutAddresses(oracle)) === sorted(withoutAddresses(ours)),
  },
  {
    reason: 'The class of $context in the oracle happens to have a static method named of.',
    accepts: (template) => /\$context\b/.test(template) && /\.of\(/.test(template),
  },
  {
    reason: 'A number of more than 100,000 digits exceeds a limit here.',
    accepts: (_template, oracle, ours) => 'error' in ours && /\d{90000}/.test(textOf(oracle)),
  },
  {
    reason: 'A text of more than ten million characters exceeds a limit here.',
    accepts: (template, _oracle, ours) => 'error' in ours && ours.error === 'runtime' && /\.repeat\(\d{5,}\)/.test(template),
  },
  {
    reason: 'A range of more than a million items exceeds a limit here.',
    accepts: (template, oracle, ours) =>
      'output' in oracle && 'error' in ours && ours.error === 'runtime' && HUGE_RANGE.test(template) && HUGE_NUMBER.test(template),
  },
  {
    reason: 'A collection that holds itself by way of another overflows the stack of Java where it is only asked whether it is true.',
    accepts: (_template, oracle, ours) =>
      'error' in oracle && oracle.error === 'runtime' && 'output' in ours && ours.output.includes('(this '),
  },
];

/** The reason why a difference stands, if there is one. */
export function acceptedReason(template: string, oracle: Outcome, ours: Outcome): string | undefined {
  return acceptedDifferences.find((difference) => difference.accepts(template, oracle, ours))?.reason;
}

export function same(left: Outcome, right: Outcome): boolean {
  return 'output' in left ? 'output' in right && left.output === right.output : 'error' in right && left.error === right.error;
}
