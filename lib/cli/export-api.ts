import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { selectApi } from '../testing/sources';
import { toJsonText, toYamlText, writeOpenApi } from '../writers';
import { type CommandContext, exitCodes } from './context';
import type { DocumentFormat, ExportOptions } from './export-command';
import { findApis } from './find-input';
import { problemSummary } from './problem-summary';
import { UsageError } from './usage-error';

/** Writes the API as a document. @returns exit code */
export async function exportApi(
  context: CommandContext,
  format: DocumentFormat,
  input: string | undefined,
  options: ExportOptions,
): Promise<number> {
  const api = selectApi(await findApis(context, input === undefined ? [] : [input], options), options.api);
  const { document, warnings } = writeOpenApi(api.definition, {
    version: format === 'openapi' ? '3.0' : '2.0',
    rendering: options.rendering,
    extensions: options.extensions,
  });
  for (const warning of warnings) context.note(`warning  ${warning}`);
  for (const line of problemSummary(api, ['error'])) context.note(`warning  ${api.id} has ${line}; \`validate\` tells them`);
  const isYaml = options.yaml ?? /\.ya?ml$/i.test(options.out ?? '');
  const text = isYaml ? toYamlText(document) : toJsonText(document);
  if (options.out === undefined) context.io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  else writeFile(resolve(context.io.cwd, options.out), options.out, text);
  return exitCodes.fine;
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
