export * from './analysis';
export { compileTemplate } from './compile-template';
export {
  type RenderTemplate,
  stepsTaken,
  TemplateRuntimeError,
  type TemplateRuntimeErrorKind,
  type TemplateVariables,
} from './runtime';
export { emitTemplate } from './source/emit-template';
export * from './syntax';
