import { isLiteral, type Json, type Model } from '../../definition';
import { type DraftEntry, type DraftObject, Hole, object } from './draft';
import { modelReference } from './model-reference';
import { ModelSchema } from './model-schema';
import { text } from './values';
import type { Writing } from './writing';

/** The models that the service makes with every API that is not imported from a document, as its export writes them. */
const serviceModels: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['Empty', { type: 'object', title: 'Empty Schema' }],
  ['Error', { type: 'object', title: 'Error Schema', properties: { message: { type: 'string' } } }],
]);

/** Members of `components.schemas` or `definitions`. Call it last: it adds the service's own models that others referred to. */
export function models(writing: Writing): readonly DraftEntry[] {
  const written = new Set<string>();
  const own = writing.definition.models.flatMap((model) => {
    if (!isLiteral(model.name)) {
      writing.warn('A model whose name is not known at synth is left out: a document has its models by name.');
      return [];
    }
    if (written.has(model.name)) {
      writing.warn(`Model ${model.name} is declared twice; the document has the first one.`);
      return [];
    }
    written.add(model.name);
    return modelEntries(model, model.name, writing);
  });
  const used = [...writing.serviceModels].map((name): DraftEntry => [name, serviceModels.get(name) as Json]);
  return [...own, ...used];
}

/** `$ref` of the model that a body follows; undefined (with a warning) if the document has no such model. */
export function bodySchema(name: Model['name'], where: string, writing: Writing): DraftObject | undefined {
  if (!isLiteral(name)) {
    if (!writing.portable) return { $ref: modelReference(name, writing) };
    writing.warn(`${where}: the name of a body's model is not known at synth; the document has the body without a schema.`);
    return undefined;
  }
  if (writing.models.keyOf(name) === undefined && serviceModels.has(name)) writing.serviceModels.add(name);
  else if (writing.models.keyOf(name) === undefined) {
    writing.warn(`${where}: model ${name} is not part of the API.`);
    if (writing.portable) return undefined;
  }
  return { $ref: modelReference(name, writing) };
}

function modelEntries(model: Model, name: string, writing: Writing): readonly DraftEntry[] {
  if (!isLiteral(model.contentType) || model.contentType !== 'application/json') {
    writing.note(`Model ${name}: a document cannot say a model's content type; an import makes it application/json.`);
  }
  const key = writing.models.keyOf(name) as string;
  const schema = model.schema === undefined ? undefined : new ModelSchema(name, model.schema, writing);
  const whole = schema?.whole() ?? {};
  if (whole instanceof Hole) return [[key, whole]];
  // The service has no other place for a model's description than the schema's.
  const described = object([...Object.entries(whole), ['description', text(model.description) ?? whole['description']]]);
  return [[key, described], ...(schema?.localDefinitions() ?? [])];
}
