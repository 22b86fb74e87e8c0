import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { createInterface } from 'node:readline';

const server = path.join(__dirname, '..', '..', 'examples', 'petstore-backend', 'server.mjs');

/** The example's backend as a process of its own. */
export class PetStoreBackend {
  static async start(): Promise<PetStoreBackend> {
    const child = spawn(process.execPath, [server], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new PetStoreBackend(child, url);
  }

  private constructor(
    private readonly child: ChildProcess,
    /** Where the PetStore lives, `http://127.0.0.1:…/petstore`. */
    readonly url: string,
  ) {}

  async stop(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }
}
