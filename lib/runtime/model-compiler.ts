import type { ValidateFunction } from 'ajv';
import equal from 'ajv/dist/runtime/equal';
import ucs2length from 'ajv/dist/runtime/ucs2length';
import { checkBody, linearPattern, type ModelCompiler } from '../engine/core';
import type { CompiledModels } from './compiled-api';

/** What the checks that ajv compiles ahead ask for. */
const modules: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['ajv/dist/runtime/equal', { default: equal }],
  ['ajv/dist/runtime/ucs2length', { default: ucs2length }],
  ['linear-pattern', { default: linearPattern }],
]);

/** Makes the checks that were compiled at synth those of the engine; a model without one lets everything pass. */
export function modelCompiler(models: CompiledModels | undefined): ModelCompiler {
  return () => {
    const checks = models ? definedChecks(models) : new Map<string, ValidateFunction>();
    return (name) => {
      const validate = checks.get(name);
      return (body) => (validate ? checkBody(validate, body) : []);
    };
  };
}

function definedChecks({ names, define }: CompiledModels): ReadonlyMap<string, ValidateFunction> {
  const defined: Record<string, ValidateFunction> = {};
  define(defined, (name) => {
    if (modules.has(name)) return modules.get(name);
    throw new Error(`The check of a model asks for ${name}, which the handler does not have`);
  });
  return new Map(names.map(([model, check]) => [model, defined[check]]));
}
