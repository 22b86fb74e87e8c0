import { stringify } from 'yaml';
import { describedRules, type RuleDescription } from '../validation';
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
    'wrong',
    indented(stringify(rule.fails.document)),
    'right',
    indented(stringify(rule.passes.document)),
    `docs  ${rule.docs}`,
  ].join('\n');
}

/** @throws UsageError naming those that there are */
export function findRule(id: string): RuleDescription {
  const rule = describedRules.find((known) => known.id === id);
  if (!rule) throw new UsageError(`there is no rule ${id}; there is ${describedRules.map((known) => known.id).join(', ')}`);
  return rule;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
