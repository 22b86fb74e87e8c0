export { checkTemplateOutput, type TemplateOutputCheck, type TemplateOutputProblem } from './check-template-output';
export type { SampleValue } from './sample-body';
