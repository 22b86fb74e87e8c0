export { checkTemplateOutput, type TemplateOutputCheck, type TemplateOutputProblem, templateOutputExample } from './check-template-output';
export type { SampleValue } from './sample-body';
