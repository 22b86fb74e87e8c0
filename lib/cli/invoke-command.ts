import { Option } from 'commander';
import type { CannedOptions } from './canned-options';
import { type AddCommand, examples } from './command';
import { collected } from './input-options';
import { addRunOptions, type RunOptions } from './run-options';

export interface InvokeOptions extends RunOptions, CannedOptions {
  readonly header?: readonly string[];
  readonly data?: string;
  readonly dataFile?: string;
  readonly bodyOnly?: boolean;
  readonly fail?: boolean;
  readonly format: 'pretty' | 'json' | 'aws-log';
}

export const invokeCommand: AddCommand = (program, context, done) => {
  addRunOptions(program.command('invoke'))
    .description('send one request through the API and say what happened, stage by stage')
    .addHelpText(
      'before',
      examples([
        "invoke GET '/pets/7?type=dog' --backend-status 503",
        "invoke POST /orders -d '{\"id\":7}' -H 'Content-Type: application/json'",
      ]),
    )
    .argument('<method>', 'HTTP method')
    .argument('<path>', 'path and query string below the stage')
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app')
    .addOption(new Option('-H, --header <header>', "header, 'Name: value'").argParser(collected))
    .option('-d, --data <text>', 'body')
    .option('--data-file <file>', 'file that holds the body')
    .option('--backend-status <code>', 'answer for the endpoint with this status')
    .option('--backend-body <text>', 'answer for the endpoint with this body (@FILE: that of a file)')
    .addOption(new Option('--backend-header <header>', "answer for the endpoint with this header, 'Name: value'").argParser(collected))
    .option('--body-only', 'print nothing but the body')
    .option('--fail', 'exit with 1 if the status is 400 or above')
    .addOption(new Option('--format <kind>', 'how to print').choices(['pretty', 'json', 'aws-log']).default('pretty'))
    .action(async (method: string, path: string, document: string | undefined, options: InvokeOptions) => {
      const { invoke } = require('./invoke') as typeof import('./invoke');
      done(await invoke(context(), `${method} ${path}`, document, options));
    });
};
