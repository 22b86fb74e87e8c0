import { isLiteral, type Json, type JsonObject, type NamedValue, type Value } from '../../definition';

type Known = string | number | boolean;

/** A value as a template has it. */
export function property(value: Value<Known> | undefined): Json | undefined {
  return value === undefined || isLiteral(value) ? value : value.unresolved;
}

/** The members that have a value, in their order. */
export function properties(entries: readonly (readonly [name: string, value: Json | undefined])[]): JsonObject {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}

/** The same, but undefined if there are none. */
export function propertiesOrNothing(entries: readonly (readonly [name: string, value: Json | undefined])[]): JsonObject | undefined {
  return entries.some(([, value]) => value !== undefined) ? properties(entries) : undefined;
}

export function propertyList(values: readonly Value<Known>[]): Json | undefined {
  return values.length === 0 ? undefined : values.map((value) => property(value) as Json);
}

export function propertyMap(values: readonly NamedValue[]): JsonObject | undefined {
  return propertiesOrNothing(values.map(({ name, value }) => [name, property(value)]));
}

export function tagList(tags: readonly NamedValue[]): Json | undefined {
  return tags.length === 0 ? undefined : tags.map(({ name, value }) => ({ Key: name, Value: property(value) as Json }));
}

/** A resource of a template by its logical id. */
export function resource(id: string, type: string, members: Json): readonly [id: string, resource: JsonObject] {
  return [id, { Type: type, Properties: members }];
}
