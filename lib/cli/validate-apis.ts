import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsOf, type SourcedApi, selectApi } from '../testing/sources';
import { ToldOnce } from '../validation';
import { type CommandContext, exitCodes } from './context';
import { explainRule, findRule } from './explain-rule';
import { findApis } from './find-input';
import { type JudgedApi, printJudgement } from './print-judgement';
import type { ValidateOptions } from './validate-command';

/** Reports what is wrong with the APIs. @returns exit code */
export async function validateApis(context: CommandContext, documents: readonly string[], options: ValidateOptions): Promise<number> {
  if (options.explain !== undefined) {
    context.print(explainRule(options.explain));
    return exitCodes.fine;
  }
  const only = options.rule?.map((id) => findRule(id).id);
  if (!options.watch) return judgeOnce(context, documents, options, only);
  const { repeatOnChange } = require('./repeat-on-change') as typeof import('./repeat-on-change');
  return repeatOnChange(context, watchedPaths(context, documents, options), async () => {
    await judgeOnce(context, documents, options, only);
  });
}

/** What a judgement depends on: the documents, the assembly, or whatever an app is made of. */
function watchedPaths({ io }: CommandContext, documents: readonly string[], { app }: ValidateOptions): readonly string[] {
  if (documents.length > 0) return documents.map((document) => resolve(io.cwd, document));
  return [app !== undefined && existsSync(resolve(io.cwd, app)) ? resolve(io.cwd, app) : io.cwd];
}

async function judgeOnce(
  context: CommandContext,
  documents: readonly string[],
  options: ValidateOptions,
  only: readonly string[] | undefined,
): Promise<number> {
  const found = await findApis(context, documents, options, { withoutApi: true });
  const told = new ToldOnce();
  const apis = (options.api === undefined ? found : [selectApi(found, options.api)]).map((api) => judge(api, only, told));
  context.io.stdout.write(printJudgement(apis, { format: options.format, color: context.colours.isColorSupported, cwd: context.io.cwd }));
  const open = apis.flatMap(({ diagnostics }) => diagnostics).filter(({ acknowledged }) => acknowledged === undefined);
  const failing = open.some(({ severity }) => severity === 'error' || options.failOn === 'warning');
  return failing ? exitCodes.problems : exitCodes.fine;
}

/** What several APIs share is told with the first of them. */
function judge(api: SourcedApi, only: readonly string[] | undefined, told: ToldOnce): JudgedApi {
  const begun = performance.now();
  const diagnostics = problemsOf(api, only ? { only } : {}).filter((diagnostic) => told.isNew(diagnostic));
  return { ...api, diagnostics, ms: performance.now() - begun };
}
