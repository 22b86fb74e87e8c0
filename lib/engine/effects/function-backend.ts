import { randomUUID } from 'node:crypto';
import type { Json } from '../../definition';
import { headerValue } from '../headers';
import { Fault } from './fault';
import type { LambdaAnswer, LambdaBackend, LambdaCall } from './lambda-backend';

/** What a handler of this process is told beside its event. */
export interface FunctionContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;
  /** Megabytes. */
  readonly memoryLimitInMB: string;
  getRemainingTimeInMillis(): number;
}

/** A function as a Lambda handler in JavaScript is: it returns its result or a promise of it, or calls back. */
export type LambdaFunction = (event: Json, context: FunctionContext, callback: (error?: unknown, result?: unknown) => void) => unknown;

/** Invokes JavaScript functions of this process. */
export class FunctionBackend implements LambdaBackend {
  private readonly functions: ReadonlyMap<string, LambdaFunction>;

  /** Functions by name or ARN; `*` answers for every function that is not named. */
  constructor(functions: Readonly<Record<string, LambdaFunction>>) {
    this.functions = new Map(Object.entries(functions));
  }

  async invoke(call: LambdaCall): Promise<LambdaAnswer | Fault> {
    const functionName = nameOf(call.functionArn);
    const handler = this.functions.get(call.functionArn) ?? this.functions.get(functionName) ?? this.functions.get('*');
    if (!handler) return new Fault('unreachable', `no function is given for ${call.functionArn}`);
    const text = Buffer.from(call.payload).toString('utf8');
    const deadline = Date.now() + call.timeoutInMillis;
    const context: FunctionContext = {
      functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: call.functionArn,
      awsRequestId: headerValue(call.headers, 'x-amzn-lambda-integration-tag') ?? randomUUID(),
      memoryLimitInMB: '128',
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    const running = run(handler, text, context);
    if (headerValue(call.headers, 'x-amz-invocation-type')?.toLowerCase() === 'event') {
      return { status: 202, headers: [], payload: new Uint8Array(), functionError: false };
    }
    return withTimeout(call.timeoutInMillis, running);
  }
}

async function run(handler: LambdaFunction, text: string, context: FunctionContext): Promise<LambdaAnswer> {
  try {
    // Lambda makes an empty object of an empty payload.
    const event = text === '' ? {} : (JSON.parse(text) as Json);
    return answer(await (handler.length > 2 ? calledBack(handler, event, context) : handler(event, context, () => undefined)), false);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return answer({ errorType: name, errorMessage: message, trace: [] }, true);
  }
}

function calledBack(handler: LambdaFunction, event: Json, context: FunctionContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) => {
      if (error === undefined || error === null) resolve(result);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
    if (returned instanceof Promise) returned.then(resolve, reject);
  });
}

function answer(result: unknown, functionError: boolean): LambdaAnswer {
  const headers = functionError ? ['X-Amz-Function-Error', 'Unhandled'] : [];
  return { status: 200, headers, payload: Buffer.from(JSON.stringify(result) ?? 'null'), functionError };
}

/** `fn` of `arn:aws:lambda:us-east-1:111111111111:function:fn:alias`. */
function nameOf(functionArn: string): string {
  return /:function:([^:]+)/.exec(functionArn)?.[1] ?? functionArn;
}

function withTimeout(millis: number, answering: Promise<LambdaAnswer>): Promise<LambdaAnswer | Fault> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Fault>((resolve) => {
    timer = setTimeout(() => resolve(new Fault('timeout', `nothing within ${millis} ms`)), millis);
  });
  return Promise.race([answering, timeout]).finally(() => clearTimeout(timer));
}
