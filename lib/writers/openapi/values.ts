import { isLiteral, type Json, type JsonDocument, type Value } from '../../definition';
import { type Draft, Hole } from './draft';
import { constantPlaceholder, type Placeholder, textPlaceholder } from './placeholder';

/** A text, or its intrinsic. */
export function text(value: Value<string>, placeholder?: Placeholder): Draft;
export function text(value: Value<string> | undefined, placeholder?: Placeholder): Draft | undefined;
export function text(value: Value<string> | undefined, placeholder: Placeholder = textPlaceholder): Draft | undefined {
  if (value === undefined || isLiteral(value)) return value;
  return new Hole(value, placeholder);
}

/** A text in lower case, as the service exports enumerated members. */
export function lowerCase(value: Value<string> | undefined, whenUnknown: string): Draft | undefined {
  if (value === undefined) return undefined;
  return isLiteral(value) ? value.toLowerCase() : new Hole(value, constantPlaceholder(whenUnknown));
}

/** A number or boolean, or its intrinsic, for which a portable document says `whenUnknown`. */
export function constant<T extends string | number | boolean>(value: Value<T> | undefined, whenUnknown: T): Draft | undefined {
  if (value === undefined || typeof value !== 'object') return value;
  return new Hole(value, constantPlaceholder(whenUnknown));
}

/** A JSON document with its intrinsics marked. */
export function jsonDraft(
  document: JsonDocument,
  placeholderAt: (pointer: readonly string[]) => Placeholder = () => textPlaceholder,
): Draft {
  if (document.unresolved.length === 0) return document.json;
  const holes = new Set(document.unresolved);
  const marked = (json: Json, path: readonly string[]): Draft => {
    if (holes.has(pointerOf(path))) return new Hole({ unresolved: json }, placeholderAt(path));
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly Json[]).map((item, index) => marked(item, [...path, String(index)]));
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, marked(value, [...path, key])]));
  };
  return marked(document.json, []);
}

/** RFC 6901. */
export function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${escapePointer(part)}`).join('');
}

export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
