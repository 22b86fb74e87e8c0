import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compareApis, type Difference } from '../comparison';
import { type SourcedApi, selectApi } from '../testing/sources';
import { printable } from '../validation/views/display-width';
import { type CommandContext, exitCodes } from './context';
import type { DiffOptions } from './diff-command';
import { findApis, findApisAt } from './find-input';
import { differencesJson, prettyDifferences } from './print-differences';
import { incompleteNote } from './problem-summary';
import { UsageError } from './usage-error';

/** Errors of one side that are told. */
const maximumErrors = 5;

/** Two APIs that are the same one, before and after; one is missing where the API came or went. */
interface Pair {
  readonly before?: SourcedApi;
  readonly after?: SourcedApi;
}

/** What is different between two APIs. */
export interface ComparedApi {
  readonly id: string;
  readonly differences: readonly Difference[];
  /** True if one side is a document, which cannot say how an API is deployed. */
  readonly documents: boolean;
  /** False if one side alone has a resource for each method, which cannot say texts. */
  readonly texts: boolean;
}

/** Prints what two apps, assemblies, templates or documents say differently. @returns exit code */
export async function diffApis(context: CommandContext, before: string, after: string | undefined, options: DiffOptions): Promise<number> {
  if (after === undefined && !existsSync(join(context.io.cwd, 'cdk.json')))
    throw new UsageError(`there is no cdk.json here, whose app would be what comes after: name it, as in \`diff ${before} AFTER\``);
  const was = await findApisAt(context, before, options);
  const is = after === undefined ? await findApis(context, [], options) : await findApisAt(context, after, options);
  const chosen = pairs(was, is, options.api);
  tellWhatWasNotRead(context, before, chosen, 'before');
  tellWhatWasNotRead(context, after ?? 'the app', chosen, 'after');
  const compared = chosen.map(comparedApi);
  context.io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(differencesJson(compared), undefined, 2)}\n`
      : prettyDifferences(compared, context.colours),
  );
  const failing = compared.some(({ differences }) => differences.some((difference) => fails(difference, options.failOn)));
  return failing ? exitCodes.problems : exitCodes.fine;
}

/** What a reader could not read is missing from one side: it looks like a difference, or hides one. */
function tellWhatWasNotRead({ note }: CommandContext, place: string, compared: readonly Pair[], side: 'before' | 'after'): void {
  for (const { [side]: api } of compared) {
    const errors = api?.problems.filter(({ severity }) => severity === 'error') ?? [];
    for (const { rule, where, message } of errors.slice(0, maximumErrors))
      note(`warning  ${printable(`${place}: ${where === undefined ? '' : `${where}: `}${message} (${rule})`)}`);
    if (errors.length > maximumErrors) note(`warning  ${place}: ${errors.length - maximumErrors} errors more; \`validate\` tells them`);
    for (const text of api === undefined ? [] : incompleteNote(api))
      note(`warning  ${printable(`${place}: ${text}`)}; it is missing from the comparison`);
  }
}

function fails({ grade }: Difference, failOn: DiffOptions['failOn']): boolean {
  if (failOn === 'any') return true;
  if (failOn === 'never') return false;
  return failOn === 'breaking' ? grade !== 'harmless' : grade === `breaking-for-${failOn}`;
}

function comparedApi({ before, after }: Pair): ComparedApi {
  const id = (after ?? before)?.id ?? '';
  if (before === undefined || after === undefined) {
    const difference: Difference =
      before === undefined
        ? { change: 'added', grade: 'harmless', where: `API ${id}` }
        : { change: 'removed', grade: 'breaking-for-clients', where: `API ${id}` };
    return { id, differences: [difference], documents: false, texts: true };
  }
  const documents = before.isDocument === true || after.isDocument === true;
  const over = documents ? 'documents' : 'everything';
  const texts = isOfResources(before) === isOfResources(after);
  return { id, differences: compareApis(before.definition, after.definition, { over, texts }), documents, texts };
}

/** True for a template in which methods are resources of their own, and no part of a document in it. */
function isOfResources({ definition }: SourcedApi): boolean {
  const { logicalId } = definition.origin;
  return definition.resources.some(({ methods }) => methods.some(({ origin }) => origin.logicalId !== logicalId));
}

/** The APIs that belong together: the one that was asked for, the only ones, or those of one id or name. */
function pairs(before: readonly SourcedApi[], after: readonly SourcedApi[], id: string | undefined): readonly Pair[] {
  if (id !== undefined) {
    // Where a side has one API only, it is the one, whatever its name is.
    const [was, is] = [before, after].map((apis) => (apis.length === 1 ? apis[0] : selectApi(apis, id)));
    return [{ ...(was && { before: was }), ...(is && { after: is }) }];
  }
  if (before.length === 1 && after.length === 1) return [{ before: before[0], after: after[0] }];
  const left = new Set(after);
  const paired = before.map((was): Pair => {
    const is = [...left].find((api) => api.id === was.id) ?? [...left].find((api) => isNamedAlike(api, was));
    if (is === undefined) return { before: was };
    left.delete(is);
    return { before: was, after: is };
  });
  return [...paired, ...[...left].map((api) => ({ after: api }))];
}

function isNamedAlike({ definition: one }: SourcedApi, { definition: other }: SourcedApi): boolean {
  return typeof one.name === 'string' && one.name === other.name;
}
