import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Folders of functions that run; none outlives this process. */
const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) remove(folder);
});

/**
 * Starts something in a folder of its own with source that stands in the template, as the file that Lambda makes of it. The folder goes with
 * what was started, not with this process alone: test runners keep the end of a process to themselves.
 */
export async function inInlineFolder<T>(
  runtime: string,
  source: string,
  start: (folder: string, onGone: () => void) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cdk-rest-integrations-function-'));
  folders.add(folder);
  try {
    writeFileSync(path.join(folder, runtime.startsWith('python') ? 'index.py' : 'index.rb'), source);
    return await start(folder, () => remove(folder));
  } catch (error) {
    remove(folder);
    throw error;
  }
}

function remove(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}
