import type { ApiDefinition, JsonObject } from '../../../lib/definition';
import { readCloudFormation } from '../../../lib/readers';

export function serverless(type: string, properties: JsonObject = {}): JsonObject {
  return { Type: `AWS::Serverless::${type}`, Properties: properties };
}

/** An event by which the API calls a function. */
export function event(method: string, route: string, more: JsonObject = {}): JsonObject {
  return { Type: 'Api', Properties: { Method: method, Path: route, ...more } };
}

export const ofApi = { RestApiId: { Ref: 'Api' } };

/** Reads a template that SAM transforms. */
export function readServerless(resources: JsonObject, more: JsonObject = {}) {
  const { apis, problems } = readCloudFormation({ Transform: 'AWS::Serverless-2016-10-31', ...more, Resources: resources });
  return { apis, problems, definition: (apis[0] as { readonly definition: ApiDefinition }).definition };
}
