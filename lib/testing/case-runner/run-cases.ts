import { basename, dirname } from 'node:path';
import type { Case, MalformedCase } from './case';
import { readLines } from './case-lines';
import { type CaseResult, failedBecause, skipped } from './case-result';
import { FileReferences } from './file-references';
import { runExecutionOverSockets } from './over-sockets';
import { readCase } from './read-case';
import { runExecution } from './run-execution';
import { runTemplate } from './run-template';
import { runValidation } from './run-validation';

export interface RunOptions {
  /** Put execution cases over real connections on loopback instead of in the process. @default false */
  readonly overSockets?: boolean;
}

/** Streams the cases of a file. @throws UnreadableCases */
export async function* readCases(file: string): AsyncGenerator<Case | MalformedCase> {
  const files = new FileReferences(dirname(file));
  for await (const { line, text } of readLines(file)) yield readCase(text, `${basename(file)}:${line}`, files);
}

/** Runs the cases of a file, one after another. @throws UnreadableCases */
export async function* runCases(file: string, options: RunOptions = {}): AsyncGenerator<CaseResult> {
  for await (const testCase of readCases(file)) yield await runCase(testCase, options);
}

/** Runs one case. A case never stops a run: what goes wrong with it is its result. */
export async function runCase(testCase: Case | MalformedCase, options: RunOptions = {}): Promise<CaseResult> {
  if (testCase.kind === 'malformed') return failedBecause(testCase, testCase.problem);
  try {
    return await run(testCase, options);
  } catch (error) {
    return failedBecause(testCase, `the case cannot be run: ${(error as Error).message}`);
  }
}

async function run(testCase: Case, { overSockets = false }: RunOptions): Promise<CaseResult> {
  switch (testCase.kind) {
    case 'execution':
      return overSockets ? runExecutionOverSockets(testCase) : runExecution(testCase);
    case 'validation':
      return overSockets ? skipped(testCase, 'only execution cases go over connections') : runValidation(testCase);
    case 'template':
      return overSockets ? skipped(testCase, 'only execution cases go over connections') : runTemplate(testCase);
  }
}
