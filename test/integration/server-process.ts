import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * A server as a Node process of its own. It keeps neither jest alive nor the output of jest open: where a test breaks off before it
 * stops its servers, the run ends all the same.
 */
export class ServerProcess {
  /** Starts the script and waits for the first line that it prints. */
  static async start(args: readonly string[], cwd?: string): Promise<ServerProcess> {
    const child = spawn(process.execPath, args, { ...(cwd !== undefined && { cwd }), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ${args[0]} ended with ${code} before it said anything: ${said}`);
    });
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), died])) as [string];
    child.unref();
    (child.stdout as Socket).unref();
    (child.stderr as Socket).unref();
    return new ServerProcess(child, line);
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly firstLine: string,
  ) {}

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.ref();
    this.child.kill('SIGKILL');
    await ended;
  }
}
