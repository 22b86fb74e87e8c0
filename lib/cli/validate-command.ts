import { Option } from 'commander';
import { type AddCommand, examples } from './command';
import { addInputOptions, collected, type InputOptions } from './input-options';

/** How diagnostics are printed. */
export const formats = ['pretty', 'compact', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export interface ValidateOptions extends InputOptions {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
  readonly rule?: readonly string[];
  readonly explain?: string;
  readonly watch?: boolean;
}

export const validateCommand: AddCommand = (program, context, done) => {
  addInputOptions(program.command('validate'))
    .description('report what the service would refuse, and what would fail when it is called')
    .addHelpText('before', examples(['validate', 'validate api.yaml --format github --fail-on warning']))
    .argument('[documents...]', 'templates or OpenAPI documents to read, instead of the CDK app')
    .addOption(new Option('--format <kind>', 'how to print').choices(formats).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(['error', 'warning']).default('error'))
    .addOption(new Option('--rule <name>', 'judge by this rule alone; may be repeated').argParser(collected))
    .option('--watch', 'judge again whenever a file changes, until Ctrl-C')
    .option('--explain <rule>', 'say what a rule is about, and judge nothing')
    .action(async (documents: string[], options: ValidateOptions) => {
      const { validateApis } = require('./validate-apis') as typeof import('./validate-apis');
      done(await validateApis(context(), documents, options));
    });
};
