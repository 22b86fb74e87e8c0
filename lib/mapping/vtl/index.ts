export * from './analysis';
export { compileTemplate } from './closures/compile-template';
export {
  LOOP_LIMIT,
  type RenderTemplate,
  STEP_LIMIT,
  TemplateRuntimeError,
  type TemplateRuntimeErrorKind,
  type TemplateVariables,
} from './runtime';
export { emitTemplate } from './source/emit-template';
export * from './syntax';
