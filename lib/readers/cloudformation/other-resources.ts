import { isLiteral, type OtherResource, type Resource } from '../../definition';
import { likenessOf } from '../../definition/likeness';
import type { ApiContext } from './api-context';
import type { TemplateResource } from './template-resource';
import { types } from './types';

/** What bears on the API and is no part of it: VPC links, client certificates, base path mappings and their domain names. */
export function readOtherResources(context: ApiContext, apiResources: readonly Resource[]): readonly OtherResource[] {
  const { resources } = context;
  const found = new Set<TemplateResource>();
  for (const method of apiResources.flatMap(({ methods }) => methods)) {
    // What is read by its likeness refers to nothing.
    const connectionId = likenessOf(method) === undefined ? method.integration?.connectionId : undefined;
    if (connectionId === undefined || isLiteral(connectionId)) continue;
    for (const type of [types.vpcLink, types.vpcLinkV2]) addPresent(found, resources.referredBy(connectionId.unresolved, type));
  }
  for (const stage of context.ofThisApi(types.stage)) {
    addPresent(found, resources.referred(stage.properties.get('ClientCertificateId'), types.clientCertificate));
  }
  for (const mapping of context.ofThisApi(types.basePathMapping)) {
    addPresent(found, resources.referred(mapping.properties.get('DomainName'), types.domainName), mapping);
  }
  for (const mapping of context.ofThisApi(types.basePathMappingV2)) {
    addPresent(found, resources.referred(mapping.properties.get('DomainNameArn'), types.domainNameV2), mapping);
  }
  return [...found].map(asItIs);
}

export function asItIs({ type, properties, origin }: TemplateResource): OtherResource {
  return { type, properties: properties.jsonDocument(), origin };
}

function addPresent(found: Set<TemplateResource>, ...resources: readonly (TemplateResource | undefined)[]): void {
  for (const resource of resources) if (resource !== undefined) found.add(resource);
}
