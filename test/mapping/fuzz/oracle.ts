import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome, TemplateInput } from '../template-case';

export interface OracleCase {
  readonly template: string;
  readonly input?: TemplateInput;
}

/** Apache Velocity 1.7 and Jayway, in one Java process that answers until it is closed. */
export interface Oracle {
  ask(cases: readonly OracleCase[]): Promise<Outcome[]>;
  close(): void;
}

/** Starts the Java oracle in `folder`. */
export function startOracle(folder: string): Oracle {
  const java = spawn(join(folder, 'run.sh'), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  const ask = async (cases: readonly OracleCase[]): Promise<Outcome[]> => {
    const writing = write(cases);
    const results: Outcome[] = [];
    for (const { template } of cases) {
      const line = await lines.next();
      if (line.done === true) throw new Error(`The oracle ended at ${JSON.stringify(template)}.`);
      const { output, error } = JSON.parse(line.value) as { output?: string; error?: string };
      results.push(output === undefined ? { error: error! } : { output });
    }
    await writing;
    return results;
  };
  const write = async (cases: readonly OracleCase[]): Promise<void> => {
    for (const [id, { template, input }] of cases.entries()) {
      const isTaken = java.stdin.write(`${JSON.stringify({ id, template, input: input ?? {} })}\n`);
      if (!isTaken) await once(java.stdin, 'drain');
    }
  };
  return { ask, close: () => void java.stdin.end() };
}
