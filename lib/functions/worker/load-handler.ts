import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './error-object';
import type { WorkerStart } from './messages';

export type Handler = (event: unknown, context: unknown, callback: unknown) => unknown;

/** Finds and loads the function that the handler string names, by the rules of Lambda's Node runtime. @throws RuntimeError */
export async function loadHandler({ taskRoot, handler, file, source }: WorkerStart): Promise<Handler> {
  if (handler.includes('..')) throw new RuntimeError('Runtime.MalformedHandlerName', `'${handler}' is not a valid handler name.`);
  const named = file === undefined ? /^(.*?)([^/.]+)\.(.+)$/s.exec(handler) : undefined;
  if (file === undefined && !named) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const [, folder = '', stem = '', exported = handler] = named ?? [];
  const module = source === undefined ? await load(file ?? moduleFile(path.resolve(taskRoot, folder), stem)) : ofSource(source, taskRoot);
  const found = member(module, exported) ?? member(member(module, 'default'), exported);
  if (found === undefined) throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found as Handler;
}

/** A module without extension is one that Node's own rules find. */
function moduleFile(folder: string, stem: string): string {
  const candidates = ['', '.js', '.mjs', '.cjs'].map((extension) => path.join(folder, stem + extension));
  const found = candidates.find((candidate) => isFile(candidate));
  if (found !== undefined) return found;
  const uncompiled = ['.ts', '.mts', '.cts'].map((extension) => path.join(folder, stem + extension)).find(isFile);
  if (uncompiled !== undefined) {
    throw new RuntimeError('Runtime.ImportModuleError', `Error: ${uncompiled} is TypeScript: the function's code has to be bundled first`);
  }
  throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${stem}'\n- ${candidates[1]}`);
}

function isFile(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isFile() ?? false;
}

async function load(file: string): Promise<unknown> {
  try {
    if (isModule(file)) return (await import(pathToFileURL(file).href)) as unknown;
    return createRequire(file)(file) as unknown;
  } catch (error) {
    throw loadingError(error);
  }
}

/** The code of a template is one CommonJS module, `index.js`. */
function ofSource(source: string, taskRoot: string): unknown {
  const file = path.join(taskRoot, 'index.js');
  const module = { exports: {} as unknown };
  try {
    const { compileFunction } = require('node:vm') as typeof import('node:vm');
    const run = compileFunction(source, ['exports', 'require', 'module', '__filename', '__dirname'], { filename: file }) as (
      ...parameters: unknown[]
    ) => void;
    run.call(module.exports, module.exports, createRequire(file), module, file, taskRoot);
  } catch (error) {
    throw loadingError(error);
  }
  return module.exports;
}

function isModule(file: string): boolean {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: unknown }).type === 'module';
    if (path.dirname(folder) === folder) return false;
  }
}

/** What Lambda makes of an error that loading ended with. */
function loadingError(error: unknown): unknown {
  const { code, message, name, stack } = error as NodeJS.ErrnoException;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return retyped('Runtime.ImportModuleError', `Error: ${message}`, stack);
  if (name === 'SyntaxError') return retyped('Runtime.UserCodeSyntaxError', `SyntaxError: ${message}`, stack);
  return error;
}

function retyped(errorType: string, message: string, stack: string | undefined): RuntimeError {
  const error = new RuntimeError(errorType, message);
  if (stack !== undefined) error.stack = `${errorType}: ${stack}`;
  return error;
}

function member(object: unknown, dotted: string): unknown {
  let value = object;
  for (const name of dotted.split('.')) {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
