import { isLiteral, type Value } from '../../definition';
import type { Writing } from './writing';

/** Warns of every part of the API that no OpenAPI document can say. */
export function warnOfWhatDocumentsCannotSay(writing: Writing): void {
  const { definition } = writing;
  const types = definition.endpointConfiguration?.types ?? [];
  if (types.length > 0 && !(types.length === 1 && types[0] === 'EDGE')) {
    const named = types.map((type) => name(type)).join(', ');
    writing.warn(`Endpoint type ${named}: no part of a document; give the import the parameter endpointConfigurationTypes.`);
  }
  if (definition.endpointConfiguration?.ipAddressType !== undefined) {
    writing.warn(`IP address type ${name(definition.endpointConfiguration.ipAddressType)}: no part of a document.`);
  }
  for (const stage of definition.stages) writing.warn(`Stage ${name(stage.name)}: no part of a document; a stage belongs to a deployment.`);
  for (const plan of definition.usagePlans) writing.warn(`Usage plan ${name(plan.name ?? 'without a name')}: no part of a document.`);
  for (const key of definition.apiKeys) writing.warn(`API key ${key.name}: no part of a document.`);
  for (const tag of definition.tags) writing.warn(`Tag ${tag.name}: no part of a document.`);
  for (const { type, origin } of definition.otherResources)
    writing.warn(`${[type, origin.logicalId ?? []].flat().join(' ')}: no part of a document.`);
}

function name(value: Value<string>): string {
  return isLiteral(value) ? value : 'not known at synth';
}
