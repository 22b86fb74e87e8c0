import type { Options, ValidateFunction } from 'ajv';
import type Ajv from 'ajv-draft-04';
import type { Json } from '../../definition';
import type { ModelPlan } from '../../plan';
import { checkBody } from './check-body';
import { linearPattern } from './linear-pattern';
import type { CompileModel } from './model';

/** As the service judges: formats are not looked at (recorded), unknown words mean nothing. */
const options: Options = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  // A member named `constructor` has to be the body's own.
  ownProperties: true,
  logger: false,
  code: { regExp: Object.assign(linearPattern, { code: 'linearPattern' }) },
};

/**
 * Checks bodies by draft-04 of JSON Schema. A schema that is none, or refers to what is not there, is refused on deployment; here it
 * lets everything pass.
 */
export function compileModels(models: readonly ModelPlan[]): CompileModel {
  let ajv: Ajv | undefined;
  return (name) => {
    ajv ??= withModels(models);
    const validate = compiled(ajv, name);
    return (body) => (validate ? checkBody(validate, body) : []);
  };
}

/** An id of every model, so that they may refer to each other. The ids of schemas themselves mean nothing to the service. */
function withModels(models: readonly ModelPlan[]): Ajv {
  // Loaded with the first body that is judged: few APIs have a validator.
  const { default: AjvDraft04 } = require('ajv-draft-04') as typeof import('ajv-draft-04');
  const ajv = new AjvDraft04(options);
  for (const { name, schema } of models) {
    if (schema !== null && typeof schema === 'object' && !Array.isArray(schema)) {
      const { id: _id, $schema: _schema, ...rest } = schema as Readonly<Record<string, Json>>;
      ajv.addSchema(rest, modelId(name));
    }
  }
  return ajv;
}

function compiled(ajv: Ajv, name: string): ValidateFunction | undefined {
  try {
    return ajv.getSchema(modelId(name)) as ValidateFunction | undefined;
  } catch {
    return undefined;
  }
}

function modelId(name: string): string {
  return `model:${encodeURIComponent(name)}`;
}
