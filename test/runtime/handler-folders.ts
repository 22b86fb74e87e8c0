import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiDefinition } from '../../lib/definition';
import type * as core from '../../lib/runtime/handler';
import { type WriteHandlerOptions, writeHandler } from '../../lib/writers/handler';

const script = path.join(__dirname, '..', '..', 'scripts', 'bundle-handler.mjs');
// Jest's own require would transform the bundle; what runs here is what is shipped.
const plainRequire = createRequire(__filename);

/** What the bundler writes, beside the APIs of the tests. */
const coreFile = /^(?!api-).*\.js$/;

/** Handlers as synth writes them, each in its folder, around one core that is bundled now. */
export class HandlerFolders {
  readonly #root = mkdtempSync(path.join(tmpdir(), 'handler-'));
  #count = 0;

  constructor() {
    execFileSync(process.execPath, [script, this.#root], { stdio: 'pipe' });
  }

  get core(): typeof core {
    return plainRequire(path.join(this.#root, 'index.js')) as typeof core;
  }

  /** Writes a handler and answers its folder. */
  write(definition: ApiDefinition, options?: WriteHandlerOptions): string {
    const folder = path.join(this.#root, String(this.#count++));
    mkdirSync(folder);
    for (const file of readdirSync(this.#root).filter((name) => coreFile.test(name)))
      copyFileSync(path.join(this.#root, file), path.join(folder, file));
    for (const { path: file, content } of writeHandler(definition, options).files) writeFileSync(path.join(folder, file), content);
    return folder;
  }

  /** Writes an `api.js` alone and answers its path. */
  writeApi(definition: ApiDefinition, options?: WriteHandlerOptions): string {
    const file = path.join(this.#root, `api-${this.#count++}.js`);
    writeFileSync(file, writeHandler(definition, options).files.find(({ path: name }) => name === 'api.js')?.content as string);
    return file;
  }

  /** What the `index.js` of a folder exports. */
  load(folder: string): typeof core {
    return plainRequire(path.join(folder, 'index.js')) as typeof core;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}
