import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCloudAssembly, type ReadOptions, readSource, type SourcedApi, withOrigins, withoutFilesOf } from '../testing/sources';
import type { CommandContext } from './context';
import { UsageError } from './usage-error';

/** What cdk.json names: a command that synthesizes, or the folder of an assembly that is already there. */
export type CdkApp =
  | { readonly kind: 'assembly'; readonly folder: string }
  | { readonly kind: 'command'; readonly command: string; readonly build?: string; readonly context: Readonly<Record<string, unknown>> };

/** Context that the CDK's own command line sets, too; the paths in the metadata are where construct paths are read from. */
const toolContext = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};

export interface SynthesizeOptions extends ReadOptions {
  /** Bundle the code of functions. @default false */
  readonly withCode?: boolean;
  /** Keep what the app wrote while this process runs: functions, and what refers to them, are read from it when a call needs them. @default false */
  readonly keep?: boolean;
}

/** Runs the app into a folder of its own, reads the APIs of its templates and, unless told otherwise, removes the folder; no place in a definition names files of it. */
export async function synthesize(
  context: CommandContext,
  app: CdkApp,
  { withCode = false, keep = false, ...options }: SynthesizeOptions = {},
): Promise<SourcedApi[]> {
  if (app.kind === 'assembly') return readSource(app.folder, options);
  const folder = await mkdtemp(join(tmpdir(), 'cdk-rest-integrations-'));
  try {
    if (app.build !== undefined) await execute(context, app.build, {});
    await execute(context, app.command, {
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...app.context, ...toolContext, 'aws:cdk:bundling-stacks': withCode ? ['**'] : [] }),
      // The CDK's own template validation costs seconds, and is no matter of ours.
      CDK_VALIDATION: context.io.env['CDK_VALIDATION'] ?? 'false',
      // The app writes its templates whatever is wrong with its APIs; the command tells that, in its own form.
      CDK_REST_INTEGRATIONS_VALIDATION: 'false',
    });
    if (!isCloudAssembly(folder)) {
      throw new UsageError(
        `the app \`${app.command}\` wrote no cloud assembly: does it create an App, and end with app.synth() where it is not the main module?`,
      );
    }
    return readSource(folder, options).map((api) => withOrigins(api, withoutFilesOf(folder)));
  } finally {
    if (keep) keepUntilExit(folder);
    else await rm(folder, { recursive: true, force: true });
  }
}

const kept = new Set<string>();

function keepUntilExit(folder: string): void {
  if (kept.size === 0) {
    process.once('exit', () => {
      for (const one of kept) rmSync(one, { recursive: true, force: true });
    });
  }
  kept.add(folder);
}

/** Runs a command of cdk.json; what it prints goes to stderr. @throws UsageError if it fails */
function execute({ io }: CommandContext, command: string, env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, cwd: io.cwd, env: { ...io.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void io.stderr.write(text));
    child.once('error', (error) => reject(new UsageError(`the app \`${command}\` cannot be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new UsageError(`the app \`${command}\` failed (${signal ?? `exit code ${code}`}); what it said stands above`));
    });
  });
}
