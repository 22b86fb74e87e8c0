import { PassThrough } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { WorkerCall, WorkerMessage, WorkerStart } from '../worker/messages';
import { type ExecutionEnvironment, type Invocation, type Outcome, runtimeExited } from './execution-environment';
import { eachLine } from './log-lines';

export interface WorkerOptions {
  /** File of the bundled worker. */
  readonly script: string;
  readonly start: WorkerStart;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

/** Heap below which no thread starts. */
const smallestHeap = 64;

/** A worker thread: a Node function of the app. Whatever it does, only the thread ends by it. */
export class WorkerEnvironment implements ExecutionEnvironment {
  private readonly worker: Worker;
  private gone = false;
  private call:
    | { readonly invocation: Invocation; readonly settle: (outcome: Outcome) => void; stream: PassThrough | undefined }
    | undefined;
  private failure = 'Runtime exited without providing a reason';

  constructor({ script, start, environment, onLine }: WorkerOptions) {
    this.worker = new Worker(script, {
      workerData: start,
      env: { ...environment },
      // Loaders and debuggers of this process are none of the function's.
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(start.memorySize, smallestHeap) },
    });
    eachLine(this.worker.stdout, onLine);
    eachLine(this.worker.stderr, onLine);
    this.worker.on('message', (message: WorkerMessage) => this.heard(message));
    this.worker.on('error', (error) => {
      const { code, message } = error as NodeJS.ErrnoException;
      this.failure =
        code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Runtime exited with error: signal: killed' : `Runtime exited with error: ${message}`;
    });
    this.worker.on('exit', (code) => {
      if (code > 1) this.failure = `Runtime exited with error: exit status ${code}`;
      this.exited();
    });
    // A function that nobody calls keeps no process alive.
    this.worker.unref();
  }

  get ended(): boolean {
    return this.gone;
  }

  invoke(invocation: Invocation): Promise<Outcome> {
    return new Promise((settle) => {
      if (this.gone) {
        settle(runtimeExited(invocation.requestId, this.failure));
        return;
      }
      this.call = { invocation, settle, stream: undefined };
      this.worker.ref();
      const { requestId, event, functionArn, deadline, traceId, stream } = invocation;
      const text = Buffer.from(event).toString('utf8');
      this.worker.postMessage({ requestId, event: text, functionArn, deadline, traceId, stream } satisfies WorkerCall);
    });
  }

  async end(): Promise<void> {
    this.gone = true;
    await this.worker.terminate();
  }

  private heard(message: WorkerMessage): void {
    const { call } = this;
    if (message.type === 'fatal') void this.end();
    if (!call) return;
    if (message.type === 'chunk') this.chunk(message.bytes);
    else if (message.type === 'end') {
      if (!call.stream) this.startStream();
      this.finish(undefined)?.end();
    } else if (call.stream) this.finish(undefined)?.destroy(new Error(message.payload));
    else this.finish({ kind: message.type === 'result' ? 'result' : 'error', payload: Buffer.from(message.payload) });
  }

  private chunk(bytes: Uint8Array): void {
    this.startStream();
    this.call?.stream?.write(bytes);
  }

  private startStream(): void {
    if (!this.call || this.call.stream) return;
    const stream = new PassThrough();
    stream.on('error', () => undefined);
    this.call.stream = stream;
    this.call.settle({ kind: 'stream', payload: stream });
  }

  /** The call is over. @returns the stream that its answer went through */
  private finish(outcome: Outcome | undefined): PassThrough | undefined {
    const { call } = this;
    this.call = undefined;
    this.worker.unref();
    if (outcome) call?.settle(outcome);
    return call?.stream;
  }

  private exited(): void {
    this.gone = true;
    const { call } = this;
    if (!call) return;
    this.finish(runtimeExited(call.invocation.requestId, this.failure))?.destroy(new Error(this.failure));
  }
}
