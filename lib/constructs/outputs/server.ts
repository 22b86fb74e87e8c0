import { Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { type ApiDefinition, type Json, unresolved, type Value } from '../../definition';

/** Where the deployed API answers: host and path of its stage. */
export interface DeployedServer {
  readonly host: Value<string>;
  readonly basePath: Value<string>;
}

/** The server of the API's stage; undefined where the API has none. */
export function serverOf(api: apigateway.IRestApi, definition: ApiDefinition): DeployedServer | undefined {
  const stack = Stack.of(api);
  const [stage] = definition.stages;
  if (!stage) return undefined;
  const host: unknown = stack.resolve(`${api.restApiId}.execute-api.${stack.region}.${stack.urlSuffix}`);
  return {
    host: typeof host === 'string' ? host : unresolved(host as Json),
    basePath: typeof stage.name === 'string' ? `/${stage.name}` : stage.name,
  };
}
