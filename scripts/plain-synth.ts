import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { rules } from '../lib/validation';
import { mistakes, stackName } from '../test/validation/seeded/mistakes';

/**
 * What does `cdk synth` alone say of the seeded mistakes, its built-in template validation included? Runs the stacks of
 * test/validation/seeded with a CDK that has that validation, writes down what it says, and the page that sets it beside our rules:
 *
 *     npx tsx scripts/plain-synth.ts FOLDER     a folder in which aws-cdk-lib 2.276 or newer is installed
 *     npx tsx scripts/plain-synth.ts            the page alone
 */

const record = join(__dirname, '../test/validation/seeded/plain-synth.json');
const pageFile = join(__dirname, '../docs/seeded-mistakes.md');

/** What was recorded: the names of the findings by stack. */
export interface PlainSynth {
  readonly cdk: string;
  readonly validation: string;
  /** Findings in the stack that is there to show that the validation runs. */
  readonly control: readonly string[];
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly pluginVersion?: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath?: string }[];
    }[];
  }[];
}

function run(folder: string): PlainSynth {
  const installed = join(folder, 'node_modules/aws-cdk-lib/package.json');
  if (!existsSync(installed)) throw new Error(`${installed} is not there: install aws-cdk-lib in ${folder}`);
  const output = mkdtempSync(join(tmpdir(), 'plain-synth-'));
  const app = join(folder, 'plain-app.cjs');
  try {
    const entry = join(__dirname, '../test/validation/seeded/plain-app.ts');
    buildSync({ entryPoints: [entry], bundle: true, platform: 'node', packages: 'external', outfile: app, logLevel: 'warning' });
    const { CDK_VALIDATION: _off, ...env } = process.env;
    const { status, stderr } = spawnSync(process.execPath, [app], { cwd: folder, env: { ...env, CDK_OUTDIR: output }, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the app failed (exit code ${status}):\n${stderr}`);
    const report = JSON.parse(readFileSync(join(output, 'validation-report.json'), 'utf8')) as Report;
    const { version } = JSON.parse(readFileSync(installed, 'utf8')) as { readonly version: string };
    const [plugin] = report.pluginReports;
    const control = findingsOf(report, 'control');
    if (plugin === undefined || control.length === 0)
      throw new Error('the built-in validation did not run: it says nothing of the control');
    return {
      cdk: version,
      validation: `${plugin.pluginName} ${plugin.pluginVersion ?? ''}`.trim(),
      control,
      findings: Object.fromEntries(
        ['sound', ...mistakes.map(({ mistake }) => mistake)].map((name) => [name, findingsOf(report, stackName(name))]),
      ),
    };
  } finally {
    rmSync(output, { recursive: true, force: true });
    rmSync(app, { force: true });
  }
}

function findingsOf({ pluginReports }: Report, stack: string): readonly string[] {
  return pluginReports
    .flatMap(({ violations }) => violations)
    .filter(({ violatingConstructs }) => violatingConstructs.some(({ constructPath }) => constructPath?.startsWith(`${stack}/`)))
    .map(({ ruleName }) => ruleName);
}

/** The page that sets both side by side. */
export function seededMistakesPage(): string {
  const { cdk, validation, control, findings } = JSON.parse(readFileSync(record, 'utf8')) as PlainSynth;
  const consequences = new Map(rules.map(({ id, consequence }) => [id, consequence]));
  const rows = mistakes.map(
    ({ mistake, rule }) =>
      `| ${mistake.replaceAll('{', '\\{')} | ${findings[mistake]?.join(', ') || 'nothing'} | [${rule}](rules/${rule}.md) | ${consequences.get(rule) ?? ''} |`,
  );
  return `# Seeded mistakes

Each mistake stands alone in an otherwise sound app of stock constructs. The second column is what \`cdk synth\` says by itself, with
aws-cdk-lib ${cdk} and its built-in template validation (${validation}) on; that the validation runs is shown by a misspelt property in a
stack beside, of which it says ${control.join(', ')}. \`scripts/plain-synth.ts\` records this column; the tests hold the others,
in constructs, in the template that is made of them and in the document, and that aws-cdk-lib 2.257, which has no such validation, says nothing
of any of them.

| mistake | \`cdk synth\` alone | rule | consequence |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

if (require.main === module) {
  const [, , folder] = process.argv;
  if (folder !== undefined) writeFileSync(record, `${JSON.stringify(run(folder), undefined, 2)}\n`);
  writeFileSync(pageFile, seededMistakesPage());
}
