import type { Command } from 'commander';

/** Options that say which API a command is about. */
export interface InputOptions {
  readonly app?: string;
  readonly api?: string;
}

export function addInputOptions(command: Command): Command {
  return command
    .option('--app <dir|command>', 'folder of a cloud assembly, or command that synthesizes one (default: `app` of cdk.json)')
    .option('--api <id>', 'which API, where there are several: construct path, logical id or name');
}

/** Adds a value to those that an option was given before. */
export function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
