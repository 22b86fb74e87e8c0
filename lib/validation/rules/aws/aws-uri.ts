import { type Integration, literal } from '../../../definition';
import { everyMethodBy } from '../../context';
import { apiReference } from '../../documentation';
import { integrationExample, ok } from '../../examples';
import type { Finding, MethodPlace, Rule } from '../../rule';
import { PartialText } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { cannotInvoke, invokedFunction, judgeArn, judgeServiceTarget, type TargetJudgement } from './aws-arn';

const docs = apiReference('Integration');
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:Pets';
const invocationUri = (target: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${target}/invocations`;
const credentials = 'arn:aws:iam::123456789012:role/gateway';
const aws = (type: string, uri: string) =>
  integrationExample({ type, httpMethod: 'POST', uri, credentials, responses: { default: { statusCode: '200' } } }, { responses: ok() });

/** What an AWS or AWS_PROXY integration calls is an ARN. */
export const awsUriArn: Rule = {
  id: 'aws-uri-arn',
  consequence: 'rejected',
  summary: 'The URI of an AWS or AWS_PROXY integration is an ARN.',
  effect: 'The service refuses it: Invalid ARN specified in the request',
  docs,
  fails: aws('aws', 'https://sqs.us-east-1.amazonaws.com/123456789012/pets'),
  passes: aws('aws', 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/pets'),
  check: everyMethodBy(['integration', 'endpoint'], function* (place) {
    const judged = judgeUri(place);
    if (judged?.target !== 'no-arn') return;
    yield finding(judged, `The URI ${judged.uri.shown} is no ARN, which ${judged.type} integrations need.`, [
      advise('write arn:aws:apigateway:REGION:SERVICE:path/… or arn:aws:apigateway:REGION:SERVICE:action/…'),
    ]);
  }),
};

/** The ARN is API Gateway's own and says which path or action of the service is called. */
export const awsUriPathOrAction: Rule = {
  id: 'aws-uri-path-or-action',
  consequence: 'rejected',
  summary: "The ARN of an integration is API Gateway's own and holds path/ or action/.",
  effect: 'The service refuses it: AWS ARN for integration must contain path or action',
  docs,
  fails: aws('aws_proxy', functionArn),
  passes: aws('aws_proxy', invocationUri(functionArn)),
  check: everyMethodBy(['integration', 'endpoint'], function* (place) {
    const judged = judgeUri(place);
    if (judged?.target !== 'no-target') return;
    const { uri } = judged;
    const judgement = judgeArn(uri.judged);
    const isFunction = judgement.kind === 'arn' && judgement.arn.service === 'lambda';
    const region = judgement.kind === 'arn' ? judgement.arn.region : undefined;
    const wrapped = `arn:aws:apigateway:${region ?? 'REGION'}:lambda:path/2015-03-31/functions/${uri.shown}/invocations`;
    yield finding(judged, `The URI ${uri.shown} names neither a path nor an action of a service.`, [
      isFunction
        ? replaceBy(wrapped)
        : advise('write arn:aws:apigateway:REGION:SERVICE:path/… or arn:aws:apigateway:REGION:SERVICE:action/…'),
    ]);
  }),
};

/** AWS_PROXY calls functions, whatever the message says of streams. */
export const awsProxyTarget: Rule = {
  id: 'aws-proxy-target',
  consequence: 'rejected',
  summary: 'An AWS_PROXY integration invokes a Lambda function.',
  effect:
    "The service refuses it: Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
  docs,
  fails: aws('aws_proxy', 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem'),
  passes: aws('aws', 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem'),
  check: everyMethodBy(['integration', 'endpoint'], function* (place) {
    const judged = judgeUri(place);
    if (judged?.type !== 'AWS_PROXY' || typeof judged.target === 'string' || judged.target.service === undefined) return;
    const { service, kind } = judged.target;
    if (service === 'lambda' && kind === 'path' && !cannotInvoke(judged.target)) return;
    const what = service === 'lambda' ? 'something of Lambda that is no invocation' : service;
    yield finding(judged, `The AWS_PROXY integration calls ${what}; it can invoke Lambda functions only.`, [
      service === 'lambda'
        ? advise('end the URI in path/2015-03-31/functions/FUNCTION_ARN/invocations')
        : replaceBy('AWS', 'make it type: AWS, with mapping templates', 'likely'),
    ]);
  }),
};

/** Between functions/ and /invocations stands the ARN of one function. */
export const awsUriFunction: Rule = {
  id: 'aws-uri-function',
  consequence: 'rejected',
  summary: 'The invocation URI holds the ARN of a Lambda function.',
  effect: 'The service refuses it: Invalid function ARN or invalid uri',
  docs,
  fails: aws('aws_proxy', invocationUri(invocationUri(functionArn))),
  passes: aws('aws_proxy', invocationUri(`${functionArn}:live`)),
  check: everyMethodBy(['integration', 'endpoint'], function* (place) {
    const judged = judgeUri(place);
    if (!judged || typeof judged.target === 'string' || judged.target.service !== 'lambda') return;
    const invoked = invokedFunction(judged.target);
    if (invoked === undefined) return;
    const judgement = judgeArn(invoked);
    if (judgement.kind === 'unknown') return;
    if (judgement.kind === 'arn' && isFunctionArn(judgement.arn)) return;
    yield finding(judged, `The invocation URI holds ${invoked === '' ? 'nothing' : invoked}, which is no ARN of a function.`, [
      advise('put the ARN of the function, with or without a qualifier, between functions/ and /invocations'),
    ]);
  }),
};

function isFunctionArn({
  service,
  resource = '',
}: {
  readonly service: string | undefined;
  readonly resource: string | undefined;
}): boolean {
  return (service === undefined || service === 'lambda') && (/^function:/.test(resource) || resource.includes('\uFFFC'));
}

interface JudgedUri {
  readonly integration: Integration;
  readonly type: 'AWS' | 'AWS_PROXY';
  readonly uri: PartialText;
  readonly target: TargetJudgement;
}

function judgeUri({ method: { integration } }: MethodPlace): JudgedUri | undefined {
  const type = integration && literal(integration.type);
  if (!integration?.uri || (type !== 'AWS' && type !== 'AWS_PROXY')) return undefined;
  const uri = new PartialText(integration.uri);
  return uri.judged === '' ? undefined : { integration, type, uri, target: judgeServiceTarget(uri.judged) };
}

function finding({ integration, uri }: JudgedUri, message: string, help: Finding['help']): Finding {
  return { at: integration, member: 'uri', message, offending: uri.offending('integration URI'), ...(help ? { help } : {}) };
}
