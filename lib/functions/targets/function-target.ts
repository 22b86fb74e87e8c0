import { statSync } from 'node:fs';
import path from 'node:path';
import type { LambdaFunction } from '../../engine';

/** A handler of any event, as it is written for Lambda. */
export type AnyFunction = (event: never, context: never, callback: never) => unknown;

/** What answers for a function. */
export type FunctionTarget =
  /** A function of this process. */
  | { readonly kind: 'javascript'; readonly run: LambdaFunction }
  /** The app's own code, run here. */
  | { readonly kind: 'local' }
  /** The service itself; under another ARN or name where one is given. */
  | { readonly kind: 'aws'; readonly functionArn?: string }
  /** An address that takes the event by POST, or the Invoke API of an emulator. */
  | { readonly kind: 'url'; readonly url: string }
  /** An export of a module. */
  | { readonly kind: 'file'; readonly file: string; readonly exported: string };

/** A target that cannot be one; the message says what to write instead. */
export class UnusableTarget extends Error {}

const forms =
  "`local` (the app's own code), `aws` (the service), an ARN, a URL such as http://127.0.0.1:9000/2015-03-31/functions/function/invocations, or a module such as ./pets.js#handler";

/**
 * Reads what a person wrote for a function.
 *
 * @param folder that relative paths start from
 * @throws UnusableTarget
 */
export function readTarget(target: AnyFunction | string, folder: string): FunctionTarget {
  if (typeof target === 'function') return { kind: 'javascript', run: target as LambdaFunction };
  if (target === 'local' || target === 'aws') return { kind: target };
  if (/^arn:[^:]+:lambda:/.test(target)) return { kind: 'aws', functionArn: target };
  if (/^https?:\/\//i.test(target)) {
    if (!URL.canParse(target)) throw new UnusableTarget(`${target} is no address: write scheme, host and path`);
    return { kind: 'url', url: target };
  }
  const [name, exported = 'handler'] = target.split('#', 2);
  if (!/\.[cm]?[jt]s$/.test(name)) throw new UnusableTarget(`"${target}" answers for no function: write ${forms}`);
  if (/\.[cm]?ts$/.test(name)) throw new UnusableTarget(`${name} is TypeScript: compile it, and name the JavaScript file`);
  const file = path.resolve(folder, name);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UnusableTarget(`there is no file ${file}`);
  return { kind: 'file', file, exported };
}
