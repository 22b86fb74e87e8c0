import { type Integration, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { integrationExample, ok } from '../../examples';
import type { Rule } from '../../rule';
import { PartialText } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';
import { judgeArn, judgeServiceTarget } from './aws-arn';

const docs = apiReference('Integration');
const role = 'arn:aws:iam::123456789012:role/gateway';
const queue = (changes: { readonly credentials?: string }) =>
  integrationExample(
    {
      type: 'aws',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/pets',
      responses: { default: { statusCode: '200' } },
      ...changes,
    },
    { responses: ok() },
  );

/** The role is named by its ARN. */
export const credentialsArn: Rule = {
  id: 'credentials-arn',
  consequence: 'rejected',
  summary: 'The credentials of an AWS or AWS_PROXY integration are an ARN.',
  effect: 'The service refuses it: Invalid ARN specified in the request',
  docs,
  fails: queue({ credentials: 'gateway-role' }),
  passes: queue({ credentials: role }),
  check: everyMethodBy(['integration'], function* ({ method: { integration } }) {
    if (!integration?.credentials || !isAwsType(integration)) return;
    const credentials = new PartialText(integration.credentials);
    if (credentials.judged === '' || judgeArn(credentials.judged).kind !== 'no-arn') return;
    yield {
      at: integration,
      member: 'credentials',
      message: `The credentials ${credentials.shown} are no ARN.`,
      offending: credentials.offending('credentials'),
      help: [advise('write the ARN of the role: arn:aws:iam::ACCOUNT:role/NAME')],
    };
  }),
};

/** A function can permit its invocation by its own policy; other services are called with a role. */
export const awsCredentialsMissing: Rule = {
  id: 'aws-credentials-missing',
  consequence: 'rejected',
  summary: 'An AWS integration with another service than Lambda names the role that it calls with.',
  effect: 'The service refuses it: Role ARN must be specified for AWS integrations',
  docs,
  fails: queue({}),
  passes: queue({ credentials: role }),
  check: everyMethodBy(['integration'], function* ({ method: { integration }, where }) {
    if (!integration || literal(integration.type) !== 'AWS' || !integration.uri) return;
    if (integration.credentials !== undefined && integration.credentials !== '') return;
    if (integration.malformed?.['credentials'] !== undefined) return;
    const target = judgeServiceTarget(new PartialText(integration.uri).judged);
    if (typeof target === 'string' || target.service === undefined || target.service === 'lambda') return;
    yield {
      at: integration,
      message: `The integration of ${where} calls ${target.service} without credentials.`,
      help: [advise(`set credentials to the ARN of a role that API Gateway may assume and that may call ${target.service}`)],
    };
  }),
};

/** The caller's own credentials exist only where callers sign their requests. */
export const callerCredentialsAuth: Rule = {
  id: 'caller-credentials-auth',
  consequence: 'rejected',
  summary: "A method that passes its caller's credentials on requires AWS_IAM authorization.",
  effect: 'The service refuses it: AWS_IAM Auth type is required for AWS integrations with identity forwarding specified',
  docs,
  fails: queue({ credentials: 'arn:aws:iam::*:user/*' }),
  passes: queue({ credentials: role }),
  check: everyMethodBy(['request', 'integration'], function* ({ method, where }) {
    const { integration, authorizationType } = method;
    if (!integration || !isAwsType(integration)) return;
    const forwards = /^arn:[^:]*:iam::\*:user\/\*$/.test(literal(integration.credentials) ?? '');
    const authorization = authorizationType === undefined ? 'NONE' : literal(authorizationType);
    if (!forwards || authorization === undefined || authorization === 'AWS_IAM') return;
    yield {
      at: integration,
      member: 'credentials',
      message: `${where} passes its caller's credentials on, but its authorization type is ${authorization}.`,
      help: [advise('set the authorization type to AWS_IAM, or name a role')],
    };
  }),
};

function isAwsType({ type }: Integration): boolean {
  const name = literal(type);
  return name === 'AWS' || name === 'AWS_PROXY';
}
