import type { Json } from '../../definition';
import { Fault } from './fault';
import type { LambdaAnswer, LambdaBackend, LambdaCall } from './lambda-backend';

/** A function as a Lambda handler in JavaScript is. */
export type LambdaFunction = (event: Json, context: { readonly functionName: string; readonly invokedFunctionArn: string }) => unknown;

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
    const context = { functionName, invokedFunctionArn: call.functionArn };
    return withTimeout(call.timeoutInMillis, run(handler, text, context));
  }
}

async function run(handler: LambdaFunction, text: string, context: Parameters<LambdaFunction>[1]): Promise<LambdaAnswer> {
  try {
    // Lambda makes an empty object of an empty payload.
    const event = text === '' ? {} : (JSON.parse(text) as Json);
    return answer(await handler(event, context), false);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return answer({ errorType: name, errorMessage: message, trace: [] }, true);
  }
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
