import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readBytes, UnreadableFile } from '../testing/sources';
import { printable } from '../validation/views/display-width';
import { checkExport } from './check-export';
import { type CommandContext, exitCodes } from './context';
import type { ExportOptions, ExportTarget } from './export-command';
import { exportText } from './export-text';
import { findApis, relativeTo } from './find-input';
import { incompleteNote, problemSummary } from './problem-summary';
import { UsageError } from './usage-error';
import { wantedApi } from './wanted-api';

/** Writes the API as a document, a template or a diagram, or compares a file with what would be written. @returns exit code */
export async function exportApi(
  context: CommandContext,
  target: ExportTarget,
  input: string | undefined,
  options: ExportOptions,
): Promise<number> {
  if (options.out !== undefined && options.check !== undefined)
    throw new UsageError('--out and --check exclude each other: name one of them');
  const api = wantedApi(await findApis(context, input === undefined ? [] : [input], options), options.api);
  const { text, warnings } = exportText(api.definition, target, options);
  if (options.check !== undefined) {
    const file = relativeTo(context.io.cwd, options.check);
    return checkExport(context, target, { text, file, held: readChecked(file, options.check) });
  }
  for (const warning of [...incompleteNote(api), ...warnings]) context.note(`warning  ${printable(warning)}`);
  for (const line of problemSummary(api, ['error'], 3))
    context.note(`warning  ${printable(`${api.id} has ${line}`)}; \`validate\` tells them`);
  if (options.out === undefined || options.out === '-') context.io.stdout.write(text);
  else writeFile(resolve(context.io.cwd, options.out), options.out, text);
  return exitCodes.fine;
}

function readChecked(path: string, asWritten: string): string {
  try {
    return readBytes(path).toString('utf8');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, reason } = error;
    throw new UsageError(`--check ${asWritten}: ${code === 'ENOENT' ? 'there is no such file; write it with --out first' : reason}`);
  }
}

function writeFile(path: string, asWritten: string, text: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`--out ${asWritten}: ${code === 'EISDIR' ? 'this is a folder; name a file' : message}`);
  }
}

/** One folder after another: Node's `recursive` never ends where a file system says ENOENT to creating a folder, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
