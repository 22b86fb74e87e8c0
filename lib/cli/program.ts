import { Command, Option } from 'commander';
import type { ColourChoice } from './colours';
import { type AddCommand, examples } from './command';
import { type CommandContext, createContext } from './context';
import { diffCommand } from './diff-command';
import { exportCommand } from './export-command';
import { invokeCommand } from './invoke-command';
import type { Io } from './io';
import { serveCommand } from './serve-command';
import { testCommand } from './test-command';
import { validateCommand } from './validate-command';
import { version } from './version';

const commands: readonly AddCommand[] = [validateCommand, serveCommand, invokeCommand, exportCommand, diffCommand, testCommand];

/** The command line as a whole. */
export function createProgram(io: Io, done: (exitCode: number) => void): Command {
  const program = new Command('cdk-rest-integrations')
    .description('Checks, runs and writes REST APIs of Amazon API Gateway on this machine.')
    .version(version(), '-V, --version', 'print the version')
    .addOption(new Option('--color <when>', 'colours: on a terminal, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .helpOption('-h, --help', 'print help')
    .addHelpText('before', examples(['serve', "invoke GET '/pets/7?type=dog' --backend-status 503"]))
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: (text) => void io.stderr.write(text) });
  const context = (): CommandContext => createContext(io, program.opts<{ color: ColourChoice }>().color);
  for (const add of commands) add(program, context, done);
  return program;
}
