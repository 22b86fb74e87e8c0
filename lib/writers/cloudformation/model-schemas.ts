import { isLiteral, type Json, type JsonObject, type Model } from '../../definition';
import type { PartIds } from './part-ids';

const component = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;
const canonical = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]*\/models\/([^/]+)$/;

/**
 * Schemas of models that are resources of their own. A reference between them is the service's URL with the id of the API and the name
 * of the model in it; CloudFormation makes the model that is referred to first, where that goes.
 */
export class ModelSchemas {
  /** Models that each model refers to, by name. */
  readonly #referred = new Map<string, ReadonlySet<string>>();
  #circular = false;

  constructor(
    private readonly models: PartIds<Model>,
    private readonly api: string,
  ) {
    for (const { name, schema } of models.parts)
      if (isLiteral(name) && !this.#referred.has(name)) this.#referred.set(name, namesIn(schema?.json ?? null));
  }

  /** True if models refer to each other in a circle: none of them can wait for the others. */
  get circular(): boolean {
    return this.#circular;
  }

  schemaOf({ name, schema }: Model): Json | undefined {
    return schema && this.#written(schema.json, isLiteral(name) ? name : '', localNames(schema.json));
  }

  #written(json: Json, of: string, local: ReadonlySet<string>): Json {
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return (json as readonly Json[]).map((item) => this.#written(item, of, local));
    const entries = Object.entries(json as JsonObject).map(([key, value]): [string, Json] => {
      const name = key === '$ref' ? referredName(value) : undefined;
      const stays = name === undefined || (local.has(name) && String(value).startsWith('#/definitions/'));
      return [key, stays ? this.#written(value, of, local) : this.#reference(name, of)];
    });
    return Object.fromEntries(entries);
  }

  #reference(name: string, from: string): Json {
    const id = this.models.named(name);
    const isCircle = id !== undefined && this.#reaches(name, from);
    this.#circular ||= isCircle;
    const last: Json = id === undefined || isCircle ? name : { Ref: id };
    return { 'Fn::Join': ['', ['https://apigateway.amazonaws.com/restapis/', { Ref: this.api }, '/models/', last]] };
  }

  #reaches(from: string, to: string): boolean {
    const seen = new Set<string>();
    const open = [from];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === to) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...(this.#referred.get(name) ?? []));
    }
    return false;
  }
}

/** The model that a `$ref` names; the service takes references to whole models alone. */
function referredName(reference: Json): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const [, name] = component.exec(reference) ?? canonical.exec(reference) ?? [];
  return name?.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What the schema's own `definitions` hold. */
function localNames(json: Json): ReadonlySet<string> {
  const definitions = json !== null && typeof json === 'object' && 'definitions' in json ? json['definitions'] : undefined;
  return new Set(definitions !== null && typeof definitions === 'object' ? Object.keys(definitions) : []);
}

function namesIn(json: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Json[] = [json];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || typeof node !== 'object') continue;
    for (const [key, value] of Object.entries(node)) {
      const name = key === '$ref' ? referredName(value) : undefined;
      if (name !== undefined) found.add(name);
      else open.push(value);
    }
  }
  return found;
}
