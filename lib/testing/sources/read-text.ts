import { readBytes, UnreadableFile } from './read-bytes';
import { UnusableSource } from './sourced-api';

/**
 * The text of a document that a person named, without a byte order mark.
 * @throws UnusableSource if it cannot be read, or is no text
 */
export function readText(path: string): string {
  const bytes = bytesOf(path);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new UnusableSource(`${path}: the file is written in UTF-16; save it as UTF-8`);
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw new UnusableSource(`${path}: this is no text: byte ${zero + 1} is a NUL; name a JSON or YAML file in UTF-8`);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function bytesOf(path: string): Buffer {
  try {
    return readBytes(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, reason } = error;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new UnusableSource(`${path}: ${isMissing ? 'there is no such file or folder' : reason}`);
  }
}
