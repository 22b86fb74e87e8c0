import type { Json, Model } from '../definition';
import type { ModelPlan } from './api-plan';
import type { Resolver } from './resolver';

/** The models, with every reference to another one as `model:{name}`. */
export function modelPlans(models: readonly Model[], resolver: Resolver): readonly ModelPlan[] {
  const names = new Map<string, string>();
  for (const model of models) {
    const name = resolver.text(model.name);
    if (model.origin.logicalId !== undefined) names.set(model.origin.logicalId, name);
  }
  for (const model of models) names.set(resolver.text(model.name), resolver.text(model.name));
  return models.map((model) => {
    const schema = model.schema ? resolver.document(model.schema) : {};
    return { name: resolver.text(model.name), schema: withModelReferences(schema, schema, names) };
  });
}

const reference =
  /^(?:#\/(?:definitions|components\/schemas)|https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models|.*\/models)\/([^/]+)$/s;

function withModelReferences(json: Json, whole: Json, names: ReadonlyMap<string, string>): Json {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map((item: Json) => withModelReferences(item, whole, names));
  return Object.fromEntries(
    Object.entries(json).map(([key, member]) => {
      if (key !== '$ref' || typeof member !== 'string') return [key, withModelReferences(member, whole, names)];
      return [key, reachesWithin(whole, member) ? member : modelReference(member, names)];
    }),
  );
}

function modelReference(text: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(reference.exec(text)?.[1] ?? '');
  return name === undefined ? text : `model:${encodeURIComponent(name)}`;
}

/** True for a reference to the schema's own parts, which goes before a model of that name. */
function reachesWithin(schema: Json, text: string): boolean {
  if (!text.startsWith('#')) return false;
  let place: Json | undefined = schema;
  for (const part of text.slice(1).split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (place === null || typeof place !== 'object' || !Object.hasOwn(place, key)) return false;
    place = (place as Readonly<Record<string, Json>>)[key];
  }
  return true;
}
