import { type Fragment, fragments, type Json, type JsonObject } from '../../definition';
import { type Draft, type DraftObject, Hole } from './draft';
import { escapePointer } from './values';

/** The extension of a portable document that tells what its placeholders stand for: JSON pointer → intrinsic. */
export const placeholdersExtension = 'x-cdk-rest-integrations-placeholders';

/** The document with every intrinsic where it stands. */
export function renderDeployable(draft: DraftObject): JsonObject {
  return rendered(draft, undefined, (hole) => hole.intrinsic.unresolved) as JsonObject;
}

/** The document with placeholders instead of intrinsics, and a note of them where `noted`. */
export function renderPortable(draft: DraftObject, noted: boolean): JsonObject {
  const replaced: [string, Json][] = [];
  const document = rendered(draft, undefined, (hole, pointer) => {
    replaced.push([pointer(), hole.intrinsic.unresolved]);
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
  const document = rendered(draft, undefined, (hole, pointer) => {
    const text = importedText(hole);
    if (text === undefined) unknown.push({ pointer: pointer(), intrinsic: hole.intrinsic.unresolved });
    return text ?? hole.intrinsic.unresolved;
  }) as JsonObject;
  return { document, unknown: [...unknown, ...dynamicReferences(document)] };
}

/** CloudFormation resolves `{{resolve:ssm:…}}` in texts, where it sees them. */
const dynamicReference = '{{resolve:';

function dynamicReferences(document: JsonObject): readonly UnknownValue[] {
  if (!JSON.stringify(document).includes(dynamicReference)) return [];
  const found: UnknownValue[] = [];
  const look = (json: Json, pointer: string): void => {
    if (typeof json === 'string' && json.includes(dynamicReference)) found.push({ pointer, intrinsic: json });
    if (json === null || typeof json !== 'object') return;
    for (const [key, value] of Object.entries<Json>(json as JsonObject)) look(value, `${pointer}/${escapePointer(key)}`);
  };
  look(document, '');
  return found;
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

/** Documents are large, and few of their places are holes: a pointer is made where it is asked for. */
export interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

function pointerTo(place: Place | undefined): string {
  return place === undefined ? '' : `${pointerTo(place.parent)}/${escapePointer(String(place.key))}`;
}

export function rendered(draft: Draft, place: Place | undefined, fill: (hole: Hole, pointer: () => string) => Json): Json {
  if (draft === null || typeof draft !== 'object') return draft;
  if (draft instanceof Hole) return fill(draft, () => pointerTo(place));
  if (Array.isArray(draft)) return (draft as readonly Draft[]).map((item, key) => rendered(item, { parent: place, key }, fill));
  return Object.fromEntries(
    Object.entries(draft as DraftObject).map(([key, value]) => [key, rendered(value, { parent: place, key }, fill)]),
  );
}
