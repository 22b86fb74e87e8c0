import { resolve } from 'node:path';
import { type CaseResult, printResult, runCases } from '../testing/case-runner';
import { type AddCommand, examples } from './command';
import { type CommandContext, exitCodes } from './context';

interface TestOptions {
  readonly json?: boolean;
  readonly sockets?: boolean;
}

export const testCommand: AddCommand = (program, context, done) => {
  program
    .command('test')
    .description('run recorded and written cases: execution, validation and template cases (docs/cases.md)')
    .addHelpText('before', examples(['test test/cases/*.jsonl', 'test orders.jsonl --json']))
    .argument('<cases...>', 'files with a case on each line (*.jsonl)')
    .option('--json', 'print one JSON object for each case')
    .option('--sockets', 'send the requests of execution cases over real connections on this machine')
    .action(async (files: string[], options: TestOptions) => done(await test(context(), files, options)));
};

async function test(context: CommandContext, files: readonly string[], { json = false, sockets = false }: TestOptions): Promise<number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const path = context.io.cwd === process.cwd() ? file : resolve(context.io.cwd, file);
    for await (const result of runCases(path, { overSockets: sockets })) {
      counts[result.outcome]++;
      if (json) context.print(JSON.stringify(plain(result)));
      else if (result.outcome !== 'passed') context.print(`${result.outcome}  ${printResult(result)}`);
    }
  }
  const closing = `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
  if (json) context.note(closing);
  else context.print(closing);
  return counts.failed > 0 ? exitCodes.problems : exitCodes.fine;
}

function plain({ id, kind, outcome, differences, reason }: CaseResult): object {
  return { id, kind, outcome, ...(reason !== undefined && { reason }), ...(differences.length > 0 && { differences }) };
}
