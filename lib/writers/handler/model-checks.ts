import { compileJavaPattern } from '../../mapping/regex';
import type { ApiPlan, ModelPlan } from '../../plan';

/** Checks of the models that some method validates bodies against, as source. */
export interface ModelChecks {
  /** Name of the model, and of the check in {@link source}. */
  readonly names: readonly (readonly [model: string, check: string])[];
  /** Body of a function of `exports` and `require`. */
  readonly source: string;
}

/** Compiles the models that are asked for, so that a handler needs no JSON Schema compiler; undefined if none is. */
export function modelChecks(plan: ApiPlan): ModelChecks | undefined {
  const wanted = new Set(plan.methods.filter(({ validator }) => validator?.body).flatMap(({ models }) => models.map(([, model]) => model)));
  const models = plan.models.filter(({ name }) => wanted.has(name));
  if (models.length === 0) return undefined;
  const { source, checked } = standaloneSource(plan.models, models);
  return { names: checked.map((name, index) => [name, `m${index}`]), source };
}

/** The JSON Schema compiler costs more to load than all else here, so that only APIs that need it pay for it. */
function standaloneSource(all: readonly ModelPlan[], wanted: readonly ModelPlan[]): { source: string; checked: readonly string[] } {
  const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
  const { default: standaloneCode } = require('ajv/dist/standalone') as typeof import('ajv/dist/standalone');
  // As the engine judges: formats are not looked at, unknown words mean nothing, and patterns are bounded.
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    ownProperties: true,
    logger: false,
    code: { source: true, regExp: Object.assign(unread, { code: 'require("linear-pattern").default' }) },
  });
  for (const { name, schema } of all) {
    if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) continue;
    const { id: _id, $schema: _schema, ...rest } = schema as Readonly<Record<string, unknown>>;
    ajv.addSchema(rest, modelId(name));
  }
  const checked = wanted.map(({ name }) => name).filter((name) => isCompiled(() => ajv.getSchema(modelId(name))));
  return { source: standaloneCode(ajv, Object.fromEntries(checked.map((name, index) => [`m${index}`, modelId(name)]))), checked };
}

/** A schema that is none, or refers to what is not there, is refused on deployment; here it lets everything pass, as in the process. */
function isCompiled(compile: () => unknown): boolean {
  try {
    return compile() !== undefined;
  } catch {
    return false;
  }
}

/** Patterns are compiled again where bodies are checked. By its text ajv tells one from another. @throws PatternSyntaxError */
function unread(source: string): { test(): boolean; toString(): string } {
  compileJavaPattern(source);
  return { test: () => true, toString: () => source };
}

function modelId(name: string): string {
  return `model:${encodeURIComponent(name)}`;
}
