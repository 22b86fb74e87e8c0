import { resolve } from 'node:path';
import { readBytes, UnreadableFile } from '../testing/sources';
import { UsageError } from './usage-error';

/** What a file holds that an option names. @throws UsageError */
export function readFile(option: string, file: string, cwd: string): Buffer {
  try {
    return readBytes(resolve(cwd, file));
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UsageError(`${option} ${file}: ${error.reason}`);
    throw error;
  }
}

/** The same as JSON. @throws UsageError */
export function readJsonFile(option: string, file: string, cwd: string): unknown {
  const text = readFile(option, file, cwd).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${(error as Error).message}`);
  }
}
