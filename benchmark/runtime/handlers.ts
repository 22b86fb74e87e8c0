import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ApiDefinition } from '../../lib/definition';
import { writeHandler } from '../../lib/writers/handler';
import type { Program } from './processes';

/** Handlers as synth writes them, around a core that is bundled now. */
export class Handlers {
  readonly folder = mkdtempSync(join(tmpdir(), 'handlers-'));
  readonly #core = join(this.folder, 'core');

  constructor() {
    execFileSync(process.execPath, [resolve(__dirname, '../../scripts/bundle-handler.mjs'), this.#core], { stdio: 'inherit' });
  }

  program(name: string, definition: ApiDefinition, args: readonly string[] = []): Program {
    const folder = join(this.folder, name.replace(/\W+/g, '-'));
    mkdirSync(folder);
    cpSync(this.#core, folder, { recursive: true });
    for (const { path, content } of writeHandler(definition).files) writeFileSync(join(folder, path), content);
    return { name, command: [process.execPath, join(folder, 'server.js'), ...args] };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
