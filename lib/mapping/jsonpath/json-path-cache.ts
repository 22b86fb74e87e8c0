import { CompiledTexts } from '../compiled-texts';
import { JsonPath } from './json-path';

/** As many as Jayway keeps. */
const CAPACITY = 400;

const paths = new CompiledTexts(CAPACITY, (text) => new JsonPath(text));

/** As `compileJsonPath`, but remembers: for texts that are known only when a template runs. */
export function cachedJsonPath(text: string): JsonPath {
  return paths.get(text);
}
