import type { Json, JsonObject } from '../../definition';

/** An own member; undefined for what an object inherits. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A value or a list of them as a list of texts; undefined where something else stands in it. */
export function texts(json: Json | undefined): readonly string[] | undefined {
  const list: readonly Json[] = Array.isArray(json) ? json : json === undefined ? [] : [json];
  return list.every((item) => item !== null && typeof item !== 'object') ? list.map(String) : undefined;
}

/** JSON, or undefined for a text that is none. */
export function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
