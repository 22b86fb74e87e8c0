export { analyzeTemplate } from './analyze-template';
export type * from './template-analysis';
