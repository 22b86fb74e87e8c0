import { type Command, Option } from 'commander';
import { addInputOptions, collected, type InputOptions } from './input-options';

/** Options of the commands that run an API. */
export interface RunOptions extends InputOptions {
  readonly backend?: readonly string[];
  readonly stage?: string;
  readonly var?: readonly string[];
  readonly value?: readonly string[];
  readonly redact?: readonly string[];
  readonly allowUnsupported?: boolean;
}

export function addRunOptions(command: Command): Command {
  return addInputOptions(command)
    .addOption(
      new Option(
        '--backend <url=url>',
        'call another address in place of an endpoint: https://petstore.example.com=http://127.0.0.1:8080',
      ).argParser(collected),
    )
    .option('--stage <name>', 'stage (default: the first that is defined, else test)')
    .addOption(new Option('--var <name=value>', 'stage variable').argParser(collected))
    .addOption(
      new Option('--value <name=value>', 'value for what synth cannot know, by its meaning: Nlb.DNSName=127.0.0.1').argParser(collected),
    )
    .addOption(
      new Option('--redact <name>', 'mask values of headers, query parameters and JSON members with this name, too').argParser(collected),
    )
    .option('--allow-unsupported', 'serve methods whose authorizer does not run locally as if they had none');
}
