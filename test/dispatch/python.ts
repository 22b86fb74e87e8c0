import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Folder of a Python environment that has moto's server and awslambdaric; `.ci/run` makes one. */
export const pythonTools = process.env['PYTHON_TOOLS'];

/** `describe`, or `describe.skip` under a name that says what is missing. */
export function describeWith(name: string, module: string, tests: () => void): void {
  const missing = whatIsMissing(module);
  if (missing === undefined) describe(name, tests);
  else describe.skip(`${name} (${missing})`, tests);
}

/** The interpreter of the environment. */
export function python(): string {
  return path.join(pythonTools ?? '', 'bin', 'python');
}

function whatIsMissing(module: string): string | undefined {
  if (pythonTools === undefined) return 'PYTHON_TOOLS names no Python environment';
  if (!existsSync(python())) return `${python()} does not exist`;
  try {
    execFileSync(python(), ['-c', `import importlib.util, sys; sys.exit(importlib.util.find_spec("${module}") is None)`]);
    return undefined;
  } catch {
    return `${module} is not installed in ${pythonTools}`;
  }
}

/** moto's server on a free port. */
export class MotoServer {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<MotoServer> {
    const port = await freePort();
    const child = spawn(python(), ['-c', 'from moto.server import main; main()', '-H', '127.0.0.1', '-p', String(port)], {
      stdio: 'ignore',
    });
    const server = new MotoServer(`http://127.0.0.1:${port}`, child);
    for (let attempt = 0; attempt < 600; attempt++) {
      try {
        await fetch(`${server.url}/moto-api/`);
        return server;
      } catch {
        await delay(100);
      }
    }
    await server.stop();
    throw new Error("moto's server did not start within a minute");
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
