import type { Json, JsonObject } from '../../../lib/definition';
import { FunctionBackend, type GatewayOptions } from '../../../lib/engine';
import { document, type Running, running } from '../apis';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:guard';
export const authorizerUri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
export const userPool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_localpool';

const mock: JsonObject = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.principalId' } } },
};

/** A scheme of an authorizer, with the members of `x-amazon-apigateway-authorizer`. */
export function scheme(members: JsonObject, header = 'Authorization'): JsonObject {
  return { type: 'apiKey', in: 'header', name: header, 'x-amazon-apigateway-authorizer': members };
}

/** An API whose methods are guarded: `'GET /pets'` → the integration (a MOCK where it is empty). */
export function guarded(
  authorizer: JsonObject,
  operations: Record<string, JsonObject> = { 'GET /x': {} },
  root: JsonObject = {},
): JsonObject {
  const secured = Object.fromEntries(
    Object.entries(operations).map(([name, { scopes = [], ...integration }]) => [
      name,
      { security: [{ guard: scopes }], 'x-amazon-apigateway-integration': Object.keys(integration).length > 0 ? integration : mock },
    ]),
  );
  return document(secured, { components: { securitySchemes: { guard: authorizer } }, ...root });
}

/** An API without authorizers, with a resource policy. */
export function withPolicy(policy: Json, root: JsonObject = {}): JsonObject {
  return document({ 'GET /x': mock, 'GET /y/{id}': mock }, { 'x-amazon-apigateway-policy': policy, ...root });
}

export interface RunningGuard extends Running {
  /** Events that the authorizer was sent. */
  readonly events: JsonObject[];
}

/** Runs a guarded API with a function as its Lambda authorizer. */
export function runningGuard(api: JsonObject, authorize: (event: Json) => unknown, options: GatewayOptions = {}): RunningGuard {
  const events: JsonObject[] = [];
  const functions = new FunctionBackend({
    '*': (event) => {
      events.push(event as JsonObject);
      return authorize(event);
    },
  });
  return { ...running(api, { status: 200 }, { authorizerFunctions: () => functions, ...options }), events };
}

/** What an authorizer returns. */
export function result(effect: string, resource: Json, more: JsonObject = {}): JsonObject {
  return {
    principalId: 'me',
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: resource }] },
    ...more,
  };
}

export const allow = (event: Json, more: JsonObject = {}) => result('Allow', (event as JsonObject)['methodArn'], more);
