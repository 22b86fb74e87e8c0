import * as path from 'node:path';
import { ServerProcess } from './server-process';

const server = path.join(__dirname, '..', '..', 'examples', 'petstore-backend', 'server.mjs');

/** The example's backend as a process of its own. */
export class PetStoreBackend {
  static async start(): Promise<PetStoreBackend> {
    return new PetStoreBackend(await ServerProcess.start([server]));
  }

  private constructor(private readonly server: ServerProcess) {}

  /** Where the PetStore lives, `http://127.0.0.1:…/petstore`. */
  get url(): string {
    return this.server.firstLine;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
