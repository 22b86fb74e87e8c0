export { type TemplateForm, type TemplateOptions, type WrittenTemplate, writeCloudFormation } from './write-cloudformation';
