import type { IntegrationPlan } from '../../plan';
import { foldedText } from '../address';
import { emptyBody, utf8 } from '../body';
import type { Call } from '../call';
import { type AwsBackend, Fault, type LambdaBackend } from '../effects';
import type { EndpointAnswer, EndpointRequest } from '../exchange';
import { Failure, integrationFailure } from '../failure';
import type { Body } from '../message';
import { faultFailure } from './dispatch-fault';
import { invocationTooLarge, limitedResult, maxInvocation } from './lambda-limits';

type Dispatch = (call: Call, request: EndpointRequest) => Promise<EndpointAnswer | Failure>;
type Target<Kind extends string> = Extract<IntegrationPlan['target'], { kind: Kind }>;

/** Calls an AWS service. */
export function compileAwsDispatch(integration: IntegrationPlan, target: Target<'aws'>, aws: AwsBackend): Dispatch {
  const { timeoutInMillis, credentials } = integration;
  const { service, subdomain, region, signingName, signingRegion, by } = target;
  return async (call, { method, address, headers, body }) => {
    const { stageVariables } = call.api;
    const answer = await aws.call({
      service,
      subdomain,
      region,
      signingName,
      signingRegion,
      target: by,
      action: by === 'action' ? foldedText(target.rest, stageVariables) : undefined,
      method,
      url: address as string,
      headers,
      body: body as Uint8Array,
      credentials: credentials && foldedText(credentials, stageVariables),
      timeoutInMillis,
    });
    return answer instanceof Fault ? faultFailure(answer) : { ...answer, functionError: false };
  };
}

/** Invokes a function, for AWS and AWS_PROXY. `stream`: piece by piece. */
export function compileLambdaDispatch(
  integration: IntegrationPlan,
  target: Target<'lambda'>,
  lambda: LambdaBackend,
  stream: boolean,
): Dispatch {
  const { timeoutInMillis, credentials } = integration;
  return async (call, { address, headers, body }) => {
    const payload = (body as Uint8Array | undefined) ?? emptyBody;
    if (payload.length > maxInvocation) return refusedInvocation(413, invocationTooLarge);
    const answer = await lambda.invoke({
      functionArn: address as string,
      payload,
      headers,
      credentials: credentials && foldedText(credentials, call.api.stageVariables),
      region: target.region,
      timeoutInMillis,
      ...(stream && { stream }),
    });
    if (answer instanceof Fault) return faultFailure(answer);
    if (answer.status >= 300) return refusedInvocation(answer.status, answer.payload);
    const { status, payload: result, functionError } = limitedResult(answer);
    return { status, headers: answer.headers, body: result, functionError };
  };
}

/** Lambda's own refusals (no permission, throttled, no such function) are a failed integration, whatever the selection patterns. */
function refusedInvocation(status: number, payload: Body): Failure {
  const said = payload instanceof Uint8Array ? utf8(payload) : '';
  const reason = `Lambda invocation failed with status: ${status}. ${said}`;
  return status === 413 ? new Failure('REQUEST_TOO_LARGE', 'Request Too Long', 'integration', reason) : integrationFailure(reason);
}
