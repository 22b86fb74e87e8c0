import { JsonPath } from './json-path';

/** How many paths that are built while templates run are kept; Jayway keeps as many. */
const CAPACITY = 400;

/** In the order in which they were last asked for. */
const paths = new Map<string, JsonPath>();

/** As `compileJsonPath`, but remembers: for texts that are known only when a template runs. */
export function cachedJsonPath(text: string): JsonPath {
  const known = paths.get(text);
  if (known !== undefined) {
    paths.delete(text);
    paths.set(text, known);
    return known;
  }
  const path = new JsonPath(text);
  if (paths.size >= CAPACITY) paths.delete(paths.keys().next().value!);
  paths.set(text, path);
  return path;
}
