import type { Command } from 'commander';
import type { CommandContext } from './context';

/** Adds a command to the program; what it does is loaded when it is called. `done` takes its exit code. */
export type AddCommand = (program: Command, context: () => CommandContext, done: (exitCode: number) => void) => void;

/** The examples that a help text begins with. */
export function examples(lines: readonly string[]): string {
  return `${lines.map((line) => `  $ npx cdk-rest-integrations ${line}`).join('\n')}\n`;
}
