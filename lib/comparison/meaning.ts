import { fragments, isLiteral, isObject, type Json, type JsonDocument, type Value } from '../definition';

type Known = string | number | boolean;

/** A text that two values share exactly if they mean the same: `Fn::Sub` and `Fn::Join` of the same pieces do. */
export function meaningOf(value: Value<Known> | undefined): string {
  if (value === undefined) return 'absent';
  return isLiteral(value) ? JSON.stringify(value) : `unresolved ${meaningOfPieces(value)}`;
}

function meaningOfPieces(value: Value<string>): string {
  const pieces = fragments(value);
  return JSON.stringify(pieces.map((piece) => (typeof piece === 'string' ? piece : [meaningOfIntrinsic(piece.unresolved)])));
}

/** `Fn::GetAtt` is written with a dot or as a list. */
function meaningOfIntrinsic(intrinsic: Json): string {
  const [name, argument] = (isObject(intrinsic) ? Object.entries(intrinsic)[0] : undefined) ?? [];
  if (name === 'Fn::GetAtt' && Array.isArray(argument) && argument.every((part) => typeof part === 'string'))
    return meaningOfJson({ 'Fn::GetAtt': argument.join('.') });
  return meaningOfJson(intrinsic);
}

/** JSON with the members of every object in one order. */
export function meaningOfJson(json: Json): string {
  if (Array.isArray(json)) return `[${(json as readonly Json[]).map(meaningOfJson).join()}]`;
  if (!isObject(json)) return JSON.stringify(json);
  const members = Object.entries(json).map(([key, value]) => `${JSON.stringify(key)}:${meaningOfJson(value)}`);
  return `{${members.sort().join()}}`;
}

/** The same for a document that may hold intrinsics. */
export function meaningOfDocument({ json, unresolved }: JsonDocument): string {
  if (unresolved.length === 0) return meaningOfJson(json);
  const holes = new Set(unresolved);
  const visit = (node: Json, pointer: string): string => {
    if (holes.has(pointer)) return meaningOf({ unresolved: node });
    if (Array.isArray(node)) return `[${(node as readonly Json[]).map((item, index) => visit(item, `${pointer}/${index}`)).join()}]`;
    if (!isObject(node)) return JSON.stringify(node);
    const members = Object.entries(node).map(([key, value]) => {
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
      return `${JSON.stringify(key)}:${visit(value, `${pointer}/${step}`)}`;
    });
    return `{${members.sort().join()}}`;
  };
  return visit(json, '');
}

/** A member of a document, with the intrinsics that are in it. */
export function memberOf({ json, unresolved }: JsonDocument, step: string | number): JsonDocument {
  const pointer = `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return {
    json: (json as { readonly [step: string]: Json })[step],
    unresolved: unresolved.filter((hole) => hole === pointer || hole.startsWith(`${pointer}/`)).map((hole) => hole.slice(pointer.length)),
  };
}

/** Members of a document that is an object, by name. */
export function membersOf(document: JsonDocument): ReadonlyMap<string, JsonDocument> {
  const isKnown = isObject(document.json) && !document.unresolved.includes('');
  return new Map(isKnown ? Object.keys(document.json as object).map((name) => [name, memberOf(document, name)]) : []);
}

/** How a value is shown to a person and in JSON: itself, or its intrinsic. */
export function shown(value: Value<Known> | undefined): Json | undefined {
  return value === undefined || isLiteral(value) ? value : value.unresolved;
}
