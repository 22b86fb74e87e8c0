export { checkTemplateOutput, type TemplateOutputCheck, templateOutputExample } from './check-template-output';
export type { TemplateOutputProblem } from './example';
export type { SampleValue } from './sample-body';
