import { createReadStream, statSync } from 'node:fs';
import { isNamedPipe } from '../sources/read-bytes';

/** A line of a file of cases. */
export interface CaseLine {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
}

/** A file of cases that cannot be read at all. */
export class UnreadableCases extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'UnreadableCases';
  }
}

const longestLine = 32 * 1024 * 1024;

/** Streams the lines of a `*.jsonl` file; empty lines are skipped. @throws UnreadableCases */
export async function* readLines(file: string): AsyncGenerator<CaseLine> {
  const kind = oddKind(file);
  if (kind !== undefined) throw new UnreadableCases(file, `this is ${kind}; name a file of cases (*.jsonl)`);
  const stream = createReadStream(file, { encoding: 'utf8' });
  // What is read of a line whose end is not: searching it anew with each piece would take forever.
  let pieces: string[] = [];
  let length = 0;
  let line = 0;
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const [first = '', ...others] = chunk.split('\n');
      pieces.push(first);
      length += first.length;
      for (const other of others) {
        line++;
        const text = pieces.join('');
        if (text.trim() !== '') yield { line, text };
        pieces = [other];
        length = other.length;
      }
      if (length > longestLine) throw new UnreadableCases(`${file}:${line + 1}`, 'the line is longer than 32 MiB');
    }
  } catch (error) {
    throw error instanceof UnreadableCases ? error : new UnreadableCases(file, reasonOf(error));
  }
  const rest = pieces.join('');
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

/** What a file is that may never end. */
function oddKind(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isCharacterDevice()) return 'a device';
  return found?.isFIFO() && isNamedPipe(file) ? 'a named pipe' : undefined;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder; name a file of cases (*.jsonl)';
  if (code === 'EACCES') return 'the file may not be read';
  return message;
}
