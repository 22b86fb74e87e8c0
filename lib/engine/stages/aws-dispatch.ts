import type { IntegrationPlan } from '../../plan';
import { foldedText } from '../address';
import { emptyBody } from '../body';
import type { Call } from '../call';
import { type AwsBackend, Fault, type LambdaBackend } from '../effects';
import type { EndpointAnswer, EndpointRequest } from '../exchange';
import type { Failure } from '../failure';
import { faultFailure } from './dispatch-fault';

type Dispatch = (call: Call, request: EndpointRequest) => Promise<EndpointAnswer | Failure>;
type Target<Kind extends string> = Extract<IntegrationPlan['target'], { kind: Kind }>;

/** Calls an AWS service. */
export function compileAwsDispatch(integration: IntegrationPlan, target: Target<'aws'>, aws: AwsBackend): Dispatch {
  const { timeoutInMillis, credentials } = integration;
  const { service, region, by } = target;
  return async (call, { method, address, headers, body }) => {
    const { stageVariables } = call.api;
    const answer = await aws.call({
      service,
      region,
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

/** Invokes a function, for AWS and AWS_PROXY. */
export function compileLambdaDispatch(integration: IntegrationPlan, target: Target<'lambda'>, lambda: LambdaBackend): Dispatch {
  const { timeoutInMillis, credentials } = integration;
  return async (call, { address, headers, body }) => {
    const answer = await lambda.invoke({
      functionArn: address as string,
      payload: (body as Uint8Array | undefined) ?? emptyBody,
      headers,
      credentials: credentials && foldedText(credentials, call.api.stageVariables),
      region: target.region,
      timeoutInMillis,
    });
    if (answer instanceof Fault) return faultFailure(answer);
    return { status: answer.status, headers: answer.headers, body: answer.payload, functionError: answer.functionError };
  };
}
