import { createWriteStream } from 'node:fs';

/** Writes lines to a file, or to the standard output for `-`: those of one turn of the event loop at once, so that no request waits. */
export class LineWriter {
  private readonly stream: NodeJS.WritableStream;
  private waiting = '';

  /** @param onError hears of a file that cannot be written */
  constructor(target: string, onError: (error: Error) => void, standardOutput: NodeJS.WritableStream = process.stdout) {
    this.stream = target === '-' ? standardOutput : createWriteStream(target, { flags: 'a' }).on('error', onError);
  }

  readonly write = (line: string): void => {
    if (this.waiting === '') setImmediate(() => this.flush());
    this.waiting += `${line}\n`;
  };

  private flush(): void {
    const lines = this.waiting;
    this.waiting = '';
    this.stream.write(lines);
  }
}
