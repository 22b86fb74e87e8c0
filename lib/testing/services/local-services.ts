import { type AwsBackend, Fault, type HttpBackend, type LambdaBackend, NetworkHttpBackend } from '../../engine';
import type { FunctionLog, FunctionsBackend, FunctionsInput } from '../../functions';
import type { CallBackend } from '../backends/call-backend';
import type { SourcedApi } from '../sources';
import type { UnknownValues } from '../values';
import type { AwsInput, ServicesInput } from './services-input';

/** Functions and AWS services that calls of one API really reach; functions stay warm from call to call. */
export class LocalServices {
  private readonly functions = new Map<FunctionsInput | 'local', FunctionsBackend>();
  private network: NetworkHttpBackend | undefined;

  constructor(private readonly api: SourcedApi) {}

  /** The endpoints of a call, with functions and services that its options name before what else answers. */
  before<T extends CallBackend>(others: T, { functions, aws, onFunctionLog }: ServicesInput, values: UnknownValues): T | CallBackend {
    if (functions === undefined && aws === undefined) return others;
    const run = functions && this.functionsFor(functions, aws, onFunctionLog ?? printLog, values);
    const lambda: LambdaBackend = {
      invoke: (call) => (run?.answersFor(call.functionArn) ? run : others.lambda).invoke(call),
    };
    return { http: others.http, lambda, aws: aws ? this.signed(aws) : others.aws };
  }

  /** The functions that a call's options name; undefined where they name none. */
  functionsOf({ functions, aws, onFunctionLog }: ServicesInput, values: UnknownValues): FunctionsBackend | undefined {
    return functions && this.functionsFor(functions, aws, onFunctionLog ?? printLog, values);
  }

  /** Ends functions, and connections to services. */
  async close(): Promise<void> {
    const running = [...this.functions.values()];
    this.functions.clear();
    await Promise.all(running.map((backend) => backend.close()));
    await this.network?.close();
    this.network = undefined;
  }

  private functionsFor(
    input: FunctionsInput | 'local',
    aws: AwsInput | undefined,
    onLog: (log: FunctionLog) => void,
    values: UnknownValues,
  ): FunctionsBackend {
    const known = this.functions.get(input);
    if (known) return known;
    const { FunctionsBackend: Functions } = require('../../functions') as typeof import('../../functions');
    const made = new Functions({
      given: input === 'local' ? { '*': 'local' } : input,
      definitions: this.api.functions?.((intrinsic) => values.givenFor({ unresolved: intrinsic })).definitions ?? [],
      folder: process.cwd(),
      http: this.http,
      aws: this.signed(aws ?? {}),
      onLog,
    });
    this.functions.set(input, made);
    return made;
  }

  private signed(aws: AwsInput): AwsBackend & LambdaBackend {
    return signedBackend(aws, this.http);
  }

  private get http(): HttpBackend {
    this.network ??= new NetworkHttpBackend();
    return this.network;
  }
}

/** The services as a person named them. The signer is loaded here and not before. */
export function signedBackend({ endpoint, endpoints, assumeRoles = false }: AwsInput, http: HttpBackend): AwsBackend & LambdaBackend {
  const { endpointsOf, SignedBackend } = require('../../engine/effects/signed') as typeof import('../../engine/effects/signed');
  const { all, byService } = endpointsOf(process.env);
  return new SignedBackend({
    http,
    fault: (kind, message) => new Fault(kind, message),
    // What was said here goes before the variables that the AWS SDKs know.
    endpoints: {
      ...((endpoint ?? all) !== undefined && { all: endpoint ?? all }),
      byService: { ...(endpoint === undefined && byService), ...endpoints },
    },
    assumeRoles,
  });
}

function printLog({ functionName, text }: FunctionLog): void {
  process.stderr.write(`${functionName}  ${text}\n`);
}
