import pc from 'picocolors';
import type { Io, Output } from './io';

export type Colours = ReturnType<typeof pc.createColors>;
export type ColourChoice = 'auto' | 'always' | 'never';

/** Colours for an output: on a terminal, unless the environment or `--color` says otherwise. */
export function coloursFor(output: Output, { env }: Io, choice: ColourChoice): Colours {
  return pc.createColors(isColoured(output, env, choice));
}

function isColoured(output: Output, env: Io['env'], choice: ColourChoice): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return output.isTTY === true && env['TERM'] !== 'dumb';
}
