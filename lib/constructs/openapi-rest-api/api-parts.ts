import { CfnResource, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { types } from '../../readers/construct-tree';

/** What a document says instead of resources of their own. */
const replacedTypes: ReadonlySet<string> = new Set([
  types.authorizer,
  types.documentationPart,
  types.gatewayResponse,
  types.method,
  types.model,
  types.requestValidator,
  types.resource,
]);

/** The resources of the app that are parts of the API and have their place in its document. */
export function apiParts(api: apigateway.CfnRestApi): readonly CfnResource[] {
  return api.node.root.node
    .findAll()
    .filter((child): child is CfnResource => CfnResource.isCfnResource(child) && replacedTypes.has(child.cfnResourceType))
    .filter((resource) => isPartOf(api, resource));
}

function isPartOf(api: apigateway.CfnRestApi, resource: CfnResource): boolean {
  const { restApiId } = resource as { readonly restApiId?: unknown };
  if (typeof restApiId !== 'string' || !Token.isUnresolved(restApiId)) return false;
  const { length, firstToken: token } = Tokenization.reverseString(restApiId);
  if (length === 1 && Reference.isReference(token)) return token.target === api;
  // An authorizer learns late which API it belongs to; that is always one of its own stack.
  const stack = Stack.of(resource);
  return stack === Stack.of(api) && JSON.stringify(stack.resolve(restApiId)) === JSON.stringify(stack.resolve(api.ref));
}
