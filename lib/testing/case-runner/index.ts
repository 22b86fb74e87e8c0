export type { Case, ExecutionCase, MalformedCase } from './case';
export { type CaseResult, printResult } from './case-result';
export { runCase, runCases } from './run-cases';
