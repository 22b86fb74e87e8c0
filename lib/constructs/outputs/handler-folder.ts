import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { HandlerFile, OptionalPart } from '../../writers/handler';
import { fault } from '../props/fault';

/** The handler's core as the package ships it; from lib and from build the way is the same. */
const coreFolder = path.join(__dirname, '..', '..', '..', 'assets', 'handler');

/** Which of the files beside the core a call comes to, only the call tells. */
const always = ['cluster.js', 'index.js', 'json-path.js', 'lambda.js', 'long-documents.js', 'pool.js', 'templates.js'];
const notices = 'THIRD-PARTY-NOTICES';

/** A handler's folder before it is written. */
export interface HandlerFolder {
  /** Hash of everything in it. */
  readonly hash: string;
  writeTo(folder: string): void;
}

/** The core with those parts of it that an API needs, with the ways back to their sources, and what was made of the API. */
export function handlerFolder(
  files: readonly HandlerFile[],
  parts: readonly OptionalPart[],
  options = { sourceMaps: true },
): HandlerFolder {
  const scripts = [...always, ...parts];
  const maps = options.sourceMaps ? scripts.map((file) => `${file}.map`) : [];
  const core = [...scripts, ...maps, notices].sort();
  const contents = new Map<string, string | Buffer>([
    ...core.map((file) => [file, readCore(file)] as const),
    ...files.map(({ path: file, content }) => [file, content] as const),
  ]);
  const hash = createHash('sha256');
  for (const [file, content] of contents) hash.update(`${file}\0${content.length}\0`).update(content);
  return {
    hash: hash.digest('hex'),
    writeTo: (folder) => {
      mkdirSync(folder, { recursive: true });
      for (const [file, content] of contents) writeFileSync(path.join(folder, file), content);
    },
  };
}

function readCore(file: string): Buffer {
  try {
    return readFileSync(path.join(coreFolder, file));
  } catch (error) {
    throw fault(
      `cannot read the handler's core from ${coreFolder}: build it with "node scripts/bundle-handler.mjs", or reinstall the package`,
      { cause: error },
    );
  }
}
