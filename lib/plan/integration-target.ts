import type { Integration, IntegrationType } from '../definition';
import { actionProtocol, serviceAddress } from './aws-services';
import type { IntegrationTarget } from './integration-plan';
import type { Resolver } from './resolver';
import { uriPieces } from './uri-pieces';

const serviceArn = /^arn:[^:]*:apigateway:([^:]*):(?:([^:]*)\.)?([^:.]*):(path|action)\/(.*)$/s;
/** The guide's own examples begin it with a slash, too. */
const invocation = /^\/?\d{4}-\d{2}-\d{2}\/functions\/(.*)\/(?:response-streaming-)?invocations$/s;

/** Where the integration leads, or why it leads nowhere. */
export function integrationTarget(type: IntegrationType, integration: Integration, resolver: Resolver): IntegrationTarget {
  if (type === 'MOCK') return { kind: 'mock' };
  const uri = resolver.address(integration.uri);
  if (uri === undefined) return { kind: 'misconfigured', reason: 'Invalid integration URI specified' };
  return type === 'HTTP' || type === 'HTTP_PROXY' ? { kind: 'http', uri: uriPieces(uri) } : awsTarget(type, uri);
}

/** The function that an invocation URI leads to. */
export function lambdaTarget(uri: string): Extract<IntegrationTarget, { kind: 'lambda' }> | undefined {
  const target = awsTarget('AWS', uri);
  return target.kind === 'lambda' ? target : undefined;
}

function awsTarget(type: IntegrationType, uri: string): IntegrationTarget {
  const match = serviceArn.exec(uri);
  if (!match) return { kind: 'misconfigured', reason: 'AWS ARN for integration must contain path or action' };
  const [, region, subdomain, service, by, rest] = match as unknown as [
    string,
    string,
    string | undefined,
    string,
    'path' | 'action',
    string,
  ];
  const functionArn = service === 'lambda' && by === 'path' ? invocation.exec(rest)?.[1] : undefined;
  if (functionArn !== undefined) return { kind: 'lambda', functionArn: uriPieces(functionArn), region };
  if (type === 'AWS_PROXY') {
    return {
      kind: 'misconfigured',
      reason: "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    };
  }
  return {
    kind: 'aws',
    service,
    ...(subdomain !== undefined && { subdomain }),
    region,
    ...serviceAddress(service, subdomain, region),
    by,
    rest: uriPieces(rest),
    ...(by === 'action' && { action: actionProtocol(service, subdomain) }),
  };
}
