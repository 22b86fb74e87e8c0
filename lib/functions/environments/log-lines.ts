import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Characters of a line that is handed on in pieces, so that a function that never ends its line fills no memory. */
const longestLine = 64 * 1024;

/** Hands on what a function prints, line by line. */
export function eachLine(stream: Readable, show: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) show(line);
    if (rest.length > longestLine) {
      show(rest);
      rest = '';
    }
  });
  stream.once('end', () => {
    if (rest !== '') show(rest);
  });
}
