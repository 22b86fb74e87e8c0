import { readLongDocument } from '../json-tape';
import { NOT_PLAIN, textUnits } from '../plain-json';
import type { JavaMap, JsonArray } from '../values';
import { JsonValueReader } from './json-value-reader';

/** Of a longer document values are made only when they are asked for; of a shorter one most will be, and making them at once takes less. */
const LONG_DOCUMENT = 2_048;

/** Places in longer ones are no numbers that a tape can hold; the service takes nothing near so long. */
const LONGEST_DOCUMENT = 1 << 27;

/**
 * Reads an object or array of plain JSON, which json-smart's permissive mode reads as everybody does; undefined for
 * anything else, correct or not, which `JsonReader` then reads with all its quirks.
 */
export function readPlainJson(text: string): JavaMap | JsonArray | undefined {
  const source = textUnits(text);
  const isLong = source.isAscii && text.length >= LONG_DOCUMENT && text.length < LONGEST_DOCUMENT;
  try {
    return (isLong ? readLongDocument(source) : undefined) ?? new JsonValueReader(source).read();
  } catch (reason) {
    if (reason === NOT_PLAIN) return undefined;
    throw reason;
  }
}
