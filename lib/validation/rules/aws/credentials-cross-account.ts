import { type Integration, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { integrationExample, ok } from '../../examples';
import type { Example, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

const deployedTo = '123456789012';
const calledBy = (account: string): Example => ({
  ...integrationExample(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/pets',
      credentials: `arn:aws:iam::${account}:role/gateway`,
      responses: { default: { statusCode: '200' } },
    },
    { responses: ok() },
  ),
  account: deployedTo,
});

/** A role cannot be passed on to another account's API. */
export const credentialsCrossAccount: Rule = {
  id: 'credentials-cross-account',
  consequence: 'rejected',
  summary: 'The role of an integration belongs to the account that the API is deployed to.',
  effect: 'The service refuses it (403): Cross-account pass role is not allowed.',
  docs: apiReference('Integration'),
  fails: calledBy('210987654321'),
  passes: calledBy(deployedTo),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }, { definition: { account } }) {
    const owner = integration && roleOwner(integration);
    if (!integration || account === undefined || owner === undefined || owner === account) return;
    const text = literal(integration.credentials) ?? '';
    const start = text.indexOf(owner);
    yield {
      at: integration,
      member: 'credentials',
      message: `${where} names a role of the account ${owner}; the API is deployed to ${account}.`,
      offending: { name: 'credentials', text, start, end: start + owner.length, label: 'another account' },
      help: [advise(`name a role of the account ${account}, and let that one assume the other if it has to`)],
    };
  }),
};

/** The account of a role that is known at synth. */
function roleOwner({ credentials, type }: Integration): string | undefined {
  const name = literal(type);
  if (name !== 'AWS' && name !== 'AWS_PROXY') return undefined;
  return /^arn:[^:]+:iam::(\d{12}):role\//.exec(literal(credentials) ?? '')?.[1];
}
