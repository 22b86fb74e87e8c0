export * from './analysis';
export { compileTemplate } from './closures/compile-template';
export {
  type RenderTemplate,
  TemplateRuntimeError,
  type TemplateRuntimeErrorKind,
  type TemplateVariables,
} from './runtime';
export { emitTemplate } from './source/emit-template';
export * from './syntax';
