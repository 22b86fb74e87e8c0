import type { RawHeaders } from '../engine';
import { readFile } from './read-file';
import { UsageError } from './usage-error';

/** Reads `-H 'Name: value'` arguments. @throws UsageError */
export function readHeaders(texts: readonly string[]): RawHeaders {
  return texts.flatMap((text) => {
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/s.exec(text);
    if (!match) throw new UsageError(`-H ${JSON.stringify(text)}: write 'Name: value'`);
    if (/[\r\n\0]/.test(match[2])) throw new UsageError(`-H ${JSON.stringify(text)}: a header's value is one line`);
    return [match[1], match[2].trimEnd()];
  });
}

/** Reads the body of `-d` or `--data-file`. @throws UsageError */
export function readBody(data: string | undefined, file: string | undefined, cwd: string): Uint8Array | undefined {
  if (data !== undefined && file !== undefined) throw new UsageError('-d and --data-file exclude each other');
  if (data !== undefined) return Buffer.from(data, 'utf8');
  return file === undefined ? undefined : readFile('--data-file', file, cwd);
}

/** Reads a whole number of an option within bounds. @throws UsageError */
export function readNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw new UsageError(`${option} ${text}: write a number from ${least} to ${most}`);
  return number;
}
