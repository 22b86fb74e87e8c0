import { Argument, Option } from 'commander';
import { type AddCommand, examples } from './command';
import { addInputOptions, type InputOptions } from './input-options';

export interface ExportOptions extends InputOptions {
  readonly out?: string;
  readonly rendering: 'deployable' | 'portable';
  readonly extensions: boolean;
  readonly yaml?: boolean;
}

const formats = ['openapi', 'swagger'] as const;
export type DocumentFormat = (typeof formats)[number];

export const exportCommand: AddCommand = (program, context, done) => {
  addInputOptions(program.command('export'))
    .description('write the API as an OpenAPI 3.0 or Swagger 2.0 document')
    .addHelpText('before', examples(['export openapi --out api.yaml', 'export swagger template.json --rendering portable']))
    .addArgument(new Argument('[format]', 'openapi (3.0) or swagger (2.0)').choices(formats).default('openapi'))
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app')
    .option('--out <file>', 'file to write, YAML where it ends in .yaml or .yml (default: standard output)')
    .addOption(
      new Option('--rendering <kind>', 'deployable keeps what synth cannot know as intrinsics; portable puts placeholders in their place')
        .choices(['deployable', 'portable'])
        .default('deployable'),
    )
    .option('--no-extensions', 'leave x-amazon-apigateway-* out')
    .option('--yaml', 'write YAML')
    .action(async (format: DocumentFormat, document: string | undefined, options: ExportOptions) => {
      const { exportApi } = require('./export-api') as typeof import('./export-api');
      done(await exportApi(context(), format, document, options));
    });
};
