import { createHash } from 'node:crypto';
import { fragments, type Json, type JsonObject, type Unresolved } from '../../definition';
import type { DraftObject, Hole } from './draft';
import { renderDeployable, rendered, type UnknownValue } from './render';
import { formOf, type TemplateValues } from './value-form';
import { escapePointer } from './values';

/** A document in which the deployment puts values in the place of markers, as the CDK's bucket deployment does. */
export interface MarkedDocument {
  /** JSON as soon as each marker is replaced: in a JSON string by the characters of a text, elsewhere by a whole value. */
  readonly text: string;
  /** What each marker stands for. Its name follows what it stands for, whatever else is in the document. */
  readonly markers: Readonly<Record<string, Json>>;
  /** Values that cannot be put in the place of a marker. */
  readonly unknown: readonly UnknownValue[];
}

/** CloudFormation resolves such references of plain parameters for a custom resource, and none of secrets. */
const dynamicReference = /\{\{resolve:([^:{}]*):[^{}]*\}\}/;

/** The document as a file whose values the deployment substitutes. */
export function renderMarked(draft: DraftObject, template: TemplateValues): MarkedDocument {
  return new Marking(JSON.stringify(renderDeployable(draft)), template).document(draft);
}

class Marking {
  readonly #markers = new Map<string, Json>();
  readonly #unknown: UnknownValue[] = [];
  readonly #begin: string;

  constructor(
    text: string,
    private readonly template: TemplateValues,
  ) {
    let begin = '<<marker';
    while (text.includes(begin)) begin += 'x';
    this.#begin = begin;
  }

  document(draft: DraftObject): MarkedDocument {
    const json = rendered(draft, undefined, (hole, pointer) => this.#hole(hole, pointer)) as JsonObject;
    // What is no text stands without the quotes that make JSON of the marker until then.
    const text = JSON.stringify(this.#withDynamicReferences(json)).replaceAll(
      new RegExp(`"(${this.#begin}:value:[0-9a-f]+>>)"`, 'g'),
      '$1',
    );
    return { text, markers: Object.fromEntries(this.#markers), unknown: this.#unknown };
  }

  #hole(hole: Hole, pointer: () => string): Json {
    const { unresolved } = hole.intrinsic;
    const wanted = hole.placeholder(hole.intrinsic);
    const marked = typeof wanted === 'string' ? this.#text(hole.intrinsic) : this.#value(unresolved, typeof wanted === 'object');
    if (marked !== undefined) return marked;
    this.#unknown.push({ pointer: pointer(), intrinsic: unresolved });
    return null;
  }

  /** Each unknown piece of a text by itself, if all of them are texts. */
  #text(intrinsic: Unresolved): string | undefined {
    const pieces = fragments(intrinsic);
    const isReference = pieces.some((piece) => typeof piece === 'string' && piece.includes('{{resolve:'));
    if (
      pieces.length > 1 &&
      !isReference &&
      pieces.every((piece) => typeof piece === 'string' || this.#form(piece.unresolved) === 'text')
    ) {
      return pieces.map((piece) => (typeof piece === 'string' ? piece : this.#marker('text', piece.unresolved))).join('');
    }
    const { unresolved } = intrinsic;
    if (isReference && !pieces.every((piece) => typeof piece !== 'string' || onlyPlainReferences(piece))) return undefined;
    const form = this.#form(unresolved);
    return form && this.#marker(form === 'text' ? 'text' : 'value', unresolved);
  }

  /** A number, a boolean, a list or an object. */
  #value(unresolved: Json, structured: boolean): string | undefined {
    const form = this.#form(unresolved);
    return form !== undefined && (form === 'json') === structured ? this.#marker('value', unresolved) : undefined;
  }

  #form(value: Json): ReturnType<typeof formOf> {
    return formOf(value, this.template);
  }

  #marker(kind: 'text' | 'value', value: Json): string {
    const hash = createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
    const marker = `${this.#begin}:${kind}:${hash}>>`;
    this.#markers.set(marker, value);
    return marker;
  }

  #withDynamicReferences(document: JsonObject): JsonObject {
    if (!JSON.stringify(document).includes('{{resolve:')) return document;
    return this.#referencesIn(document, '') as JsonObject;
  }

  #referencesIn(json: Json, pointer: string): Json {
    if (typeof json === 'string') return this.#references(json, pointer);
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly Json[]).map((item, index) => this.#referencesIn(item, `${pointer}/${index}`));
    const entries = Object.entries<Json>(json as JsonObject);
    return Object.fromEntries(entries.map(([key, value]) => [key, this.#referencesIn(value, `${pointer}/${escapePointer(key)}`)]));
  }

  #references(text: string, pointer: string): string {
    if (!text.includes('{{resolve:')) return text;
    if (!onlyPlainReferences(text)) {
      this.#unknown.push({ pointer, intrinsic: text });
      return text;
    }
    return text.replaceAll(new RegExp(dynamicReference, 'g'), (reference) => this.#marker('text', reference));
  }
}

/** Whether a custom resource would see all that the text refers to. */
function onlyPlainReferences(text: string): boolean {
  return [...text.matchAll(/\{\{resolve:([^:{}]*)/g)].every(([, service]) => service === 'ssm');
}
