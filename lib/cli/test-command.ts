import { type AddCommand, examples } from './command';

export interface TestOptions {
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
    .action(async (files: string[], options: TestOptions) => {
      const { runFiles } = require('./run-files') as typeof import('./run-files');
      done(await runFiles(context(), files, options));
    });
};
