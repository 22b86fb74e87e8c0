import type { Json, JsonObject } from '../../definition';
import { type Draft, type DraftObject, Hole } from './draft';
import { escapePointer } from './values';

/** The extension of a portable document that tells what its placeholders stand for: JSON pointer → intrinsic. */
export const placeholdersExtension = 'x-cdk-rest-integrations-placeholders';

/** The document with every intrinsic where it stands. */
export function renderDeployable(draft: DraftObject): JsonObject {
  return rendered(draft, '', (hole) => hole.intrinsic.unresolved) as JsonObject;
}

/** The document with placeholders instead of intrinsics, and a note of them where `noted`. */
export function renderPortable(draft: DraftObject, noted: boolean): JsonObject {
  const replaced: [string, Json][] = [];
  const document = rendered(draft, '', (hole, pointer) => {
    replaced.push([pointer, hole.intrinsic.unresolved]);
    return hole.placeholder(hole.intrinsic);
  }) as JsonObject;
  return noted && replaced.length > 0 ? { ...document, [placeholdersExtension]: Object.fromEntries(replaced) } : document;
}

function rendered(draft: Draft, pointer: string, fill: (hole: Hole, pointer: string) => Json): Json {
  if (draft === null || typeof draft !== 'object') return draft;
  if (draft instanceof Hole) return fill(draft, pointer);
  if (Array.isArray(draft)) return (draft as readonly Draft[]).map((item, index) => rendered(item, `${pointer}/${index}`, fill));
  return Object.fromEntries(
    Object.entries(draft as DraftObject).map(([key, value]) => [key, rendered(value, `${pointer}/${escapePointer(key)}`, fill)]),
  );
}
