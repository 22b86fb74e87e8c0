import type { TextUnits } from '../plain-json';
import type { JavaMap, JsonArray } from '../values';
import { JsonTapeReader, NO_SHAPE } from './json-tape-reader';

/** Reads a document, all ASCII, without making its values; undefined where an object of it has a member twice, or very many. */
export function readLongDocument(source: TextUnits): JavaMap | JsonArray | undefined {
  try {
    return new JsonTapeReader(source).read().root;
  } catch (reason) {
    if (reason === NO_SHAPE) return undefined;
    throw reason;
  }
}
