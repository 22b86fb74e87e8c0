import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, TemplateInput } from '../template-case';

export interface OracleCase {
  readonly template: string;
  readonly input?: TemplateInput;
}

/** What Apache Velocity 1.7 and Jayway make of templates, by the Java oracle in `folder`. */
export function askOracle(folder: string, cases: readonly OracleCase[]): Outcome[] {
  const lines = cases.map(({ template, input }, id) => JSON.stringify({ id, template, input: input ?? {} }));
  const output = execFileSync(join(folder, 'run.sh'), { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 30 });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { output?: string; error?: string })
    .map(({ output: text, error }) => (text === undefined ? { error: error! } : { output: text }));
}
