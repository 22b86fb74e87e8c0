import type { Integration } from '../../definition';
import { printedValue } from './meaning';

/** A piece of an ARN: characters, or the meaning of something unknown, whose colons are none of the ARN's. */
const piece = '((?:<[^>]*>|[^:<])*)';
const serviceUri = new RegExp(`^arn:${piece}:apigateway:${piece}:${piece}:(path|action)/(.*)$`, 's');
const invocation = /^path\/\/?2015-03-31\/functions\/(.*)\/invocations$/s;

/** The function that the integration invokes, or undefined if it invokes none. */
export function lambdaFunction(integration: Integration): string | undefined {
  const parsed = serviceUri.exec(uriText(integration));
  return parsed?.[3] === 'lambda' ? invocation.exec(`${parsed[4]}/${parsed[5]}`)?.[1] : undefined;
}

/** The endpoint of an integration: a URL, `Lambda …`, or `sqs:action/SendMessage`. */
export function endpointText(integration: Integration): string {
  const uri = uriText(integration);
  const parsed = serviceUri.exec(uri);
  if (!parsed) return uri;
  const name = lambdaFunction(integration);
  const region = parsed[2];
  const target = name === undefined ? `${parsed[3]}:${parsed[4]}/${parsed[5]}` : `Lambda ${name}`;
  return region === '<Ref AWS::Region>' || name !== undefined ? target : `${target} in ${region}`;
}

function uriText({ uri }: Integration): string {
  return uri === undefined ? '' : printedValue(uri);
}
