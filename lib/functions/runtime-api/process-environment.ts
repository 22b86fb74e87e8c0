import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import {
  type ExecutionEnvironment,
  errorOutcome,
  type Invocation,
  type Outcome,
  runtimeExited,
} from '../environments/execution-environment';
import { eachLine } from '../environments/log-lines';
import { RuntimeApiServer } from './runtime-api-server';
import type { RuntimeCommand } from './runtime-commands';

export interface ProcessOptions {
  readonly command: RuntimeCommand;
  readonly taskRoot: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Called once the program is gone. */
  readonly onGone?: () => void;
}

/** Programs that run; none outlives this process. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A child process that asks for calls over the Lambda Runtime API: a function in any other language. */
export class ProcessEnvironment implements ExecutionEnvironment {
  private gone = false;
  private lastLine = '';
  private readonly ending: Promise<void>;

  private constructor(
    private readonly api: RuntimeApiServer,
    private readonly child: ChildProcess,
    private readonly options: ProcessOptions,
  ) {
    const heard = (line: string): void => {
      this.lastLine = line;
      options.onLine(line);
    };
    eachLine(child.stdout as Readable, heard);
    eachLine(child.stderr as Readable, heard);
    running.add(child);
    this.ending = new Promise<void>((resolve) => child.once('exit', resolve).once('error', () => resolve())).then(options.onGone);
    child.once('error', (error) => this.exited(`${options.command.command} cannot be started (${error.message})`));
    child.once('close', (code, signal) => this.exited(signal === null ? `exit status ${code}` : `signal: ${signal}`));
    // A function that nobody calls keeps no process alive.
    for (const handle of [child, child.stdout, child.stderr]) (handle as { unref?: () => void } | null)?.unref?.();
  }

  static async start(options: ProcessOptions): Promise<ProcessEnvironment> {
    const api = await RuntimeApiServer.start();
    const { command, parameters } = options.command;
    const child = spawn(command, [...parameters], {
      cwd: options.taskRoot,
      env: { ...options.environment, AWS_LAMBDA_RUNTIME_API: api.address },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ProcessEnvironment(api, child, options);
  }

  get ended(): boolean {
    return this.gone;
  }

  async invoke(invocation: Invocation): Promise<Outcome> {
    if (this.gone) return this.exit(invocation.requestId, 'before the call');
    // The call itself is waited for by a timer of the pool, which keeps this process alive.
    return this.api.invoke(invocation);
  }

  async end(): Promise<void> {
    this.child.kill('SIGKILL');
    this.exited('signal: killed');
    await this.ending;
  }

  private exited(how: string): void {
    if (this.gone) return;
    this.gone = true;
    running.delete(this.child);
    this.api.abandon((requestId) => this.exit(requestId, how));
    this.api.close();
  }

  private exit(requestId: string, how: string): Outcome {
    const { command, remedy } = this.options.command;
    // Nothing ran at all: no file of that name, or no runtime interface client for it.
    if (
      /cannot be started|No module named '?awslambdaric|NoClassDefFoundError|ClassNotFoundException|Could not find or load main class/.test(
        how + this.lastLine,
      )
    ) {
      return errorOutcome({ errorType: 'Runtime.CannotStart', errorMessage: `${command}: ${this.lastLine || how}: ${remedy}` });
    }
    return runtimeExited(requestId, `Runtime exited with error: ${how}`);
  }
}
