import { type CfnResource, Stack } from 'aws-cdk-lib';
import { types } from '../cloudformation/types';

/**
 * Keys for resources that are read together: the logical id, with the path of its stack before it where two stacks share one. A
 * deployment's logical id follows the whole API and changes with it, so that its path stands for it.
 */
export function keysOf(resources: readonly CfnResource[]): ReadonlyMap<CfnResource, string> {
  const keys = new Map<CfnResource, string>();
  const taken = new Set<string>();
  for (const resource of resources) {
    const stack = Stack.of(resource);
    const logicalId = resource.cfnResourceType === types.deployment ? resource.node.path : String(stack.resolve(resource.logicalId));
    const key = taken.has(logicalId) ? `${stack.node.path}/${logicalId}` : logicalId;
    taken.add(key);
    keys.set(resource, key);
  }
  return keys;
}
