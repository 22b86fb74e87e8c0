import type { Json, JsonDocument } from '../../definition';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

/**
 * A model's schema as a document of its own. References that lead to other files, or stand in one, become references to the models that
 * are made of what they lead to; all others stay as they are written.
 */
export function schemaDocument(context: OpenApiContext, schema: Cursor): JsonDocument {
  const document = schema.jsonDocument();
  const { documents } = context;
  if (documents.isRoot(schema) && !holdsFileReference(document.json, (reference) => documents.leadsToFile(reference))) return document;
  const unresolved = new Set(document.unresolved);
  const visit = (node: Json, cursor: Cursor, pointer: string): Json => {
    if (node === null || typeof node !== 'object' || unresolved.has(pointer)) return node;
    if (Array.isArray(node)) return (node as readonly Json[]).map((item, index) => below(item, cursor, pointer, String(index)));
    return Object.fromEntries(
      Object.entries(node).map(([key, value]: [string, Json]) => [
        key,
        key === '$ref' && typeof value === 'string' ? reference(context, cursor, value) : below(value, cursor, pointer, key),
      ]),
    );
  };
  const below = (node: Json, cursor: Cursor, pointer: string, step: string): Json => {
    const next = cursor.step(step);
    return next === undefined ? node : visit(node, next, `${pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };
  return { json: visit(document.json, schema, ''), unresolved: document.unresolved };
}

function reference(context: OpenApiContext, from: Cursor, written: string): string {
  const name = context.models.ofReference(from, written);
  if (name === undefined) return written;
  const step = name
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replace(/\P{Cs}+/gu, encodeURIComponent);
  return context.version === 3 ? `#/components/schemas/${step}` : `#/definitions/${step}`;
}

function holdsFileReference(node: Json, leadsToFile: (reference: string) => boolean): boolean {
  if (node === null || typeof node !== 'object') return false;
  return Object.entries(node).some(([key, value]: [string, Json]) =>
    key === '$ref' && typeof value === 'string' ? leadsToFile(value) : holdsFileReference(value, leadsToFile),
  );
}
