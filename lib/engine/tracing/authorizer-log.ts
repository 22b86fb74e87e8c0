import { masked } from '../authorizers/masked';
import type { Trace } from '../trace';

/** The lines that the service's execution log has before an execution where an authorizer runs, as published logs show them. */
export function authorizerLines({ authorize, requestId, gatewayResponse }: Trace): string[] {
  const record = authorize?.record;
  if (record?.id === undefined) return [];
  const { id, identity = '', functionArn, event, result, principalId } = record;
  const refused = record.refused === undefined ? undefined : gatewayResponse?.type;
  const broken = refused === 'AUTHORIZER_CONFIGURATION_ERROR' || refused === 'AUTHORIZER_FAILURE';
  return [
    `Starting authorizer: ${id} for request: ${requestId}`,
    `Incoming identity: ${identity}`,
    ...(functionArn !== undefined && event !== undefined ? invocation(functionArn, event) : []),
    ...(result === undefined ? [] : [`Authorizer result body before parsing: ${result}`]),
    ...(broken
      ? [String(record.refused), 'Authorizer error'].map((reason) => `Execution failed due to configuration error: ${reason}`)
      : []),
    ...(refused === 'UNAUTHORIZED' ? [`Unauthorized request: ${requestId}`] : []),
    ...(principalId === undefined ? [] : [`Using valid authorizer policy for principal: ${masked(principalId)}`]),
    ...(principalId === undefined ? [] : ['Successfully completed authorizer execution']),
    ...(refused === 'ACCESS_DENIED' ? ['The client is not authorized to perform this operation.'] : []),
  ];
}

function invocation(functionArn: string, event: string): string[] {
  const region = /^arn:[^:]*:lambda:([^:]*):/.exec(functionArn)?.[1] ?? 'us-east-1';
  const url = `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`;
  return [`Endpoint request URI: ${url}`, `Endpoint request body after transformations: ${event}`, `Sending request to ${url}`];
}
