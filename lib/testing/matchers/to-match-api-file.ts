import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { LocalApi } from '../local-api';
import { apiFile } from './api-file';
import { lineDifference } from './line-difference';
import type { MatcherContext, MatcherResult, SnapshotState } from './matcher';

/**
 * Compares the API's cards and the full text of its templates with a file beside the test. A missing file is written, a differing one
 * with `-u`; never under `--ci`. It counts as a snapshot in jest's summary.
 */
export function toMatchApiFile(this: MatcherContext, received: unknown, file: string): MatcherResult {
  if (!(received instanceof LocalApi)) throw new Error('toMatchApiFile looks at an API: give it what `LocalApi.from(…)` returns');
  if (this.isNot) throw new Error('toMatchApiFile has no `.not`');
  const state = this.snapshotState;
  if (!state) throw new Error('toMatchApiFile needs a test runner with jest’s snapshots; elsewhere compare `describe(api)`');
  const path = isAbsolute(file) ? file : resolve(dirname(this.testPath ?? '.'), file);
  return compare(path, apiFile(received.definition), state);
}

function compare(path: string, text: string, state: SnapshotState): MatcherResult {
  const known = readIfThere(path);
  if (known === text) return counted(state, 'matched');
  if (known === undefined && state._updateSnapshot !== 'none') return written(path, text, counted(state, 'added'));
  if (known !== undefined && state._updateSnapshot === 'all') return written(path, text, counted(state, 'updated'));
  const message =
    known === undefined
      ? `${path} does not exist, and is not written under --ci: run the test once without it`
      : `the API differs from ${path} (run with -u to accept it)\n\n${lineDifference(known, text)}`;
  return { ...counted(state, 'unmatched'), pass: false, message: () => message };
}

function counted(state: SnapshotState, counter: 'matched' | 'added' | 'updated' | 'unmatched'): MatcherResult {
  state[counter]++;
  return { pass: true, message: () => '' };
}

function written(path: string, text: string, outcome: MatcherResult): MatcherResult {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return outcome;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
