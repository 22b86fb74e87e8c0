import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isCloudAssembly, type ReadOptions, readBytes, readSource, type SourcedApi, UnreadableFile } from '../testing/sources';
import type { CommandContext } from './context';
import { type InputOptions, type ReadingOptions, readOptions } from './input-options';
import { type CdkApp, type SynthesizeOptions, synthesize } from './synthesize';
import { UsageError } from './usage-error';

/**
 * Reads the APIs that a command is about: of the documents that were named, else of `--app`, else of the app that cdk.json names.
 * @throws UsageError
 */
export async function findApis(
  context: CommandContext,
  documents: readonly string[],
  options: InputOptions,
  synthesis: SynthesizeOptions = {},
): Promise<SourcedApi[]> {
  const { app } = options;
  const { cwd } = context.io;
  const reading = { ...readOptions(options), ...(synthesis.withoutApi && { withoutApi: true }) };
  if (documents.length > 0) {
    if (app !== undefined) throw new UsageError('--app and a document exclude each other: name one of them');
    return documents.flatMap((document) => readSource(relativeTo(cwd, document), reading));
  }
  if (app !== undefined && existsSync(resolve(cwd, app))) return readAssembly(resolve(cwd, app), app, reading);
  return synthesize(context, cdkApp(cwd, app), { ...synthesis, ...reading });
}

/**
 * Reads the APIs of one place: a template or document, the folder of a cloud assembly, or the folder of an app with its cdk.json.
 * @throws UsageError
 */
export async function findApisAt(context: CommandContext, place: string, options: ReadingOptions): Promise<SourcedApi[]> {
  const folder = resolve(context.io.cwd, place);
  const isApp = !isCloudAssembly(folder) && existsSync(join(folder, 'cdk.json'));
  if (!isApp) return readSource(relativeTo(context.io.cwd, place), readOptions(options));
  const there = { ...context, io: { ...context.io, cwd: folder } };
  return synthesize(there, cdkApp(folder, undefined), readOptions(options));
}

function readAssembly(folder: string, asWritten: string, options: ReadOptions): SourcedApi[] {
  if (!isCloudAssembly(folder))
    throw new UsageError(
      `--app ${asWritten}: this holds no cloud assembly (no manifest.json); name the output folder of \`cdk synth\`, or a command`,
    );
  return readSource(folder, options);
}

/** Paths in messages stay as the person wrote them wherever that finds the same file; `-` is standard input, as for other tools. */
export function relativeTo(cwd: string, path: string): string {
  if (path === '-') return '/dev/stdin';
  return cwd === process.cwd() ? path : resolve(cwd, path);
}

/** The app that cdk.json names, with its context; `--app` puts another command in its place. */
function cdkApp(cwd: string, command: string | undefined): CdkApp {
  const file = join(cwd, 'cdk.json');
  const json = existsSync(file) ? readJson(file) : {};
  const app = command ?? json['app'];
  if (app === undefined) {
    const where = existsSync(file) ? 'cdk.json names no `app`' : 'there is no cdk.json here';
    throw new UsageError(`${where}: name a template or OpenAPI document, or say --app DIR|COMMAND`);
  }
  if (typeof app !== 'string') throw new UsageError(`${file}: \`app\` must be a command`);
  if (isCloudAssembly(resolve(cwd, app))) return { kind: 'assembly', folder: resolve(cwd, app) };
  const build = json['build'];
  return {
    kind: 'command',
    command: app,
    ...(typeof build === 'string' && { build }),
    context: { ...contextOf(json), ...(existsSync(join(cwd, 'cdk.context.json')) && readJson(join(cwd, 'cdk.context.json'))) },
  };
}

function contextOf(json: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { context } = json;
  return typeof context === 'object' && context !== null ? { ...context } : {};
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(readBytes(file).toString('utf8'));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UsageError(`${file}: ${(error as Error).message}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new UsageError(`${file}: this must be a JSON object`);
  return json as Readonly<Record<string, unknown>>;
}
