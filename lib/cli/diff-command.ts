import { Option } from 'commander';
import { type AddCommand, examples } from './command';
import { addReadOptions, type ReadingOptions } from './input-options';

export interface DiffOptions extends ReadingOptions {
  readonly format: 'pretty' | 'json';
  readonly failOn: 'any' | 'breaking' | 'clients' | 'backends' | 'never';
}

export const diffCommand: AddCommand = (program, context, done) => {
  addReadOptions(program.command('diff'))
    .description('say what two APIs say differently, method by method, and whom each change breaks')
    .addHelpText('before', examples(['diff deployed.yaml', 'diff main/cdk.out cdk.out --fail-on breaking']))
    .argument(
      '<before>',
      'template, OpenAPI document, folder of a cloud assembly, or folder of an app with its cdk.json; - is standard input',
    )
    .argument('[after]', 'the same (default: the app of cdk.json here)')
    .addOption(new Option('--format <kind>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addOption(
      new Option('--fail-on <changes>', 'exit with 1 for these changes')
        .choices(['any', 'breaking', 'clients', 'backends', 'never'])
        .default('any'),
    )
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      const { diffApis } = require('./diff-apis') as typeof import('./diff-apis');
      done(await diffApis(context(), before, after, options));
    });
};
