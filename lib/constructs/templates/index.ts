export * from './mapping-template';
export { TemplateValue } from './template-value';
