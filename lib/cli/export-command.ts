import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Argument, Option } from 'commander';
import { selectApi } from '../testing/sources';
import { toJsonText, toYamlText, writeOpenApi } from '../writers';
import { type AddCommand, examples } from './command';
import { type CommandContext, exitCodes } from './context';
import { findApis } from './find-input';
import { addInputOptions, type InputOptions } from './input-options';
import { UsageError } from './usage-error';

interface ExportOptions extends InputOptions {
  readonly out?: string;
  readonly rendering: 'deployable' | 'portable';
  readonly extensions: boolean;
  readonly yaml?: boolean;
}

const formats = ['openapi', 'swagger'] as const;

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
    .action(async (format: (typeof formats)[number], document: string | undefined, options: ExportOptions) =>
      done(await exportApi(context(), format, document, options)),
    );
};

async function exportApi(
  context: CommandContext,
  format: (typeof formats)[number],
  input: string | undefined,
  options: ExportOptions,
): Promise<number> {
  const api = selectApi(await findApis(context, input === undefined ? [] : [input], options), options.api);
  const { document, warnings } = writeOpenApi(api.definition, {
    version: format === 'openapi' ? '3.0' : '2.0',
    rendering: options.rendering,
    extensions: options.extensions,
  });
  for (const warning of warnings) context.note(`warning  ${warning}`);
  const isYaml = options.yaml ?? /\.ya?ml$/i.test(options.out ?? '');
  const text = isYaml ? toYamlText(document) : toJsonText(document);
  if (options.out === undefined) context.io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  else writeFile(resolve(context.io.cwd, options.out), options.out, text);
  return exitCodes.fine;
}

function writeFile(path: string, asWritten: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`--out ${asWritten}: ${(error as Error).message}`);
  }
}
