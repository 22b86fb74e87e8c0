import type { AwsBackend, HttpBackend, LambdaBackend } from '../engine';
import { type FunctionLog, FunctionsBackend, UnusableTarget } from '../functions';
import { type AwsInput, signedBackend } from '../testing/services';
import type { SourcedApi } from '../testing/sources';
import type { UnknownValues } from '../testing/values';
import { readPairs } from './pairs';
import type { RunOptions } from './run-options';
import { UsageError } from './usage-error';

/** Lambda functions and AWS services of a command. */
export interface ServiceSettings {
  readonly lambda: FunctionsBackend;
  readonly aws: AwsBackend & LambdaBackend;
}

export interface ServiceSurroundings {
  readonly cwd: string;
  readonly http: HttpBackend;
  readonly onLog: (log: FunctionLog) => void;
}

/** Functions of the app run from their code, others and all services are really called, unless options say otherwise. @throws UsageError */
export function serviceSettings(
  api: SourcedApi,
  options: RunOptions,
  values: UnknownValues,
  { cwd, http, onLog }: ServiceSurroundings,
): ServiceSettings {
  const aws = signedBackend(awsInput(options), http);
  const definitions = api.functions?.((intrinsic) => values.givenFor({ unresolved: intrinsic })).definitions ?? [];
  try {
    const given = Object.fromEntries(readPairs('--lambda', options.lambda ?? []));
    return { aws, lambda: new FunctionsBackend({ given, definitions, folder: cwd, http, aws, onLog }) };
  } catch (error) {
    if (error instanceof UnusableTarget) throw new UsageError(`--lambda: ${error.message}`);
    throw error;
  }
}

/** `URL`, or `service=URL`. */
function awsInput({ awsEndpoint = [], assumeRoles = false }: RunOptions): AwsInput {
  const endpoints: Record<string, string> = {};
  let endpoint: string | undefined;
  for (const text of awsEndpoint) {
    const [, service, url = ''] = /^(?:([a-z0-9.-]+)=)?(.*)$/s.exec(text) ?? [];
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new UsageError(
        `--aws-endpoint ${text}: write an address, http://127.0.0.1:4566, or one of a service, dynamodb=http://127.0.0.1:8000`,
      );
    }
    if (service === undefined) endpoint = url;
    else endpoints[service] = url;
  }
  return { ...(endpoint !== undefined && { endpoint }), endpoints, assumeRoles };
}
