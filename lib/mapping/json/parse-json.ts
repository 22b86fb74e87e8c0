import { PERMISSIVE, STRICT } from '../plain-json';
import type { JavaValue } from '../values';
import { JsonReader } from './json-reader';
import { readPlainJson } from './plain-json-reader';

/**
 * Reads a request body as json-smart does in its permissive mode: what does not begin as an object or array is a text,
 * and nearly everything inside of one is accepted. Throws `InvalidJson` for objects and arrays that do not close, and the
 * few other things that it refuses.
 */
export function parseJson(text: string): JavaValue {
  return readPlainJson(text) ?? new JsonReader(text, PERMISSIVE).read();
}

/** Reads JSON proper, as `$util.parseJson` does. Throws `InvalidJson`. */
export function parseJsonStrictly(text: string): JavaValue {
  return new JsonReader(text, STRICT).read();
}
