import { CommanderError } from 'commander';
import { printable } from '../validation/views/display-width';
import { exitCodes } from './context';
import { isOfThePerson } from './errors-of-the-person';
import type { Io } from './io';
import { createProgram } from './program';

/**
 * Runs a command line.
 *
 * @param argv arguments without node and script
 * @returns exit code: 0 fine, 1 problems found, 2 could not run, 130 interrupted
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.fine;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.unusable;
    if (!isOfThePerson(error)) throw error;
    io.stderr.write(`error  ${printable(error.message)}\n`);
    return exitCodes.unusable;
  }
}

/** Runs the command line of this process. */
export async function start(): Promise<void> {
  // Whoever reads the result may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    onInterrupt: (callback) => {
      process.once('SIGINT', callback);
      process.once('SIGTERM', callback);
    },
  });
}
