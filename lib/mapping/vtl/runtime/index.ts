export { STEP_LIMIT } from './budget';
export { LOOP_LIMIT } from './loop';
export { type Invoke, MethodTable } from './method-table';
export { objectMethods } from './methods/object-methods';
export { TemplateObject } from './template-object';
export { TemplateRuntimeError, type TemplateRuntimeErrorKind } from './template-runtime-error';
export type { RenderTemplate, TemplateVariables } from './template-variables';
