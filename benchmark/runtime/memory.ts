import { setTimeout as sleep } from 'node:timers/promises';
import { measure } from './load';
import { type Program, Running } from './processes';
import type { Setting } from './questions';

/** Bytes of a server's memory after so many requests each. */
export async function memoryGrowth(
  { serverCore, loadCore }: Setting,
  program: Program,
  few: number,
  many: number,
): Promise<{ readonly before: number; readonly after: number }> {
  const server = await Running.start(program, serverCore);
  try {
    const load = { path: '/pets/1?type=dog', connections: 32, core: loadCore };
    let answered = 0;
    const until = async (count: number, seconds: number) => {
      while (answered < count) answered += (await measure(server, { ...load, seconds })).requests;
      // What is freed is given back a while after the load.
      await sleep(2000);
      return server.memory;
    };
    const before = await until(few, 1);
    return { before, after: await until(many, 10) };
  } finally {
    server.stop();
  }
}
