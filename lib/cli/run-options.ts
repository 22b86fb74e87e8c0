import { type Command, Option } from 'commander';
import type { GatewayOptions } from '../engine';
import { type HttpBackend, NetworkHttpBackend } from '../engine';
import { type Redirect, RedirectingBackend, readRedirects } from '../testing/backends';
import type { SourcedApi } from '../testing/sources';
import { UnknownValues } from '../testing/values';
import { addInputOptions, collected, type InputOptions } from './input-options';
import { readPairs } from './pairs';
import { UsageError } from './usage-error';

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

/** What a command runs an API with. */
export interface RunSettings {
  readonly gateway: GatewayOptions;
  readonly http: HttpBackend;
  readonly redirects: readonly Redirect[];
}

/** What the options say to the engine. @throws UsageError */
export function runSettings(api: SourcedApi, options: RunOptions): RunSettings {
  checkStage(api, options.stage);
  const values = new UnknownValues(Object.fromEntries(readPairs('--value', options.value ?? [])), api.readToken);
  const variables = Object.fromEntries(readPairs('--var', options.var ?? []));
  const gateway: GatewayOptions = {
    stage: { ...(options.stage !== undefined && { name: options.stage }), variables },
    values: values.lookup,
    trace: true,
    allowUnsupported: options.allowUnsupported ?? false,
  };
  const redirects = redirectsOf(options.backend ?? []);
  return { gateway, http: new RedirectingBackend(new NetworkHttpBackend(), redirects), redirects };
}

/** The name of the stage that is run. */
export function stageName({ definition }: SourcedApi, { stage }: RunOptions): string {
  const first = definition.stages[0]?.name;
  return stage ?? (typeof first === 'string' ? first : 'test');
}

function redirectsOf(pairs: readonly string[]): readonly Redirect[] {
  try {
    return readRedirects(pairs.map(splitAddresses));
  } catch (error) {
    throw new UsageError(`--backend: ${(error as Error).message}`);
  }
}

/** The `=` between two addresses stands before the second one's scheme. */
function splitAddresses(text: string): [from: string, to: string] {
  const match = /^(https?:\/\/.+?)=(https?:\/\/.+)$/.exec(text);
  if (!match) throw new Error(`${text}: write URL=URL, as in https://petstore.example.com=http://127.0.0.1:8080`);
  return [match[1], match[2]];
}

function checkStage({ definition }: SourcedApi, stage: string | undefined): void {
  const names = definition.stages.map(({ name }) => name);
  if (stage === undefined || names.length === 0 || names.includes(stage) || names.some((name) => typeof name !== 'string')) return;
  throw new UsageError(`--stage ${stage}: the API has ${names.join(', ')}`);
}
