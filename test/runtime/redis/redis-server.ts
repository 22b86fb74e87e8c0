import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** A server program of this machine; undefined where it has none. */
export const redisProgram = ['valkey-server', 'redis-server'].find((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** A real server on a port of its own, which holds everything in memory. */
export class RedisServer {
  private constructor(
    readonly port: number,
    private child: ChildProcess,
  ) {}

  static async start(port?: number): Promise<RedisServer> {
    const chosen = port ?? (await freePort());
    return new RedisServer(chosen, await spawned(chosen));
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Ends it, and everything that it holds. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** Starts it anew, with nothing in it. */
  async restart(): Promise<void> {
    await this.stop();
    this.child = await spawned(this.port);
  }

  /** Stops it from answering, with its connections open. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }
}

async function spawned(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(redisProgram as string, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  let log = '';
  for await (const chunk of child.stdout) {
    log += String(chunk);
    if (/ready to accept connections/i.test(log)) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error(`the server did not start: ${log}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
