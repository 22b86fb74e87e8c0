import { type Fragment, fragments, isLiteral, type Unresolved, unresolved, type Value } from '../../definition';
import { type Draft, Hole } from './draft';
import { textPlaceholder } from './placeholder';
import { escapePointer } from './values';
import type { Writing } from './writing';

const canonical = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/([^/]*)\/models\/([^/]*)$/;
const componentReference = /^#\/(?:definitions|components\/schemas)\/([^/]+)(\/.*)?$/s;

/** `$ref` of a model in the form of the target. */
export function modelReference(name: Value<string>, writing: Writing): Draft {
  if (!isLiteral(name)) {
    return new Hole(unresolved({ 'Fn::Join': ['', [writing.modelsPointer, name.unresolved]] }), textPlaceholder);
  }
  return `${writing.modelsPointer}${pointerPart(writing.models.keyOf(name) ?? name)}`;
}

/** A model that a `$ref` names, with the rest of the pointer into it. */
export interface NamedReference {
  readonly name: string;
  readonly rest: string;
}

/**
 * The model that a `$ref` names: `#/definitions/Name`, `#/components/schemas/Name`, or the service's canonical URL, which CDK
 * writes as a join of the ids of API and model. Undefined for other references.
 */
export function referredModel(reference: Value<string>, writing: Writing): NamedReference | undefined {
  if (isLiteral(reference)) {
    const component = componentReference.exec(reference);
    if (component) return { name: unescapePart(component[1]), rest: component[2] ?? '' };
    const url = canonical.exec(reference);
    return url ? { name: url[2], rest: '' } : undefined;
  }
  const pieces = fragments(reference);
  const last = pieces.at(-1);
  const before = pieces.slice(0, -1).map(flat).join('');
  if (typeof last === 'string') {
    const url = canonical.exec(before + last);
    return url ? { name: url[2], rest: '' } : undefined;
  }
  const model = last && canonical.test(before) ? modelOfIntrinsic(last, writing) : undefined;
  return model === undefined ? undefined : { name: model, rest: '' };
}

/** Escapes a name for its place in a `$ref`, which is a URI with a JSON pointer as fragment. */
export function pointerPart(name: string): string {
  // Half a surrogate pair has no code in a URI, and stands as it is.
  return escapePointer(name)
    .replace(/\P{Cs}+/gu, encodeURIComponent)
    .replaceAll('%24', '$');
}

function unescapePart(part: string): string {
  return decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not percent-encoded after all: a name may hold a plain `%`.
    return part;
  }
}

function flat(piece: Fragment): string {
  return typeof piece === 'string' ? piece : 'id';
}

function modelOfIntrinsic(intrinsic: Unresolved, writing: Writing): string | undefined {
  const reference = intrinsic.unresolved;
  const logicalId = reference !== null && typeof reference === 'object' && 'Ref' in reference ? reference.Ref : undefined;
  const model = writing.definition.models.find(({ origin }) => logicalId !== undefined && origin.logicalId === logicalId);
  return model && isLiteral(model.name) ? model.name : undefined;
}
