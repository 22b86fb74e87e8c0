import type { ApiDefinition, Json, JsonObject, OtherResource } from '../../../definition';

/** The resources of a type that bear on the API. */
export function resourcesOfType({ otherResources }: ApiDefinition, type: string): readonly OtherResource[] {
  return otherResources.filter((resource) => resource.type === type);
}

/** A property that is known at synth, or undefined. */
export function property({ properties }: OtherResource, name: string): Json | undefined {
  const { json, unresolved } = properties;
  if (json === null || typeof json !== 'object' || Array.isArray(json) || !Object.hasOwn(json, name)) return undefined;
  const isUnknown = unresolved.some((pointer) => pointer === '' || pointer === `/${name}`);
  return isUnknown ? undefined : (json as JsonObject)[name];
}

/** True if a property is there, whether its value is known or not. */
export function hasProperty({ properties: { json } }: OtherResource, name: string): boolean {
  return json !== null && typeof json === 'object' && !Array.isArray(json) && Object.hasOwn(json, name);
}
