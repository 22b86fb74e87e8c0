import type { ApiDefinition, Json, JsonObject, OtherResource } from '../../../definition';
import { PartialText } from '../../texts/partial-text';

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

/** A text, of which synth may know a part only; undefined where the property is none. */
export function textProperty(resource: OtherResource, name: string): PartialText | undefined {
  const { json, unresolved } = resource.properties;
  if (!hasProperty(resource, name) || unresolved.includes('')) return undefined;
  return partialText((json as JsonObject)[name] ?? null, unresolved.includes(`/${name}`));
}

/** The texts of a list, of which synth may know parts only; undefined where the property is no list that is known. */
export function textsProperty(resource: OtherResource, name: string): readonly (PartialText | undefined)[] | undefined {
  const list = property(resource, name);
  if (!Array.isArray(list)) return undefined;
  const { unresolved } = resource.properties;
  return (list as readonly Json[]).map((item, index) => partialText(item, unresolved.includes(`/${name}/${index}`)));
}

function partialText(json: Json, isUnresolved: boolean): PartialText | undefined {
  if (isUnresolved) return new PartialText({ unresolved: json });
  return typeof json === 'string' ? new PartialText(json) : undefined;
}

/** True if a property is there, whether its value is known or not. */
export function hasProperty({ properties: { json } }: OtherResource, name: string): boolean {
  return json !== null && typeof json === 'object' && !Array.isArray(json) && Object.hasOwn(json, name);
}
