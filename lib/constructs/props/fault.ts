import { sep } from 'node:path';

/** Folder of this library as it runs, and how its files begin where they are modules. */
const own = `${__dirname.slice(0, __dirname.lastIndexOf(`${sep}constructs`))}${sep}`;

/** An error about what a person wrote: its stack begins where that stands, and not within this library. */
export function fault(message: string, options?: ErrorOptions): Error {
  const error = new Error(message, options);
  const frames = error.stack?.split('\n') ?? [];
  error.stack = frames.filter((frame) => !(/^\s+at /.test(frame) && frame.includes(own))).join('\n');
  return error;
}
