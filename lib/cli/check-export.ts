import { compareApis } from '../comparison';
import type { ApiDefinition } from '../definition';
import { readCloudFormation, readOpenApi } from '../readers';
import { type DocumentKind, documentKind, readSource } from '../testing/sources';
import { type CommandContext, exitCodes } from './context';
import type { ExportTarget } from './export-command';
import { prettyDifferences } from './print-differences';
import { wantedApi } from './wanted-api';

export interface CheckedFile {
  /** What would be written. */
  readonly text: string;
  readonly file: string;
  /** What the file holds. */
  readonly held: string;
}

const kindTexts: Readonly<Record<DocumentKind, string>> = {
  openapi: 'an OpenAPI 3 document',
  swagger: 'a Swagger 2.0 document',
  cloudformation: 'a CloudFormation template',
};

/** Says what a file says differently from what would be written into it. A diagram is compared by its text. @returns exit code */
export function checkExport(context: CommandContext, target: ExportTarget, { text, file, held }: CheckedFile): number {
  // Line ends are the file system's, or those of a version control, and say nothing.
  if (withUnixLines(held) === text) return exitCodes.fine;
  if (target === 'diagram') {
    context.print(`${file}: the diagram is not the one of this API; write it again with --out`);
    return exitCodes.problems;
  }
  const kind = documentKind(held);
  if (kind !== undefined && kind !== target) {
    context.print(`${file}: this is ${kindTexts[kind]}, and not ${kindTexts[target]}; write it again with --out`);
    return exitCodes.problems;
  }
  // Both sides by way of the target, so that what it cannot say is no difference.
  const after = target === 'cloudformation' ? templateApi(text) : readOpenApi(text).definition;
  const before = wantedApi(readSource(file), undefined);
  const differences = compareApis(before.definition, after, { over: target === 'cloudformation' ? 'everything' : 'documents' });
  if (differences.length === 0) return exitCodes.fine;
  context.io.stdout.write(prettyDifferences([{ id: before.id, differences, documents: false, texts: true }], context.colours));
  return exitCodes.problems;
}

function templateApi(text: string): ApiDefinition {
  const [api] = readCloudFormation(text).apis;
  if (api === undefined) throw new Error('the template that was written has no API');
  return api.definition;
}

function withUnixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
