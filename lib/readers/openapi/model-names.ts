import { createHash } from 'node:crypto';
import type { Model } from '../../definition';
import type { Cursor } from '../source';
import type { OpenApiContext } from './context';

/** The models of a document: its named schemas, and one for each schema that stands inline. */
export class ModelNames {
  readonly #models = new Map<string, Model>();

  constructor(private readonly context: OpenApiContext) {}

  get list(): readonly Model[] {
    return [...this.#models.values()];
  }

  /** Makes a model of each entry of `definitions` or `components.schemas`. */
  declare(schemas: Cursor | undefined): void {
    for (const { key, value } of schemas?.entries() ?? []) this.add(key, value);
  }

  /**
   * Name of the model that a body schema stands for.
   * @param place the body, as the service's messages call it: `201 response to method 'POST /events'`
   */
  of(schema: Cursor | undefined, contentType: string, place: string, where: string): string | undefined {
    if (schema === undefined) return undefined;
    const reference = schema.get('$ref')?.text;
    if (reference !== undefined) return this.referred(reference, schema, contentType, where);
    return this.inline(schema, place, where);
  }

  private referred(reference: string, schema: Cursor, contentType: string, where: string): string | undefined {
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
    if (!this.#models.has(name)) this.add(name, schema);
    return name;
  }

  private add(name: string, schema: Cursor): void {
    const description = schema.get('description');
    this.#models.set(name, {
      name,
      contentType: 'application/json',
      ...(description?.text !== undefined && { description: description.text }),
      schema: schema.jsonDocument(),
      origin: schema.origin(),
    });
  }
}

/** The service names inline models like this, too: `MODEL` and a few digits. The same schema gives the same name. */
function inlineName(schema: Cursor): string {
  const digest = createHash('sha256').update(JSON.stringify(schema.json())).digest('hex');
  return `MODEL${digest.slice(0, 10)}`;
}

/** Name in a reference to a model of this document, or in the service's canonical form. */
function modelName(reference: string): string | undefined {
  const name =
    /^(?:#\/definitions\/|#\/components\/schemas\/|https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/)([^/]+)$/.exec(
      reference,
    )?.[1];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}
