import type { Json, JsonDocument, JsonObject, Unresolved } from '../../definition';
import { type Draft, type DraftEntry, type DraftObject, Hole, isObject } from './draft';
import { modelReference, pointerPart, referredModel } from './model-reference';
import { constantPlaceholder, type Placeholder, textPlaceholder } from './placeholder';
import { isSayable, withNullable } from './schema-keywords';
import { pointerOf } from './values';
import type { Writing } from './writing';

const schemaMaps = new Set(['properties', 'patternProperties', 'definitions']);
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf']);
const schemas = new Set(['items', 'additionalItems', 'additionalProperties', 'not']);
const numbers = /^(?:(?:min|max)(?:Length|Items|Properties)|multipleOf|minimum|maximum)$/;
const booleans = /^(?:exclusive(?:Minimum|Maximum)|uniqueItems|nullable|readOnly|writeOnly|deprecated)$/;

/** One model's schema on its way into a document. */
export class ModelSchema {
  readonly #holes: ReadonlySet<string>;
  /** Keys that the schema's own `definitions` have as models of the document. */
  readonly #local = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly document: JsonDocument,
    private readonly writing: Writing,
  ) {
    this.#holes = new Set(document.unresolved);
    for (const local of Object.keys(this.#definitions())) this.#local.set(local, writing.models.free(`${name}${local}`));
  }

  /** The schema, with references in the form of the document. */
  whole(): DraftObject | Hole {
    const schema = this.#schema(this.document.json, []);
    if (schema instanceof Hole || isDraftObject(schema)) return schema;
    this.writing.warn(`Model ${this.name}: a schema is an object; the document has an empty one.`);
    return {};
  }

  /** The schema's own `definitions`, for which a document has no other place than beside the models. */
  localDefinitions(): readonly DraftEntry[] {
    return Object.entries(this.#definitions()).map(([local, schema]) => {
      const key = this.#local.get(local) as string;
      this.writing.note(`Model ${this.name}: its definition ${local} becomes a model of its own, ${key}.`);
      return [key, this.#schema(schema, ['definitions', local])];
    });
  }

  #definitions(): JsonObject {
    const { json } = this.document;
    if (!isObject(json) || this.#holes.has('')) return {};
    const definitions = Object.hasOwn(json, 'definitions') ? json['definitions'] : undefined;
    return isObject(definitions) && !this.#holes.has('/definitions') ? definitions : {};
  }

  #schema(json: Json, path: readonly string[]): Draft {
    const hole = this.#hole(json, path, constantPlaceholder({}));
    if (hole) return hole;
    if (!isObject(json)) return json;
    const schema = this.writing.portable && this.writing.version === '3.0' ? withNullable(json) : json;
    const entries = Object.entries(schema).filter(([key, value]) => this.#keeps(key, value, path));
    return Object.fromEntries(entries.map(([key, value]) => [key, this.#member(key, value, [...path, key])]));
  }

  #keeps(key: string, value: Json, path: readonly string[]): boolean {
    // The import knows draft-04 alone and takes its name for an unexpected member.
    if (path.length === 0 && (key === '$schema' || (key === 'definitions' && this.#local.size > 0))) return false;
    if (!this.writing.portable) return true;
    const hole = this.#holes.size > 0 && this.#holes.has(pointerOf([...path, key]));
    if (isSayable(key, hole ? undefined : value, this.writing.version)) return true;
    this.writing.warn(`Model ${this.name}: ${this.writing.version} has no ${key} as in ${pointerOf([...path, key])}; left out.`);
    return false;
  }

  #member(key: string, value: Json, path: readonly string[]): Draft {
    if (key === '$ref') return this.#reference(value, path);
    const hole = this.#hole(value, path, placeholderOf(key));
    if (hole) return hole;
    if (schemaMaps.has(key) && isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, this.#schema(schema, [...path, name])]));
    }
    if (schemas.has(key) && isObject(value)) return this.#schema(value, path);
    if ((schemaLists.has(key) || key === 'items') && Array.isArray(value)) {
      return (value as readonly Json[]).map((schema, index) => this.#schema(schema, [...path, String(index)]));
    }
    return this.#literal(value, path);
  }

  #literal(json: Json, path: readonly string[]): Draft {
    const hole = this.#hole(json, path, textPlaceholder);
    if (hole) return hole;
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly Json[]).map((item, index) => this.#literal(item, [...path, String(index)]));
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, this.#literal(value, [...path, key])]));
  }

  #reference(value: Json, path: readonly string[]): Draft {
    const intrinsic: Unresolved | undefined = this.#holes.has(pointerOf(path)) ? { unresolved: value } : undefined;
    if (intrinsic === undefined && typeof value !== 'string') return this.#literal(value, path);
    const model = referredModel(intrinsic ?? (value as string), this.writing);
    const local = typeof value === 'string' ? this.#localReference(value, model?.name, model?.rest) : undefined;
    if (local !== undefined) return local;
    if (model === undefined) return intrinsic ? new Hole(intrinsic, textPlaceholder) : this.#nameAlone(value as string);
    return `${String(modelReference(model.name, this.writing))}${model.rest}`;
  }

  /** A name without a pointer means a model to parsers of Swagger 1; to others it is a file. */
  #nameAlone(reference: string): Draft {
    const isModel = this.writing.portable && this.writing.models.keyOf(reference) !== undefined;
    return isModel ? modelReference(reference, this.writing) : reference;
  }

  /** A reference within the schema itself: into its own `definitions`, or to another place of it. */
  #localReference(reference: string, name: string | undefined, rest = ''): string | undefined {
    const key = name === undefined || reference.startsWith('#/components/') ? undefined : this.#local.get(name);
    if (key !== undefined) return `${this.writing.modelsPointer}${pointerPart(key)}${rest}`;
    if (name !== undefined || (reference !== '#' && !reference.startsWith('#/'))) return undefined;
    return `${String(modelReference(this.name, this.writing))}${reference.slice(1)}`;
  }

  #hole(json: Json, path: readonly string[], placeholder: Placeholder): Hole | undefined {
    return this.#holes.size > 0 && this.#holes.has(pointerOf(path)) ? new Hole({ unresolved: json }, placeholder) : undefined;
  }
}

function placeholderOf(keyword: string): Placeholder {
  if (numbers.test(keyword)) return constantPlaceholder(1);
  if (booleans.test(keyword)) return constantPlaceholder(true);
  if (keyword === 'type') return constantPlaceholder('string');
  if (schemaMaps.has(keyword) || schemas.has(keyword)) return constantPlaceholder({});
  if (schemaLists.has(keyword)) return constantPlaceholder([{}]);
  if (keyword === 'required' || keyword === 'enum') return (intrinsic) => [textPlaceholder(intrinsic)];
  return textPlaceholder;
}

function isDraftObject(draft: Draft): draft is DraftObject {
  return isObject(draft);
}
