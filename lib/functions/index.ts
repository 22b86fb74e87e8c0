export type { FunctionDefinition } from './definition/function-definition';
export type { FunctionLog } from './environments/execution-environment';
export { FunctionsBackend, type FunctionsInput } from './functions-backend';
export { type AnyFunction, UnusableTarget } from './targets/function-target';
export { type FunctionTemplate, TemplateFunctions } from './template/template-functions';
