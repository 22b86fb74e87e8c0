export type { Case, ExecutionCase, MalformedCase, TemplateCase, ValidationCase } from './case';
export { UnreadableCases } from './case-lines';
export { type CaseResult, printResult } from './case-result';
export { type Difference, printDifference } from './difference';
export { type RunOptions, readCases, runCase, runCases } from './run-cases';
