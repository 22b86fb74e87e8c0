// The thread that a Node function of the app runs in: Lambda's Node runtime in small. Bundled by scripts/bundle-handler.mjs.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { errorText, RuntimeError } from './error-object';
import { invocationContext } from './invocation-context';
import { type Handler, loadHandler } from './load-handler';
import type { WorkerCall, WorkerMessage, WorkerStart } from './messages';
import { awslambda, isStreaming, ResponseStream, type StreamingHandler } from './response-stream';

const start = workerData as WorkerStart;
const port = parentPort as MessagePort;

Object.assign(globalThis, { awslambda });
// A thread has no working directory of its own. What asks for it, as `path.resolve` does, gets the one that Lambda starts functions in.
process.cwd = () => process.env['LAMBDA_TASK_ROOT'] ?? start.taskRoot;
if (start.modulePaths.length > 0) {
  process.env['NODE_PATH'] = start.modulePaths.join(process.platform === 'win32' ? ';' : ':');
  // The one way to look for modules in further folders, as Lambda's own NODE_PATH does.
  (require('node:module') as { _initPaths(): void })._initPaths();
}

let loaded: Promise<Handler> | undefined;
/** Answers the call under way; undefined where there is none. */
let settle: ((message: WorkerMessage) => void) | undefined;
/** What an empty event loop means to the call under way. */
let onIdle: (() => void) | undefined;

port.on('message', (call: WorkerCall) => void run(call));
process.on('beforeExit', () => {
  port.ref();
  onIdle?.();
});
process.on('uncaughtException', (error) => fatal(errorText(error)));
process.on('unhandledRejection', (reason) => {
  const { trace } = JSON.parse(errorText(reason)) as { trace: string[] };
  const errorMessage = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  fatal(JSON.stringify({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage, trace }));
});

async function run(call: WorkerCall): Promise<void> {
  const done = new Promise<WorkerMessage>((resolve) => (settle = resolve));
  process.env['_X_AMZN_TRACE_ID'] = call.traceId;
  try {
    loaded ??= loadHandler(start);
    invoke(await loaded, call);
  } catch (error) {
    // A function that cannot be loaded is loaded anew, in an environment of its own, with the next call.
    settle?.({ type: 'fatal', payload: errorText(error) });
  }
  const message = await done;
  settle = undefined;
  onIdle = undefined;
  port.ref();
  port.postMessage(message);
}

function invoke(handler: Handler, call: WorkerCall): void {
  const succeed = (result: unknown) => settle?.(resultOf(result));
  const fail = (error: unknown) => settle?.({ type: 'error', payload: errorText(error) });
  let returned: unknown;
  const context = invocationContext(start, call, (error, result) => callback(error, result));
  const callback = (error?: unknown, result?: unknown): void => {
    const answer = () => (error === undefined || error === null ? succeed(result) : fail(error));
    // As on Lambda: the answer waits until nothing is left to do, unless the function says otherwise.
    if (!context.callbackWaitsForEmptyEventLoop || error) answer();
    else onIdle = answer;
  };
  // Without its port the thread's event loop can become empty, which ends the call.
  port.unref();
  onIdle = () => succeed(null);
  try {
    const event = call.event === '' ? {} : (JSON.parse(call.event) as unknown);
    returned = isStreaming(handler) ? runStreaming(handler, event, context) : handler(event, context, callback);
  } catch (error) {
    fail(error);
    return;
  }
  if (!isThenable(returned)) return;
  onIdle = () => fail(neverSettled());
  returned.then(isStreaming(handler) ? () => undefined : succeed, fail);
}

function runStreaming(handler: StreamingHandler, event: unknown, context: unknown): unknown {
  const stream = new ResponseStream((bytes) => port.postMessage({ type: 'chunk', bytes } satisfies WorkerMessage));
  stream.once('finish', () => settle?.({ type: 'end' }));
  stream.once('error', (error) => settle?.({ type: 'error', payload: errorText(error) }));
  return handler(event, stream, context);
}

function resultOf(result: unknown): WorkerMessage {
  try {
    return { type: 'result', payload: JSON.stringify(result === undefined ? null : result) ?? 'null' };
  } catch {
    return { type: 'error', payload: errorText(new RuntimeError('Runtime.MarshalError', 'Unable to stringify response body')) };
  }
}

function neverSettled(): RuntimeError {
  const what =
    'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled.';
  return new RuntimeError('Runtime.NodeJsExit', what);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Lambda ends the environment of a function whose error nobody caught. */
function fatal(payload: string): void {
  if (settle) settle({ type: 'fatal', payload });
  else port.postMessage({ type: 'fatal', payload } satisfies WorkerMessage);
}
