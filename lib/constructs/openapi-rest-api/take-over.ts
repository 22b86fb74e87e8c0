import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { isReading, types } from '../../readers/construct-tree';
import { apiParts } from './api-parts';
import { dependOnTheApi } from './dependencies';

const taken = new WeakMap<apigateway.CfnRestApi, Set<CfnResource>>();

/** The resources that left the template, because the API's document says what they say. */
export function takenOver(api: apigateway.CfnRestApi): ReadonlySet<CfnResource> {
  return taken.get(api) ?? new Set();
}

/**
 * Takes the resources that the document replaces out of the template: all those of the API's stack that are not taken out yet.
 *
 * @returns what cannot be taken over, as messages
 */
export function takeOver(api: apigateway.CfnRestApi): string[] {
  const stack = Stack.of(api);
  const before = takenOver(api);
  const parts = apiParts(api).filter((part) => !before.has(part));
  const here = new Set(parts.filter((part) => Stack.of(part) === stack));
  if (here.size > 0) {
    taken.set(api, new Set([...before, ...here]));
    // Before they leave: CDK removes no dependency on what is not in the template.
    dependOnTheApi(api, here);
    for (const part of here) {
      // Who reads the tree, for the document or for a test, sees them as ever.
      Object.defineProperty(part, 'shouldSynthesize', { configurable: true, value: () => isReading() });
      // The tree that CDK writes beside the templates tells the properties of what is in them.
      Object.defineProperty(part, 'inspect', { configurable: true, value: () => undefined });
    }
    allowAnyAuthorizer(api, here);
  }
  return parts
    .filter((part) => !here.has(part))
    .map(
      (part) =>
        `${part.node.path.replace(/\/Resource$/, '')} is a part of the API ${api.node.path.replace(/\/Resource$/, '')}, but stands in the stack ${Stack.of(part).node.path}: an API that deploys as one resource has all its parts in its own stack, ${stack.node.path}`,
    );
}

/** The permission to call an authorizer's function names the authorizer by an id that nobody knows now; any of the API will do. */
function allowAnyAuthorizer(api: apigateway.CfnRestApi, parts: ReadonlySet<CfnResource>): void {
  const ids = [...parts].filter(({ cfnResourceType }) => cfnResourceType === types.authorizer).map(({ ref }) => ref);
  if (ids.length === 0) return;
  for (const child of api.node.root.node.findAll()) {
    if (!CfnResource.isCfnResource(child) || child.cfnResourceType !== 'AWS::Lambda::Permission') continue;
    const permission = child as CfnPermission;
    const { sourceArn } = permission;
    if (sourceArn === undefined || !ids.some((id) => sourceArn.includes(id))) continue;
    permission.sourceArn = ids.reduce((arn, id) => arn.replaceAll(id, '*'), sourceArn);
  }
}
