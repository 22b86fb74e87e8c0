import { Option } from 'commander';
import { problemsOf, type SourcedApi, selectApi } from '../testing/sources';
import { type AddCommand, examples } from './command';
import { type CommandContext, exitCodes } from './context';
import { explainRule, findRule } from './explain-rule';
import { findApis } from './find-input';
import { addInputOptions, collected, type InputOptions } from './input-options';
import { type Format, formats, type JudgedApi, printJudgement } from './print-judgement';

interface ValidateOptions extends InputOptions {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
  readonly rule?: readonly string[];
  readonly explain?: string;
}

export const validateCommand: AddCommand = (program, context, done) => {
  addInputOptions(program.command('validate'))
    .description('report what the service would refuse, and what would fail when it is called')
    .addHelpText('before', examples(['validate', 'validate api.yaml --format github --fail-on warning']))
    .argument('[documents...]', 'templates or OpenAPI documents to read, instead of the CDK app')
    .addOption(new Option('--format <kind>', 'how to print').choices(formats).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(['error', 'warning']).default('error'))
    .addOption(new Option('--rule <name>', 'judge by this rule alone; may be repeated').argParser(collected))
    .option('--explain <rule>', 'say what a rule is about, and judge nothing')
    .action(async (documents: string[], options: ValidateOptions) => done(await validateApis(context(), documents, options)));
};

async function validateApis(context: CommandContext, documents: readonly string[], options: ValidateOptions): Promise<number> {
  if (options.explain !== undefined) {
    context.print(explainRule(options.explain));
    return exitCodes.fine;
  }
  const only = options.rule?.map((id) => findRule(id).id);
  const found = await findApis(context, documents, options);
  const apis = (options.api === undefined ? found : [selectApi(found, options.api)]).map((api) => judge(api, only));
  context.io.stdout.write(printJudgement(apis, { format: options.format, color: context.colours.isColorSupported, cwd: context.io.cwd }));
  const open = apis.flatMap(({ diagnostics }) => diagnostics).filter(({ acknowledged }) => acknowledged === undefined);
  const failing = open.some(({ severity }) => severity === 'error' || options.failOn === 'warning');
  return failing ? exitCodes.problems : exitCodes.fine;
}

function judge(api: SourcedApi, only: readonly string[] | undefined): JudgedApi {
  const begun = performance.now();
  const diagnostics = problemsOf(api, only ? { only } : {});
  return { ...api, diagnostics, ms: performance.now() - begun };
}
