import { closeSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';

/** Bytes of a file that are read at all: devices never end. */
export const maximumBytes = 64 * 1024 * 1024;
const chunkBytes = 1024 * 1024;

const reasons = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EISDIR', 'this is a folder; name a file'],
  ['EACCES', 'this file may not be read; give it read permission'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'no file has so long a name'],
]);

/** A file that cannot be read. */
export class UnreadableFile extends Error {
  /**
   * @param reason what is wrong with it, without its name
   * @param code of the operating system, where it has one
   */
  constructor(
    path: string,
    readonly reason: string,
    readonly code?: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'UnreadableFile';
  }
}

/**
 * What a file holds. What a shell connects (`/dev/stdin`, `<(command)`) is read as well; a named pipe is not, for nobody may ever write
 * into it.
 * @throws UnreadableFile
 */
export function readBytes(path: string): Buffer {
  try {
    if (isNamedPipe(path)) throw new UnreadableFile(path, 'this is a named pipe; write what it is to hold to a file, and name that');
    return readAll(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UnreadableFile(path, reasons.get(code ?? '') ?? message, code);
  }
}

/** True for a pipe that lies in a folder, or that a link there leads to. */
export function isNamedPipe(path: string): boolean {
  return lstatSync(path).isFIFO() || (lstatSync(path).isSymbolicLink() && isPipeBehindLinks(path));
}

function isPipeBehindLinks(path: string): boolean {
  try {
    return lstatSync(realpathSync.native(path)).isFIFO();
  } catch {
    // What a shell connects has no path.
    return false;
  }
}

function readAll(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; total <= maximumBytes; ) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const length = readSync(descriptor, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
    throw new UnreadableFile(path, `the file is larger than ${maximumBytes / 1024 / 1024} MiB`);
  } finally {
    closeSync(descriptor);
  }
}
