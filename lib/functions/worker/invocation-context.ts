import type { WorkerCall, WorkerStart } from './messages';

/** The `context` that a handler gets. */
export interface InvocationContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  getRemainingTimeInMillis(): number;
  done(error?: unknown, result?: unknown): void;
  fail(error: unknown): void;
  succeed(result: unknown): void;
}

/** @param callback what the old `done`, `fail` and `succeed` come down to */
export function invocationContext(
  start: WorkerStart,
  { requestId, functionArn, deadline }: WorkerCall,
  callback: (error?: unknown, result?: unknown) => void,
): InvocationContext {
  const qualifier = functionArn.split(':')[7];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: start.functionName,
    functionVersion: qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(start.memorySize),
    awsRequestId: requestId,
    logGroupName: start.logGroupName,
    logStreamName: start.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: callback,
    fail: (error) => callback(error),
    succeed: (result) => callback(null, result),
  };
}
