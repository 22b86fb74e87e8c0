import { Option } from 'commander';
import { type AddCommand, examples } from './command';
import { defaultPort } from './default-port';
import { addRunOptions, type RunOptions } from './run-options';

export interface ServeOptions extends RunOptions {
  readonly port?: string;
  readonly host: string;
  readonly json?: boolean;
}

export const serveCommand: AddCommand = (program, context, done) => {
  addRunOptions(program.command('serve'))
    .description('serve the API on this machine, with a line for each request')
    .addHelpText('before', examples(['serve', 'serve --stage dev --backend https://petstore.example.com=http://127.0.0.1:8080']))
    .argument('[document]', 'template or OpenAPI document to read, instead of the CDK app')
    .option('--port <number>', `port (default: ${defaultPort}, or the next one that is free)`)
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .option('--json', 'print one trace per line')
    .action(async (document: string | undefined, options: ServeOptions) => {
      const { serve } = require('./serve') as typeof import('./serve');
      done(await serve(context(), document, options));
    });
};
