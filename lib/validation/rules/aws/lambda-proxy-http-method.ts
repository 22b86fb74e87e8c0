import { literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { integrationExample } from '../../examples';
import type { Rule } from '../../rule';
import { replaceBy } from '../../texts/phrases';

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:Pets/invocations';

/** Lambda's own API is called by POST, whatever the method of the API. */
export const lambdaProxyHttpMethod: Rule = {
  id: 'lambda-proxy-http-method',
  consequence: 'always-fails',
  summary: 'An AWS_PROXY integration calls its function by POST.',
  effect: 'Deploying works; every call then answers 500 Internal server error.',
  docs: developerGuide('set-up-lambda-proxy-integrations'),
  fails: integrationExample({ type: 'aws_proxy', httpMethod: 'GET', uri }),
  passes: integrationExample({ type: 'aws_proxy', httpMethod: 'POST', uri }),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }) {
    const verb = literal(integration?.httpMethod)?.toUpperCase();
    if (!integration || literal(integration.type) !== 'AWS_PROXY' || !verb || verb === 'POST' || verb === 'ANY') return;
    yield {
      at: integration,
      member: 'httpMethod',
      message: `The AWS_PROXY integration of ${where} calls its function by ${verb}; functions are invoked by POST.`,
      offending: { name: 'httpMethod', text: verb, start: 0, end: verb.length },
      help: [replaceBy('POST', 'httpMethod: POST', 'exact')],
    };
  }),
};
