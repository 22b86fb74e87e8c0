import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { types } from '../cloudformation/types';

const restApiTypes: ReadonlySet<string> = new Set(Object.values(types));

/** The REST APIs at or below a scope. */
export function restApisBelow(scope: IConstruct): readonly CfnResource[] {
  return resourcesBelow(scope).filter(({ cfnResourceType }) => cfnResourceType === types.restApi);
}

/**
 * The resources of the app that may belong to one of these APIs, wherever in the tree they are: authorizers and usage plans often stand
 * beside the API, methods below an imported one. Those that name another API are left out.
 */
export function resourcesOf(apis: readonly CfnResource[]): readonly CfnResource[] {
  const wanted: ReadonlySet<unknown> = new Set(apis);
  const roots = new Set(apis.map(({ node }) => node.root));
  return [...roots].flatMap(resourcesBelow).filter((resource) => {
    if (resource.cfnResourceType === types.restApi) return wanted.has(resource);
    const api = namedApi(resource);
    return api === undefined || wanted.has(api);
  });
}

function resourcesBelow(scope: IConstruct): readonly CfnResource[] {
  return scope.node
    .findAll()
    .filter((child): child is CfnResource => CfnResource.isCfnResource(child) && restApiTypes.has(child.cfnResourceType));
}

/** The construct that `restApiId` refers to, where it is one reference and nothing else. */
function namedApi(resource: CfnResource): IConstruct | undefined {
  const { restApiId } = resource as { readonly restApiId?: unknown };
  if (typeof restApiId !== 'string' || !Token.isUnresolved(restApiId)) return undefined;
  const { length, firstToken: token } = Tokenization.reverseString(restApiId);
  return length === 1 && Reference.isReference(token) ? token.target : undefined;
}
