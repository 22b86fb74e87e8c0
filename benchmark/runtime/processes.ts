import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command, pinned to one core. */
export function onCore(core: number, command: readonly string[]): [string, ...string[]] {
  return ['taskset', '-c', String(core), ...command];
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export async function waitForPort(port: number, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    if (await accepts(port)) return;
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}`);
    await sleep(10);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A program to measure. */
export interface Program {
  readonly name: string;
  /** `{port}` stands for the port. */
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default a free one, told by PORT */
  readonly port?: number;
  /** Milliseconds until it has to listen. @default 20,000 */
  readonly patience?: number;
  /** Declares to the server, at this URL, what it is to serve. */
  readonly prepare?: (url: string) => Promise<void>;
  /** Path to ask for. @default - that of the question */
  readonly path?: string;
}

/** A program under measurement, pinned to a core. */
export class Running {
  private constructor(
    readonly name: string,
    readonly port: number,
    private readonly process: ChildProcess,
  ) {}

  static async start(program: Program, core: number | undefined): Promise<Running> {
    const port = program.port ?? (await freePort());
    const own = program.command.map((argument) => argument.replace('{port}', String(port)));
    const [command, ...args] = core === undefined ? own : onCore(core, own);
    const process = spawn(command, args, {
      cwd: program.cwd,
      env: { ...globalThis.process.env, NODE_ENV: 'production', ...program.env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    });
    const running = new Running(program.name, port, process);
    try {
      await waitForPort(port, program.patience);
      await program.prepare?.(running.url);
    } catch (error) {
      running.stop();
      throw error;
    }
    return running;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Milliseconds of processor time, those of its children included. */
  get cpu(): number {
    return treeOf(this.process.pid as number).reduce((sum, pid) => sum + cpuOf(pid), 0);
  }

  /** Bytes in memory. */
  get memory(): number {
    return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]);
  }

  stop(): void {
    try {
      globalThis.process.kill(-(this.process.pid as number), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function treeOf(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

/** Nanoseconds on a processor stand first in schedstat, a line for every thread. */
export function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
}
