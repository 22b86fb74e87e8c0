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
  readonly folder = mkdtempSync(path.join(tmpdir(), 'handler-'));
  #count = 0;

  constructor() {
    execFileSync(process.execPath, [script, this.folder], { stdio: 'pipe' });
  }

  get core(): typeof core {
    return plainRequire(path.join(this.folder, 'index.js')) as typeof core;
  }

  /** Writes a handler and answers its folder. */
  write(definition: ApiDefinition, options?: WriteHandlerOptions): string {
    const own = path.join(this.folder, String(this.#count++));
    mkdirSync(own);
    for (const file of readdirSync(this.folder).filter((name) => coreFile.test(name)))
      copyFileSync(path.join(this.folder, file), path.join(own, file));
    for (const { path: file, content } of writeHandler(definition, options).files) writeFileSync(path.join(own, file), content);
    return own;
  }

  /** Writes an `api.js` alone and answers its path. */
  writeApi(definition: ApiDefinition, options?: WriteHandlerOptions): string {
    const file = path.join(this.folder, `api-${this.#count++}.js`);
    writeFileSync(file, writeHandler(definition, options).files.find(({ path: name }) => name === 'api.js')?.content as string);
    return file;
  }

  /** What the `index.js` of a folder exports. */
  load(folder: string): typeof core {
    return plainRequire(path.join(folder, 'index.js')) as typeof core;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
