import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isRemote, type LocalFile, type LocalFiles } from '../../readers';

/** Bytes of a file that is read at all. */
const maximumBytes = 64 * 1024 * 1024;
/** Files that one document or template may bring in. */
const maximumFiles = 1000;

/**
 * The files beside a document or template, for what refers to them. Only files below the folder of that document are read, symbolic
 * links followed: a document that somebody sent must not show what else lies on this machine. Nothing is ever fetched.
 */
export function localFiles(document: string): LocalFiles {
  const folder = resolve(dirname(document));
  const root = realpathSync(folder);
  const read = new Map<string, LocalFile>();
  return (reference, from) => {
    if (isRemote(reference)) return { refused: 'it leads out of this machine, and nothing is fetched' };
    const file = isAbsolute(reference) ? reference : join(dirname(from), reference);
    const known = read.get(file);
    if (known !== undefined) return known;
    // What lies outside is not even looked for: the answer would tell whether it is there.
    if (!isBelow(folder, resolve(file))) return { refused: `it lies outside of the folder of ${document}` };
    if (read.size === maximumFiles) return { refused: `more than ${maximumFiles} files are referred to` };
    const found = readBelow(root, file);
    read.set(file, found);
    return found;
  };
}

function readBelow(root: string, file: string): LocalFile {
  try {
    const real = realpathSync(resolve(file));
    if (!isBelow(root, real)) return { refused: 'its symbolic link leads out of the folder' };
    const stat = statSync(real);
    if (!stat.isFile()) return { refused: 'it is no file' };
    if (stat.size > maximumBytes) return { refused: `it is larger than ${maximumBytes / 1024 / 1024} MiB` };
    return { text: readFileSync(real, 'utf8'), file };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { refused: code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file' : message };
  }
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
