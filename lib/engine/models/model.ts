import type { ModelPlan } from '../../plan';

/** What is wrong with a body; nothing if it fits the model. */
export type ValidateModel = (body: string) => readonly string[];

/** The check for a model by its name; made when the first body needs it. */
export type CompileModel = (name: string) => ValidateModel;

/** How models become checks: by ajv in the process, by code made ahead in a bundle. */
export type ModelCompiler = (models: readonly ModelPlan[]) => CompileModel;
