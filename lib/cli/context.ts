import type { ColourChoice, Colours } from './colours';
import { coloursFor } from './colours';
import type { Io } from './io';

/** Exit codes: fine, problems found, could not run. */
export const exitCodes = { fine: 0, problems: 1, unusable: 2, interrupted: 130 } as const;

/** What every command has at hand. */
export interface CommandContext {
  readonly io: Io;
  /** For stdout. */
  readonly colours: Colours;
  /** Says something that is no part of the result. */
  readonly note: (text: string) => void;
  /** Writes a part of the result, a line or several. */
  readonly print: (text: string) => void;
}

export function createContext(io: Io, choice: ColourChoice): CommandContext {
  return {
    io,
    colours: coloursFor(io.stdout, io, choice),
    note: (text) => void io.stderr.write(`${text}\n`),
    print: (text) => void io.stdout.write(`${text}\n`),
  };
}
