import { type GatewayOptions, type HttpBackend, NetworkHttpBackend } from '../engine';
import { type Redirect, RedirectingBackend, readRedirects } from '../testing/backends';
import { functionText, type SourcedApi } from '../testing/sources';
import { endpointAddresses, UnknownValues } from '../testing/values';
import { authorizerSettings } from './authorizer-settings';
import type { CommandContext } from './context';
import { readPairs } from './pairs';
import type { RunOptions } from './run-options';
import { type ServiceSettings, serviceSettings } from './service-settings';
import { UsageError } from './usage-error';

/** What a command runs an API with. */
export interface RunSettings {
  readonly gateway: GatewayOptions;
  readonly http: HttpBackend;
  readonly services: ServiceSettings;
  readonly redirects: readonly Redirect[];
  readonly values: UnknownValues;
}

/** What the options say to the engine. @throws UsageError */
export function runSettings(context: CommandContext, api: SourcedApi, options: RunOptions): RunSettings {
  checkStage(api, options.stage);
  const given = Object.fromEntries(readPairs('--value', options.value ?? []));
  const values = new UnknownValues(given, api.readToken, endpointAddresses(api.definition), functionText(api));
  const variables = Object.fromEntries(readPairs('--var', options.var ?? []));
  const gateway: GatewayOptions = {
    stage: { ...(options.stage !== undefined && { name: options.stage }), variables },
    values: values.lookup,
    trace: true,
    ...(options.apiKey && { apiKeys: options.apiKey }),
    allowUnsupported: options.allowUnsupported ?? false,
    allowUnsigned: options.allowUnsupported ?? false,
    ...authorizerSettings(options, context.io.cwd),
  };
  const redirects = redirectsOf(options.backend ?? []);
  const network = new NetworkHttpBackend();
  const services = serviceSettings(api, options, values, {
    cwd: context.io.cwd,
    http: network,
    onLog: ({ functionName, text }) => context.note(`${functionName}  ${text}`),
  });
  return { gateway, http: new RedirectingBackend(network, redirects), services, redirects, values };
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
