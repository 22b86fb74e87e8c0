import { type CfnResource, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ApiDefinition, Diagnostic, Origin } from '../../definition';
import { readApis } from '../cloudformation/read-resources';
import { ResourceSet } from '../cloudformation/resource-set';
import type { TemplateResource } from '../cloudformation/template-resource';
import { SourceDocument } from '../source';
import { assetDocuments } from './asset-documents';
import { beyondOf } from './beyond';
import { resourcesOf, restApisBelow } from './collect';
import { creationPlace } from './creation-place';
import { keysOf } from './keys';
import { whileReading } from './reading';
import { PlainResolution } from './resolve-plainly';
import { TemplateResolver } from './template-resolver';

/** A REST API of a construct tree. */
export interface ReadApi {
  /** Path of the construct that the person wrote, `PetStack/Api`. */
  readonly constructPath: string;
  readonly definition: ApiDefinition;
  /** What the definition does not hold, and why. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads every REST API at or below a scope: stock constructs, L1, SpecRestApi and ours alike. It may be called at any time before or
 * during synthesis, and leaves the tree as it is.
 */
export function readConstruct(scope: IConstruct): readonly ReadApi[] {
  return whileReading(() => readApisBelow(scope));
}

function readApisBelow(scope: IConstruct): readonly ReadApi[] {
  const apis = restApisBelow(scope);
  if (apis.length === 0) return [];
  const resources = resourcesOf(apis);
  const keys = keysOf(resources);
  const resolver = new TemplateResolver(keys);
  const constructs = new Map([...keys].map(([resource, key]) => [key, resource]));
  const templateResources = [...keys].flatMap(([resource, key]) => templateResource(resource, key, resolver) ?? []);
  return readApis(new ResourceSet(templateResources), { load: assetDocuments(scope.node.root) }).map(
    ({ logicalId, definition, problems }) => ({
      constructPath: constructPath(constructs.get(logicalId) as CfnResource),
      definition: { ...definition, ...accountOf(constructs.get(logicalId) as CfnResource) },
      problems,
    }),
  );
}

function templateResource(resource: CfnResource, key: string, resolver: TemplateResolver): TemplateResource | undefined {
  const { Resources: declarations } = resource._toCloudFormation() as { readonly Resources?: Readonly<Record<string, unknown>> };
  const [declaration] = Object.values(declarations ?? {});
  if (declaration === undefined) return undefined;
  const { Properties } = new PlainResolution(resource, resolver).resolve(declaration) as { readonly Properties?: unknown };
  const template = { Resources: { [key]: { Properties: Properties ?? {} } } };
  const { root } = new SourceDocument(template, { wanted: 'a template', intrinsics: true });
  const createdAt = creationPlace(resource);
  const { condition } = resource.cfnOptions;
  const owner: Origin = {
    constructPath: constructPath(resource),
    logicalId: key,
    ...(condition !== undefined && { condition: condition.node.path }),
    ...(createdAt !== undefined && { createdAt }),
  };
  const declared = root.ownedBy(owner).objectAt('Resources').objectAt(key);
  const beyond = beyondOf(resource);
  const properties = declared.objectAt('Properties');
  const source = properties.node.kind === 'map' ? properties.node.source : undefined;
  return {
    logicalId: key,
    type: resource.cfnResourceType,
    properties,
    ...(source !== undefined && { source }),
    origin: declared.origin(),
    ...(beyond !== undefined && { beyond }),
  };
}

/** The account that the resource is deployed to, where its stack says it. */
function accountOf(resource: CfnResource): Pick<ApiDefinition, 'account'> {
  const { account } = Stack.of(resource);
  return Token.isUnresolved(account) ? {} : { account };
}

/** The L1 construct is the child `Resource` of the construct that the person wrote. */
function constructPath({ node }: CfnResource): string {
  return node.path.replace(/\/Resource$/, '');
}
