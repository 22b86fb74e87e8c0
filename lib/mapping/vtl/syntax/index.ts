export * from './nodes';
export { type ParsedTemplate, parseTemplate, TEMPLATE_BYTES_LIMIT } from './parse';
export type { TemplateError } from './template-error';
