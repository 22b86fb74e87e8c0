import { resolve } from 'node:path';
import { type CaseResult, printResult, runCases } from '../testing/case-runner';
import { type CommandContext, exitCodes } from './context';
import type { TestOptions } from './test-command';
import { UsageError } from './usage-error';

/** Runs the cases of files, one after another, and prints how many passed. @returns exit code @throws UsageError for a file without cases */
export async function runFiles(
  context: CommandContext,
  files: readonly string[],
  { json = false, sockets = false }: TestOptions,
): Promise<number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const path = context.io.cwd === process.cwd() ? file : resolve(context.io.cwd, file);
    let isEmpty = true;
    for await (const result of runCases(path, { overSockets: sockets })) {
      isEmpty = false;
      counts[result.outcome]++;
      if (json) context.print(JSON.stringify(plain(result)));
      else if (result.outcome !== 'passed') context.print(`${result.outcome}  ${printResult(result)}`);
    }
    if (isEmpty) throw new UsageError(`${file}: there is no case in this file; write one as JSON on each line`);
  }
  const closing = `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
  if (json) context.note(closing);
  else context.print(closing);
  return counts.failed > 0 ? exitCodes.problems : exitCodes.fine;
}

function plain({ id, kind, outcome, differences, reason }: CaseResult): object {
  return { id, kind, outcome, ...(reason !== undefined && { reason }), ...(differences.length > 0 && { differences }) };
}
