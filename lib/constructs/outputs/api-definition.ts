import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { ApiDefinition } from '../../definition';
import { readConstruct } from '../../readers/construct-tree';

/** The definition of an API that this app declares. */
export function definitionOf(api: apigateway.IRestApi): ApiDefinition {
  const found = readConstruct(api)[0];
  if (!found) {
    throw new Error(`${api.node.path} is imported, so there is no definition of it here: give the RestApi or SpecRestApi that declares it`);
  }
  return found.definition;
}
