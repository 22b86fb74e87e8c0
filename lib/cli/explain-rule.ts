import { describedRules, nearest, type RuleDescription } from '../validation';
import { exampleText } from './example-text';
import { UsageError } from './usage-error';

const consequences = {
  rejected: 'error: the service refuses the deployment',
  'always-fails': 'error: it deploys, and every request fails',
  'sometimes-fails': 'warning: some requests fail',
  advice: 'warning: nothing fails, and there is a better way',
} as const;

/** What a rule is about, with an example on both sides. @throws UsageError for a rule that there is not */
export function explainRule(id: string): string {
  const rule = findRule(id);
  return [
    `${rule.id}   ${consequences[rule.consequence]}`,
    '',
    rule.summary,
    ...(rule.effect === undefined ? [] : [rule.effect]),
    '',
    ...(rule.fails ? ['wrong', indented(exampleText(rule.fails))] : []),
    ...(rule.passes ? ['right', indented(exampleText(rule.passes))] : []),
    `docs  ${rule.docs}`,
  ].join('\n');
}

/** @throws UsageError naming those that are spelt alike, or all */
export function findRule(id: string): RuleDescription {
  const rule = describedRules.find((known) => known.id === id);
  if (rule) return rule;
  const ids = describedRules.map((known) => known.id);
  const meant = nearest(id, ids);
  throw new UsageError(
    meant.length > 0 ? `there is no rule ${id}; did you mean ${meant.join(' or ')}?` : `there is no rule ${id}; there is ${ids.join(', ')}`,
  );
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
