import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Model } from '../../definition';
import type { Cursor } from '../source';
import { pointerSteps } from '../source';
import type { OpenApiContext } from './context';
import { schemaDocument } from './schema-document';

/** A schema on its way to be a model. */
interface Declared {
  readonly name: string;
  readonly schema: Cursor;
}

/** The models of a document: its named schemas, those of other files that it refers to, and one for each schema that stands inline. */
export class ModelNames {
  readonly #models = new Map<string, Model>();
  /** Names by the place of the schema: file and pointer. */
  readonly #names = new Map<string, string>();
  /** Schemas that references in others brought up; one after another, for they may refer to each other in long chains. */
  readonly #waiting: Declared[] = [];

  constructor(private readonly context: OpenApiContext) {}

  get list(): readonly Model[] {
    return [...this.#models.values()];
  }

  /** Makes a model of each entry of `definitions` or `components.schemas`. */
  declare(schemas: Cursor | undefined): void {
    const declared = (schemas?.entries() ?? []).map(({ key, value }): Declared => ({ name: key, schema: this.wholeFile(value) }));
    for (const { name, schema } of declared) {
      this.#names.set(placeOf(schema), name);
      // References name it before it is read.
      this.#models.set(name, { name, contentType: 'application/json', origin: schema.origin() });
    }
    for (const one of declared) this.add(one);
    this.addWaiting();
  }

  /**
   * Name of the model that a body schema stands for.
   * @param place the body, as the service's messages call it: `201 response to method 'POST /events'`
   */
  of(schema: Cursor | undefined, contentType: string, place: string, where: string): string | undefined {
    if (schema === undefined) return undefined;
    const reference = schema.get('$ref')?.text;
    const name = reference === undefined ? this.inline(schema, place, where) : this.referred(reference, schema, contentType, where);
    this.addWaiting();
    return name;
  }

  /** Name of the model that a reference in a schema leads to, where it leads to another file or stands in one. */
  ofReference(from: Cursor, reference: string): string | undefined {
    const { documents } = this.context;
    if (documents.isRoot(from) && !documents.leadsToFile(reference)) return undefined;
    const target = documents.target(from, reference);
    return 'rule' in target ? undefined : this.nameOf(target);
  }

  /** An entry that is nothing but a reference to another file is the schema of that file, under the entry's name. */
  private wholeFile(entry: Cursor): Cursor {
    const reference = entry.get('$ref')?.text;
    if (reference === undefined || !this.context.documents.leadsToFile(reference)) return entry;
    const target = this.context.documents.target(entry, reference);
    return 'rule' in target || this.#names.has(placeOf(target)) ? entry : target;
  }

  private nameOf(target: Cursor): string {
    const place = placeOf(target);
    const known = this.#names.get(place);
    if (known !== undefined) return known;
    const name = this.freeName(wantedName(target));
    this.#names.set(place, name);
    this.#models.set(name, { name, contentType: 'application/json', origin: target.origin() });
    this.#waiting.push({ name, schema: target });
    return name;
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#models.has(name); count++) name = `${wanted}${count}`;
    return name;
  }

  private addWaiting(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.add(next);
  }

  private referred(reference: string, schema: Cursor, contentType: string, where: string): string | undefined {
    const outside = this.ofReference(schema, reference);
    if (outside !== undefined) return outside;
    const name = modelName(reference);
    if (name !== undefined && this.#models.has(name)) return name;
    const shown = name ?? reference;
    this.context.problems.add('model-reference-ignored', {
      message: `Reference to model '${shown}' not found. Ignoring.`,
      effect: `The import goes on without a model for ${contentType} and warns: Invalid format for model ${contentType} for method ${where.split(' ')[0]}.`,
      origin: schema.origin(),
      where,
      help: `declare the model '${shown}' in the document`,
    });
    return undefined;
  }

  private inline(schema: Cursor, place: string, where: string): string | undefined {
    if (schema.unresolved !== undefined || schema.type !== 'object' || schema.entries().length === 0) return undefined;
    const type = schema.get('type')?.text;
    if (type !== undefined && type !== 'object' && type !== 'array') {
      const javaType = `${(type[0] ?? '').toUpperCase()}${type.slice(1)}${this.context.version === 3 ? 'Schema' : 'Property'}`;
      this.context.problems.add('inline-model-ignored', {
        message: `Unsupported model type '${javaType}' in ${place}. Ignoring.`,
        origin: schema.origin(),
        where,
        help: 'declare a model and refer to it',
      });
      return undefined;
    }
    const name = inlineName(schema);
    if (!this.#models.has(name)) this.add({ name, schema });
    return name;
  }

  private add({ name, schema }: Declared): void {
    const description = schema.get('description');
    this.#models.set(name, {
      name,
      contentType: 'application/json',
      ...(description?.text !== undefined && { description: description.text }),
      schema: schemaDocument(this.context, schema),
      origin: schema.origin(),
    });
  }
}

/** The service names inline models like this, too: `MODEL` and a few digits. The same schema gives the same name. */
function inlineName(schema: Cursor): string {
  const digest = createHash('sha256').update(JSON.stringify(schema.json())).digest('hex');
  return `MODEL${digest.slice(0, 10)}`;
}

function placeOf(schema: Cursor): string {
  return `${schema.document.file ?? ''}#${schema.pointer}`;
}

/** After the last step of the pointer, or after the file; the service wants letters and digits. */
function wantedName(schema: Cursor): string {
  const step = pointerSteps(schema.pointer)?.at(-1) ?? basename(schema.document.file ?? '').replace(/\.[^.]*$/, '');
  return step.replace(/[^A-Za-z0-9]/g, '') || 'Model';
}

/** Name in a reference to a model of this document, or in the service's canonical form. */
function modelName(reference: string): string | undefined {
  const name =
    /^(?:#\/definitions\/|#\/components\/schemas\/|https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/)([^/]+)$/.exec(
      reference,
    )?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}
