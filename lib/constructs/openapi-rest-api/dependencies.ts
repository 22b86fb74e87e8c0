import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Dependable, type IConstruct } from 'constructs';
import { types } from '../../readers/construct-tree';

/** What waits for a part of the API waits for the API instead, of which the part is made with all others. */
export function dependOnTheApi(api: apigateway.CfnRestApi, parts: ReadonlySet<CfnResource>): void {
  for (const construct of api.node.root.node.findAll()) {
    if (isCfnResource(construct)) replaceDependencies(construct, api, parts);
    if (construct.node.dependencies.length === 0 || waitsAnyway(construct, api)) continue;
    const waits = dependedOn(construct).some((target) => parts.has(target));
    if (waits && !holdsOnly(construct, parts)) construct.node.addDependency(api);
  }
}

/** The resources that parts of the API wait for and that are no parts themselves. CDK has gathered them when it validates. */
export function dependenciesOfParts(api: apigateway.CfnRestApi, parts: ReadonlySet<CfnResource>): readonly CfnResource[] {
  const found = new Set([...parts].flatMap((part) => part.obtainDependencies()));
  return [...found].filter(isCfnResource).filter((target) => target !== api && !parts.has(target));
}

/** A deployment refers to its API, and what the API itself stands in cannot wait for it. */
function waitsAnyway(construct: IConstruct, api: apigateway.CfnRestApi): boolean {
  const resource = construct.node.defaultChild ?? construct;
  if (isCfnResource(resource) && resource.cfnResourceType === types.deployment) return true;
  return api.node.scopes.includes(construct);
}

function dependedOn(construct: IConstruct): readonly CfnResource[] {
  return construct.node.dependencies
    .flatMap((dependable) => Dependable.of(dependable).dependencyRoots)
    .flatMap((root) => root.node.findAll())
    .filter(isCfnResource);
}

function holdsOnly(construct: IConstruct, parts: ReadonlySet<CfnResource>): boolean {
  return construct.node
    .findAll()
    .filter(isCfnResource)
    .every((resource) => parts.has(resource));
}

/** Dependencies between resources that are declared already: CDK drops none on a resource that leaves the template afterwards. */
function replaceDependencies(resource: CfnResource, api: apigateway.CfnRestApi, parts: ReadonlySet<CfnResource>): void {
  if (parts.has(resource)) return;
  for (const target of resource.obtainDependencies()) {
    if (!parts.has(target as CfnResource)) continue;
    removeDependency(resource, target as CfnResource);
    if (resource !== api && resource.cfnResourceType !== types.deployment && Stack.of(resource) === Stack.of(api)) {
      addDependency(resource, api);
    }
  }
}

export function addDependency(resource: CfnResource, target: CfnResource): void {
  const { addResourceDependency } = resource as { readonly addResourceDependency?: (target: CfnResource) => void };
  if (addResourceDependency) addResourceDependency.call(resource, target);
  else resource.addDependency(target);
}

/** Newer versions of CDK have other names for both, and call the old ones deprecated. */
function removeDependency(resource: CfnResource, target: CfnResource): void {
  const { removeResourceDependency } = resource as { readonly removeResourceDependency?: (target: CfnResource) => void };
  if (removeResourceDependency) removeResourceDependency.call(resource, target);
  else resource.removeDependency(target);
}

function isCfnResource(construct: unknown): construct is CfnResource {
  return CfnResource.isCfnResource(construct);
}
