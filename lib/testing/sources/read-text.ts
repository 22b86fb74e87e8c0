import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { UnusableSource } from './sourced-api';

/** Bytes of a document that are read at all: devices never end. */
const maximumBytes = 64 * 1024 * 1024;
const chunkBytes = 1024 * 1024;

const reasons = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'there is no such file or folder'],
  ['EACCES', 'this file may not be read; give it read permission'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['ENAMETOOLONG', 'no file has so long a name'],
]);

/**
 * The text of a document that a person named, without a byte order mark. What a shell connects (`/dev/stdin`, `<(command)`) is read
 * as well; a named pipe is not, for nobody may ever write into it.
 * @throws UnusableSource if it cannot be read, or is no text
 */
export function readText(path: string): string {
  const bytes = readBytes(path);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new UnusableSource(`${path}: the file is written in UTF-16; save it as UTF-8`);
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw new UnusableSource(`${path}: this is no text: byte ${zero + 1} is a NUL; name a JSON or YAML file in UTF-8`);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readBytes(path: string): Buffer {
  try {
    if (lstatSync(path).isFIFO()) throw new UnusableSource(`${path}: this is a named pipe; write the document to a file, and name that`);
    return readAll(path);
  } catch (error) {
    if (error instanceof UnusableSource) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UnusableSource(`${path}: ${reasons.get(code ?? '') ?? message}`);
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
    throw new UnusableSource(`${path}: the file is larger than ${maximumBytes / 1024 / 1024} MiB; the service takes documents of 6 MiB`);
  } finally {
    closeSync(descriptor);
  }
}
