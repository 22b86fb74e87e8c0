import { type Fragment, fragments, type Json, type JsonObject } from '../../definition';
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

/** A value of a document that only the deployment knows. */
export interface UnknownValue {
  /** JSON pointer of its place. */
  readonly pointer: string;
  readonly intrinsic: Json;
}

/**
 * The document as a file that the service imports by itself, where no intrinsic is ever resolved. For account, partition and region the
 * import has variables of its own; `unknown` tells what else it would need.
 */
export function renderFile(draft: DraftObject): { readonly document: JsonObject; readonly unknown: readonly UnknownValue[] } {
  const unknown: UnknownValue[] = [];
  const document = rendered(draft, '', (hole, pointer) => {
    const text = importedText(hole);
    if (text === undefined) unknown.push({ pointer, intrinsic: hole.intrinsic.unresolved });
    return text ?? hole.intrinsic.unresolved;
  }) as JsonObject;
  return { document, unknown };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html */
const importVariables: ReadonlySet<unknown> = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region']);

function importedText({ intrinsic }: Hole): string | undefined {
  const pieces = fragments(intrinsic).map(importedPiece);
  return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
}

function importedPiece(piece: Fragment): string | undefined {
  if (typeof piece === 'string') return piece;
  const [entry, second] = Object.entries(piece.unresolved ?? {}) as [string, Json][];
  const isVariable = entry?.[0] === 'Ref' && second === undefined && importVariables.has(entry[1]);
  return isVariable ? `\${${String(entry[1])}}` : undefined;
}

function rendered(draft: Draft, pointer: string, fill: (hole: Hole, pointer: string) => Json): Json {
  if (draft === null || typeof draft !== 'object') return draft;
  if (draft instanceof Hole) return fill(draft, pointer);
  if (Array.isArray(draft)) return (draft as readonly Draft[]).map((item, index) => rendered(item, `${pointer}/${index}`, fill));
  return Object.fromEntries(
    Object.entries(draft as DraftObject).map(([key, value]) => [key, rendered(value, `${pointer}/${escapePointer(key)}`, fill)]),
  );
}
