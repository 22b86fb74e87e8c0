import { type ApiDefinition, emptyApi, type Origin } from '../../definition';
import type { Problems } from '../problems';
import { TemplateContext } from './api-context';
import { asItIs } from './other-resources';
import type { ResourceSet } from './resource-set';
import type { TemplateResource } from './template-resource';
import { types } from './types';
import { readApiKey, readUsagePlan } from './usage-plans';

const others = [types.vpcLink, types.clientCertificate, types.domainName, types.basePathMapping];

/**
 * The usage plans, API keys, VPC links and domain names that no API of the template has, as an API that has nothing else: they may
 * serve APIs of other templates. Undefined where there are none.
 */
export function readUnattached(set: ResourceSet, apis: readonly ApiDefinition[], problems: Problems): ApiDefinition | undefined {
  const attached = new Set(apis.flatMap(partsThatMayStandAlone).map(({ origin }) => origin.logicalId));
  const context = new TemplateContext(set, problems);
  const alone = (type: string): readonly TemplateResource[] => set.ofType(type).filter(({ logicalId }) => !attached.has(logicalId));
  const found: ApiDefinition = {
    ...emptyApi,
    usagePlans: alone(types.usagePlan).map((plan) => readUsagePlan(context, plan, () => true)),
    apiKeys: alone(types.apiKey).map((key) => readApiKey(context, key)),
    otherResources: others.flatMap(alone).map(asItIs),
  };
  const [first] = partsThatMayStandAlone(found);
  return first && { ...found, origin: first.origin };
}

function partsThatMayStandAlone({ usagePlans, apiKeys, otherResources }: ApiDefinition): readonly { readonly origin: Origin }[] {
  return [...usagePlans, ...apiKeys, ...otherResources];
}
