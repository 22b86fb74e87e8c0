import { type Json, type JsonDocument, jsonDocument } from '../../definition';
import type { Cursor } from '../source';

/** A property that takes JSON as an object or as text. Text that is no JSON stays text, for the rules to judge. */
export function jsonProperty(property: Cursor | undefined): JsonDocument | undefined {
  if (property === undefined) return undefined;
  if (property.type !== 'string') return property.jsonDocument();
  const text = property.text ?? '';
  try {
    return jsonDocument(JSON.parse(text) as Json);
  } catch {
    return jsonDocument(text);
  }
}
