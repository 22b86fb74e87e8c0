import type AjvDraft04 from 'ajv-draft-04';
import type { ErrorObject } from 'ajv-draft-04';
import { type Json, literal } from '../../../definition';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import { isImported } from '../../provenance';
import type { Finding, Rule } from '../../rule';
import { advise } from '../../texts/phrases';

const modelled = (Schema: Json) => cloudFormation({ Pet: apiPart('Model', { Name: 'Pet', ContentType: 'application/json', Schema }) });
const refused = 'The service refuses it: ';

/** A model is a JSON Schema of draft 4 that says something. */
export const modelSchema: Rule = {
  id: 'model-schema',
  consequence: 'rejected',
  summary: 'The schema of a model is a JSON Schema of draft 4.',
  docs: developerGuide('models-mappings-models'),
  fails: modelled({ type: 'objekt' }),
  passes: modelled({ type: 'object', properties: { name: { type: 'string' } } }),
  *check({ models }): Iterable<Finding> {
    for (const model of models) {
      const name = literal(model.name) ?? 'A model';
      const json = model.schema?.json;
      // Documents are imported by other ways than models are put, and what is not draft 4 in them was seen to pass.
      const milder = isImported(model) ? { consequence: 'sometimes-fails' as const } : {};
      if (json === undefined || json === null || json === '') {
        if (isImported(model)) continue;
        const effect = `${refused}Model schema must have at least 1 property or array items defined`;
        yield { at: model, member: 'schema', message: `The model ${name} has no schema.`, effect, help: [advise('give it a JSON Schema')] };
      } else if ((model.schema?.unresolved.length ?? 0) === 0) {
        const fault = faultOf(json);
        if (fault === undefined) continue;
        const effect = `${refused}Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]`;
        const told = isImported(model) ? {} : { effect };
        yield {
          at: model,
          member: 'schema',
          message: `The schema of ${name} is no JSON Schema of draft 4: ${fault}.`,
          ...milder,
          ...told,
          help: [],
        };
      }
    }
  },
};

/** What is wrong with a schema, in a few words. */
function faultOf(json: Json): string | undefined {
  if (typeof json !== 'object' || Array.isArray(json)) return 'it is no JSON object';
  const validator = metaSchema();
  if (validator.validateSchema(withoutDialect(json)) === true) return undefined;
  return describe(validator.errors ?? []);
}

/** A schema may call itself by a later draft; the service reads it as draft 4. */
function withoutDialect(json: Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(json as Record<string, Json>).filter(([key]) => key !== '$schema'));
}

function describe(errors: readonly ErrorObject[]): string {
  const [error] = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf');
  if (!error) return 'a keyword has a value that it cannot have';
  const place = error.instancePath === '' ? 'it' : error.instancePath.slice(1).replaceAll('/', '.');
  return `${place} ${error.message ?? 'is wrong'}${error.keyword === 'enum' ? ` (${(error.params as { allowedValues: string[] }).allowedValues.join(', ')})` : ''}`;
}

let loaded: AjvDraft04 | undefined;

/** Loaded by the first model that is judged: an API without models need not wait for it. */
function metaSchema(): AjvDraft04 {
  const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
  loaded ??= new Ajv({ strict: false, logger: false, validateFormats: false });
  return loaded;
}
