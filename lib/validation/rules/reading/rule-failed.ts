import { developerGuide } from '../../documentation';
import type { RuleDescription } from '../../rule';

/** Said of a rule of ours that could not come to an end. */
export const ruleFailed: RuleDescription = {
  id: 'rule-failed',
  consequence: 'advice',
  summary: 'Every rule can judge every API.',
  effect: 'One of the rules of cdk-rest-integrations failed, which is a defect of its own, not of the API: please report it.',
  docs: developerGuide('how-to-create-api'),
};
