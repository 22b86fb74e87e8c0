import type { Call } from '../call';

/**
 * What a log line says of how a call was authorized: `authorize.*` for every method that asks who calls, `authorizer.*` where a Lambda function or
 * a user pool decides. A member of that name that the authorizer returned itself goes before.
 *
 * @param status that the client gets
 */
export function authorizationValue(path: string, call: Call, status: number): string | number | undefined {
  const { decision, authorization, authorizerEndpoint } = call;
  if (!decision) return undefined;
  const [family, name] = path.split('.', 2);
  if (family !== 'authorize' && (family !== 'authorizer' || authorization?.authorizer === undefined)) return undefined;
  switch (name) {
    case 'status':
      return decision.refused ? status : 200;
    case 'latency':
      return decision.milliseconds;
    case 'error':
      return authorization?.refused;
    case 'integrationLatency':
      return family === 'authorizer' ? authorizerEndpoint?.milliseconds : undefined;
    case 'integrationStatus':
      return family === 'authorizer' ? authorizerEndpoint?.status : undefined;
    case 'requestId':
      return family === 'authorizer' ? authorizerEndpoint?.requestId : undefined;
    default:
      return undefined;
  }
}
