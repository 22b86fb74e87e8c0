export * from './nodes';
export { type ParsedTemplate, parseTemplate } from './parse';
export type { TemplateError } from './template-error';
