import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { type AddCommand, examples } from './command';
import { addInputOptions, type InputOptions } from './input-options';
import { UsageError } from './usage-error';

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
    .argument('[target]', 'openapi (the default), swagger, cloudformation or diagram')
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app; - is standard input')
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
    .action(async (first: string | undefined, second: string | undefined, options: ExportOptions) => {
      const { target, document } = targetAndDocument(context().io.cwd, first, second);
      const { exportApi } = require('./export-api') as typeof import('./export-api');
      done(await exportApi(context(), target, document, options));
    });
};

/** `export api.yaml` is `export openapi api.yaml`. */
function targetAndDocument(cwd: string, first: string | undefined, second: string | undefined) {
  const target = targets.find((name) => name === first);
  if (target !== undefined) return { target, document: second };
  if (second === undefined && (first === undefined || /[./\\-]/.test(first) || existsSync(resolve(cwd, first))))
    return { target: targets[0], document: first };
  throw new UsageError(
    `"${first}" is none of the targets: write ${targets.slice(0, -1).join(', ')} or ${targets.at(-1)}, then the document`,
  );
}
