import { createReadStream } from 'node:fs';

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
  const stream = createReadStream(file, { encoding: 'utf8' });
  let rest = '';
  let line = 0;
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const texts = (rest + chunk).split('\n');
      rest = texts.pop() as string;
      if (rest.length > longestLine) throw new UnreadableCases(`${file}:${line + texts.length + 1}`, 'the line is longer than 32 MiB');
      for (const text of texts) {
        line++;
        if (text.trim() !== '') yield { line, text };
      }
    }
  } catch (error) {
    throw error instanceof UnreadableCases ? error : new UnreadableCases(file, reasonOf(error));
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder; name a file of cases (*.jsonl)';
  if (code === 'EACCES') return 'the file may not be read';
  return message;
}
