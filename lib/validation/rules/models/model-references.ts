import { type BodyModel, type Json, type JsonObject, literal, type Model } from '../../../definition';
import { everyMethodBy } from '../../context';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation, openApi, soundPaths } from '../../examples';
import type { NameIndex } from '../../name-index';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { advise } from '../../texts/phrases';

const docs = developerGuide('models-mappings-models');
const referring = ($ref: string) =>
  openApi(soundPaths, { components: { schemas: { Pet: { type: 'object', properties: { owner: { $ref } } }, Owner: { type: 'object' } } } });

/** `#`, `#/definitions/Name`, `#/components/schemas/Name` and the service's own address of a model. */
const canonical = /^(#(\/.*)?|https:\/\/[^/]+\/restapis\/[^/]+\/models\/[^/]+)$/;
/** How deep a schema is searched for references. */
const deepest = 200;

/** A schema refers to other models of its API only. */
export const modelReference: Rule = {
  id: 'model-reference',
  consequence: 'rejected',
  summary: 'A $ref of a model names a model of the same API.',
  docs,
  fails: referring('https://example.com/owner.json'),
  passes: referring('#/components/schemas/Owner'),
  *check({ models }): Iterable<Finding> {
    const names = new Set(models.map(({ name }) => literal(name)));
    for (const model of models) {
      const unresolved = new Set(model.schema?.unresolved);
      for (const { reference, pointer } of referencesOf(model.schema?.json ?? null)) {
        // Documents may refer to a model by its bare name; published ones that are deployed do.
        if (unresolved.has(pointer) || canonical.test(reference) || (isImported(model) && names.has(reference))) continue;
        yield {
          at: model,
          member: 'schema',
          message: `The model ${literal(model.name) ?? ''} refers to ${reference}, which is outside of the API.`.replace('  ', ' '),
          effect: [
            'The service refuses it: Invalid model specified: Validation Result: warnings : [],',
            'errors : [Model reference must be in canonical form]',
          ].join(' '),
          offending: { name: '$ref', text: reference, start: 0, end: reference.length },
          help: [advise('add the schema to the API as a model of its own, and refer to that')],
        };
      }
    }
  },
};

function* referencesOf(json: Json, pointer = '', depth = 0): Iterable<{ readonly reference: string; readonly pointer: string }> {
  if (json === null || typeof json !== 'object' || depth > deepest) return;
  for (const [key, value] of Object.entries<Json>(json as JsonObject)) {
    // What stands in these is data that happens to be JSON.
    if (!Array.isArray(json) && ['enum', 'default', 'example', 'examples'].includes(key)) continue;
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === '$ref' && typeof value === 'string') yield { reference: value, pointer: place };
    else yield* referencesOf(value, place, depth + 1);
  }
}

/** Models that CreateRestApi makes by itself. An import makes none. */
const ownModels = ['Empty', 'Error'];

/** A method's bodies follow models that exist. */
export const modelReferenceMethod: Rule = {
  id: 'model-reference-method',
  consequence: 'rejected',
  summary: 'A method names models of its API.',
  docs,
  fails: cloudFormation({}, { method: { MethodResponses: [{ StatusCode: '200', ResponseModels: { 'application/json': 'Pet' } }] } }),
  passes: cloudFormation(
    { Pet: apiPart('Model', { Name: 'Pet', ContentType: 'application/json', Schema: { type: 'object' } }) },
    { method: { MethodResponses: [{ StatusCode: '200', ResponseModels: { 'application/json': { Ref: 'Pet' } } }] } },
  ),
  check: everyMethodBy(['request', 'responses'], function* ({ method, where }, { models }) {
    if (!models.isComplete) return;
    for (const body of method.requestModels) yield* judge(body, models, where);
    for (const { responseModels } of method.methodResponses) for (const body of responseModels) yield* judge(body, models, where);
  }),
};

function* judge(body: BodyModel, models: NameIndex<Model>, where: string): Iterable<Finding> {
  const name = literal(body.model);
  if (name === undefined || models.has(name) || ownModels.includes(name)) return;
  yield {
    at: body,
    message: `${where} names the model ${name}, which the API does not have.`,
    ...(isImported(body)
      ? {
          consequence: 'sometimes-fails' as const,
          effect: `The import warns and goes on without it: Reference to model '${name}' not found. Ignoring.`,
        }
      : { effect: `The service refuses it: Invalid model identifier specified: ${name}` }),
    offending: { name: 'model', text: name, start: 0, end: name.length },
    help: [...didYouMean(name, [...models.names, ...ownModels]), advise(`define the model ${name}`)],
  };
}
