import { Argument, Option } from 'commander';
import { type AddCommand, examples } from './command';
import { addInputOptions, type InputOptions } from './input-options';

export const targets = ['openapi', 'swagger', 'cloudformation', 'diagram'] as const;
export type ExportTarget = (typeof targets)[number];
export type ExportFormat = 'json' | 'yaml' | 'svg' | 'mermaid';

export interface ExportOptions extends InputOptions {
  readonly out?: string;
  readonly check?: string;
  readonly rendering?: 'deployable' | 'portable';
  readonly clean?: boolean;
  readonly resources?: boolean;
  readonly format?: ExportFormat;
}

export const exportCommand: AddCommand = (program, context, done) => {
  addInputOptions(program.command('export'))
    .description('write the API as an OpenAPI 3.0 or Swagger 2.0 document, as a CloudFormation template or as a diagram')
    .addHelpText('before', examples(['export openapi --out api.yaml', 'export diagram --out docs/api.svg']))
    .addArgument(new Argument('[target]', 'what to write').choices(targets).default('openapi'))
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app')
    .option('--out <file>', 'file to write (default: standard output)')
    .option('--check <file>', 'write nothing; exit with 1 and the differences where the file says something else')
    .addOption(
      new Option('--format <kind>', 'by the ending of the file, else json, or mermaid for a diagram').choices([
        'json',
        'yaml',
        'svg',
        'mermaid',
      ]),
    )
    .addOption(
      new Option(
        '--rendering <kind>',
        'deployable (the default) keeps what synth cannot know as intrinsics; portable puts placeholders in their place',
      ).choices(['deployable', 'portable']),
    )
    .option('--resources', 'cloudformation: a resource for each path and method, instead of one with the whole API in its Body')
    .option('--clean', 'for documentation tools: portable, and without x-amazon-apigateway-*')
    .action(async (target: ExportTarget, document: string | undefined, options: ExportOptions) => {
      const { exportApi } = require('./export-api') as typeof import('./export-api');
      done(await exportApi(context(), target, document, options));
    });
};
