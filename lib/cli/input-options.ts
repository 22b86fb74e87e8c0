import { type Command, Option } from 'commander';
import type { BasePathMode } from '../readers';
import type { ReadOptions } from '../testing/sources';
import { readPairs } from './pairs';

/** Options that say which API of an input is meant, and how the input is read. */
export interface ReadingOptions {
  readonly api?: string;
  readonly parameter?: readonly string[];
  readonly basepath?: BasePathMode;
}

/** Options that say which API a command is about. */
export interface InputOptions extends ReadingOptions {
  readonly app?: string;
}

export function addInputOptions(command: Command): Command {
  return addReadOptions(
    command.option('--app <dir|command>', 'folder of a cloud assembly, or command that synthesizes one (default: `app` of cdk.json)'),
  );
}

export function addReadOptions(command: Command): Command {
  return command
    .option('--api <id>', 'which API, where there are several: construct path, logical id or name')
    .addOption(
      new Option('--parameter <name=value>', 'value of a parameter of the template, AWS::Region included; may be repeated').argParser(
        collected,
      ),
    )
    .addOption(
      new Option('--basepath <mode>', 'what becomes of the base path of a document, as its import is told').choices([
        'ignore',
        'prepend',
        'split',
      ]),
    );
}

/** What readers need of them. */
export function readOptions({ parameter, basepath }: ReadingOptions): ReadOptions {
  return {
    ...(parameter && { parameters: new Map(readPairs('--parameter', parameter)) }),
    ...(basepath && { basePathMode: basepath }),
  };
}

/** Adds a value to those that an option was given before. */
export function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
