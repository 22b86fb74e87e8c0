import { JsonPath } from './json-path';

export { InvalidPath } from './invalid-path';
export type { JsonPath } from './json-path';
export { cachedJsonPath } from './json-path-cache';

/** Compiles a JSONPath, `$` may be left out. Throws `InvalidPath`; an empty text is a JavaException of Jayway's. */
export function compileJsonPath(text: string): JsonPath {
  return new JsonPath(text);
}
