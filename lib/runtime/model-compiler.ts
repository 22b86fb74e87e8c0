import type { ValidateFunction } from 'ajv';
import { checkBody, linearPattern, type ModelCompiler } from '../engine/core';
import type { CompiledModels } from './compiled-api';

/** What the checks that ajv compiles ahead ask for. */
const modules: ReadonlyMap<string, () => unknown> = new Map<string, () => unknown>([
  ['ajv/dist/runtime/equal', () => require('ajv/dist/runtime/equal') as unknown],
  ['ajv/dist/runtime/ucs2length', () => require('ajv/dist/runtime/ucs2length') as unknown],
  ['linear-pattern', () => ({ default: linearPattern })],
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
    const found = modules.get(name);
    if (found) return found();
    throw new Error(`The check of a model asks for ${name}, which the handler does not have`);
  });
  return new Map(names.map(([model, check]) => [model, defined[check]]));
}
