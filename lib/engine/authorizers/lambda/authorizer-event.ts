import type { JsonObject } from '../../../definition';
import type { Call } from '../../call';
import { allValues, contextObject, eventHeaders, firstValues, object } from '../../stages/lambda-proxy-event';

/** Event of a TOKEN authorizer. */
export function tokenEvent(authorizationToken: string, methodArn: string): JsonObject {
  return { type: 'TOKEN', methodArn, authorizationToken };
}

/** Event of a REQUEST authorizer: that of a Lambda proxy integration without a body, and with empty objects where that has null. */
export function requestEvent(call: Call, methodArn: string): JsonObject {
  const headers = eventHeaders(call);
  return {
    type: 'REQUEST',
    methodArn,
    resource: call.method?.resourcePath ?? '',
    path: call.path.replace(/^\/+/, '/'),
    httpMethod: call.request.method,
    headers: firstValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: object(call.query),
    multiValueQueryStringParameters: allValues(call.query),
    pathParameters: object(call.pathVariables),
    stageVariables: object(call.api.stageVariables),
    requestContext: requestContext(call),
  };
}

/** The key that the method asks for stands there before anybody looks whether it is good (documented). */
function requestContext(call: Call): JsonObject {
  const context = contextObject(call.context);
  const apiKey = call.method?.apiKeyRequired && call.api.plan.apiKeySource === 'HEADER' ? call.header('x-api-key') : undefined;
  return apiKey === undefined ? context : { ...context, identity: { ...(context['identity'] as JsonObject), apiKey } };
}
