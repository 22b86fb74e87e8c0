import { randomUUID } from 'node:crypto';
import { Fault, headerValue, type LambdaAnswer, type LambdaBackend, type LambdaCall } from '../engine';
import type { FunctionDefinition } from './definition/function-definition';
import type { FunctionLog, Outcome } from './environments/execution-environment';
import { functionNameOf } from './function-name';
import { FunctionPool, Throttled } from './function-pool';

/** Bytes of an event that Lambda takes, and of a result, which may hold a hundred more. */
const maxEvent = 6 * 1024 * 1024;
const maxResult = maxEvent + 100;
/** The same for an event that nobody waits for. */
const maxAsynchronousEvent = 1024 * 1024;

export interface LocalLambdaOptions {
  readonly functions: readonly FunctionDefinition[];
  /** Hears every line that a function prints. */
  readonly onLog: (log: FunctionLog) => void;
}

/** Runs functions of the app on this machine, and answers as Lambda's Invoke call does. */
export class LocalLambdaBackend implements LambdaBackend {
  private readonly pools = new Map<string, FunctionPool>();
  private readonly asynchronous = new Set<Promise<unknown>>();

  constructor(private readonly options: LocalLambdaOptions) {}

  /** True if the ARN or name is that of a function that is run here. */
  has(functionArn: string): boolean {
    return this.definitionOf(functionArn) !== undefined;
  }

  /** @param name of the function that answers, where it is another one than the call asks for */
  async invoke(call: LambdaCall, name?: string): Promise<LambdaAnswer | Fault> {
    const { functionArn, payload, headers, timeoutInMillis, stream = false } = call;
    const definition = this.definitionOf(name ?? functionArn);
    if (!definition) return refused(404, 'ResourceNotFoundException', { Message: `Function not found: ${functionArn}` });
    const type = (headerValue(headers, 'x-amz-invocation-type') ?? 'RequestResponse').toLowerCase();
    if (payload.length > (type === 'event' ? maxAsynchronousEvent : maxEvent)) {
      const limit = type === 'event' ? maxAsynchronousEvent : maxEvent;
      return refused(413, 'RequestEntityTooLargeException', {
        Message: `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      });
    }
    if (payload.length > 0 && !isJson(payload)) {
      return refused(400, 'InvalidRequestContentException', { Message: 'Could not parse request body into json: the body is no JSON' });
    }
    if (type === 'dryrun') return { status: 204, headers: [], payload: new Uint8Array(), functionError: false };
    const running = this.run(definition, call, stream);
    if (type === 'event') {
      this.asynchronous.add(running);
      void running.finally(() => this.asynchronous.delete(running));
      return { status: 202, headers: [], payload: new Uint8Array(), functionError: false };
    }
    return withTimeout(running, timeoutInMillis);
  }

  /** Lets every function run what its code is now. */
  async reload(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.reload()));
  }

  /** Waits for calls that nobody waits for, and ends all functions. */
  async close(): Promise<void> {
    await Promise.all(this.asynchronous);
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
    this.pools.clear();
  }

  private definitionOf(functionArn: string): FunctionDefinition | undefined {
    const name = functionNameOf(functionArn);
    return this.options.functions.find((candidate) => candidate.name === name || candidate.logicalId === name);
  }

  private async run(definition: FunctionDefinition, { functionArn, payload, headers, region }: LambdaCall, stream: boolean) {
    const requestId = randomUUID();
    const traceId = headerValue(headers, 'x-amzn-trace-id') ?? '';
    try {
      const event = payload.length === 0 ? Buffer.from('{}') : payload;
      return answered(await this.poolOf(definition, region).invoke({ requestId, event, functionArn, traceId, stream }), requestId);
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
      return refused(429, 'TooManyRequestsException', {
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
        message: 'Rate Exceeded.',
      });
    }
  }

  private poolOf(definition: FunctionDefinition, region: string): FunctionPool {
    const known = this.pools.get(definition.name);
    if (known) return known;
    const { name, logicalId, constructPath } = definition;
    // A name that CloudFormation makes up says nothing to people.
    const functionName = name === logicalId ? (constructPath ?? name) : name;
    const pool = new FunctionPool(definition, { region, onLine: (text) => this.options.onLog({ functionName, text }) });
    this.pools.set(name, pool);
    if (definition.layers.length > 0) {
      const text = `its layers do not run locally: ${definition.layers.join(', ')}; modules of theirs are looked for in the project`;
      this.options.onLog({ functionName, text });
    }
    return pool;
  }
}

function answered(outcome: Outcome, requestId: string): LambdaAnswer {
  const headers = [
    'x-amzn-RequestId',
    requestId,
    'x-amzn-Remapped-Content-Length',
    '0',
    'X-Amz-Executed-Version',
    '$LATEST',
    'Content-Type',
    'application/json',
  ];
  if (outcome.kind === 'stream') return { status: 200, headers, payload: outcome.payload, functionError: false };
  if (outcome.payload.length > maxResult) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${maxResult} bytes).`;
    return failed(headers, Buffer.from(JSON.stringify({ errorMessage, errorType: 'Function.ResponseSizeTooLarge' })));
  }
  return outcome.kind === 'error'
    ? failed(headers, outcome.payload)
    : { status: 200, headers, payload: outcome.payload, functionError: false };
}

function failed(headers: readonly string[], payload: Uint8Array): LambdaAnswer {
  return { status: 200, headers: [...headers, 'X-Amz-Function-Error', 'Unhandled'], payload, functionError: true };
}

/** Lambda itself refuses the call. */
function refused(status: number, errorType: string, body: object): LambdaAnswer {
  const headers = ['x-amzn-ErrorType', errorType, 'Content-Type', 'application/json'];
  return { status, headers, payload: Buffer.from(JSON.stringify(body)), functionError: false };
}

function isJson(payload: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(payload).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** The gateway waits no longer than its integration says; the function goes on. */
function withTimeout(answering: Promise<LambdaAnswer>, millis: number): Promise<LambdaAnswer | Fault> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Fault>((resolve) => {
    timer = setTimeout(() => resolve(new Fault('timeout', `nothing within ${millis} ms`)), millis);
  });
  return Promise.race([answering, timeout]).finally(() => clearTimeout(timer));
}
