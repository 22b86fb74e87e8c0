import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { isReading } from '../../readers/construct-tree';
import { danglingReferences, withoutReference } from './references';
import { replacedResources } from './replaced-resources';

/**
 * Takes the resources that the document replaces out of the template.
 *
 * @returns what still refers to one of them, as messages
 */
export function takeOver(api: apigateway.CfnRestApi): string[] {
  const stack = Stack.of(api);
  const replaced = replacedResources(api);
  dropDependencies(stack, new Set(replaced));
  for (const resource of replaced) {
    // Who reads the tree, for the document or for a test, sees them as ever.
    Object.defineProperty(resource, 'shouldSynthesize', { configurable: true, value: () => isReading() });
  }
  return danglingReferences(stack, replaced)
    .filter(({ element, target }) => !allowsAnyAuthorizer(element, target))
    .map(
      ({ element, target }) =>
        `${element.node.path} refers to ${target.node.path}, which is a part of the API's document and no resource of the template: drop the reference, or make the API a RestApi`,
    );
}

/** CDK has gathered the dependencies already, and drops none on a resource that is not in the template. */
function dropDependencies(stack: Stack, gone: ReadonlySet<unknown>): void {
  for (const resource of stack.node.findAll()) {
    if (!CfnResource.isCfnResource(resource) || gone.has(resource)) continue;
    for (const target of resource.obtainDependencies()) if (gone.has(target)) dropDependency(resource, target as CfnResource);
  }
}

/** Newer versions of CDK have another name for it, and call the old one deprecated. */
function dropDependency(resource: CfnResource, target: CfnResource): void {
  const { removeResourceDependency } = resource as { readonly removeResourceDependency?: (target: CfnResource) => void };
  if (removeResourceDependency) removeResourceDependency.call(resource, target);
  else resource.removeDependency(target);
}

/** The permission to call an authorizer's function names the authorizer by an id that nobody knows now; any will do. */
function allowsAnyAuthorizer(element: CfnResource | object, target: CfnResource): boolean {
  if (!CfnResource.isCfnResource(element) || element.cfnResourceType !== 'AWS::Lambda::Permission') return false;
  if (target.cfnResourceType !== 'AWS::ApiGateway::Authorizer') return false;
  const stack = Stack.of(target);
  const { sourceArn } = element as unknown as { readonly sourceArn?: unknown };
  element.addPropertyOverride('SourceArn', withoutReference(stack.resolve(sourceArn), String(stack.resolve(target.logicalId)), '*'));
  return true;
}
