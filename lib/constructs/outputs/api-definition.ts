import type { ISynthesisSession } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { ApiDefinition } from '../../definition';
import { readConstruct } from '../../readers/construct-tree';

/** What was read in one synthesis: by then nothing changes any more, and several files tell of one API. */
const readings = new WeakMap<ISynthesisSession, Map<apigateway.IRestApi, ApiDefinition>>();

/** The definition of an API that this app declares. */
export function definitionOf(api: apigateway.IRestApi): ApiDefinition {
  const found = readConstruct(api)[0];
  if (!found) {
    throw new Error(`${api.node.path} is imported, so there is no definition of it here: give the RestApi or SpecRestApi that declares it`);
  }
  return found.definition;
}

/** The same while files are written; read once in each synthesis. */
export function synthesizedDefinitionOf(api: apigateway.IRestApi, session: ISynthesisSession): ApiDefinition {
  const read = readings.get(session) ?? new Map<apigateway.IRestApi, ApiDefinition>();
  const definition = read.get(api) ?? definitionOf(api);
  readings.set(session, read.set(api, definition));
  return definition;
}
