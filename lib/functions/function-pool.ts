import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { FunctionDefinition } from './definition/function-definition';
import { type ExecutionEnvironment, errorOutcome, type Invocation, type Outcome } from './environments/execution-environment';
import { type StartOptions, startEnvironment } from './environments/start-environment';
import { CannotStartRuntime } from './runtime-api/runtime-commands';

/** Environments of one function at once, unless it reserves a number of its own; further calls wait. */
const mostAtOnce = 16;
/** Milliseconds in which Lambda lets a function begin, beside its timeout. */
const initTime = 10_000;

/** Calls beyond the concurrency that a function reserves: Lambda refuses them. */
export class Throttled extends Error {}

/** The environments of one function: warm ones are used again, and new ones made where all are busy. */
export class FunctionPool {
  private idle: ExecutionEnvironment[] = [];
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private version: number | undefined;

  constructor(
    readonly definition: FunctionDefinition,
    private readonly options: StartOptions,
  ) {}

  /** @throws Throttled */
  async invoke(call: Omit<Invocation, 'deadline'>): Promise<Outcome> {
    const { reservedConcurrency } = this.definition;
    if (this.busy >= (reservedConcurrency ?? mostAtOnce)) {
      if (reservedConcurrency !== undefined) throw new Throttled();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.busy++;
    try {
      return await this.run(call);
    } finally {
      this.busy--;
      this.waiting.shift()?.();
    }
  }

  /** Ends what is at rest, and what is busy as soon as it has answered: the next call runs what the code is now. */
  async reload(): Promise<void> {
    const resting = this.idle;
    this.idle = [];
    for (const environment of this.all) if (!resting.includes(environment)) this.all.delete(environment);
    await Promise.all(resting.map((environment) => this.end(environment)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((environment) => this.end(environment)));
    this.idle = [];
  }

  private async run(call: Omit<Invocation, 'deadline'>): Promise<Outcome> {
    this.reloadIfChanged();
    const warm = this.idle.pop();
    let environment: ExecutionEnvironment;
    try {
      environment = warm ?? (await startEnvironment(this.definition, this.options));
    } catch (error) {
      if (!(error instanceof CannotStartRuntime)) throw error;
      return errorOutcome({ errorType: 'Runtime.CannotStart', errorMessage: error.message });
    }
    this.all.add(environment);
    const outcome = await this.within(environment, call, warm === undefined ? initTime : 0);
    if (outcome.kind === 'stream') this.releaseAfter(outcome.payload, environment);
    else this.release(environment);
    return outcome;
  }

  /** The outcome, or that it did not come in time: Lambda ends the environment of such a function. */
  private async within(environment: ExecutionEnvironment, call: Omit<Invocation, 'deadline'>, extra: number): Promise<Outcome> {
    const { timeout } = this.definition;
    const millis = timeout * 1000 + extra;
    let timer: NodeJS.Timeout | undefined;
    const timedOut = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => {
        const errorMessage = `RequestId: ${call.requestId} Error: Task timed out after ${timeout.toFixed(2)} seconds`;
        resolve(errorOutcome({ errorType: 'Sandbox.Timedout', errorMessage }));
        void this.end(environment);
      }, millis);
    });
    const outcome = await Promise.race([environment.invoke({ ...call, deadline: Date.now() + millis }), timedOut]);
    if (outcome.kind === 'stream') outcome.payload.once('close', () => clearTimeout(timer));
    else clearTimeout(timer);
    return outcome;
  }

  /** An environment whose answer nobody reads to its end may go on for ever. */
  private releaseAfter(payload: Readable, environment: ExecutionEnvironment): void {
    payload.once('close', () => {
      if (payload.readableEnded) this.release(environment);
      else void this.end(environment);
    });
  }

  private release(environment: ExecutionEnvironment): void {
    if (environment.ended) this.all.delete(environment);
    else if (this.all.has(environment)) this.idle.push(environment);
    else void environment.end();
  }

  private end(environment: ExecutionEnvironment): Promise<void> {
    this.all.delete(environment);
    return environment.end();
  }

  /** A file that a person named is looked at with every call; the code of an asset never changes. */
  private reloadIfChanged(): void {
    const { code } = this.definition;
    if (code.kind !== 'file') return;
    const version = statSync(code.file, { throwIfNoEntry: false })?.mtimeMs;
    if (this.version !== undefined && version !== this.version) void this.reload();
    this.version = version;
  }
}
