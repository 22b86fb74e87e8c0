/**
 * How fast is the runtime handler beside a bare proxy, a mapping by hand, bare node:http, and other proxies and emulators?
 *
 *     npx tsx benchmark/runtime/run.ts [--quick] [--only proxy,mapping,mock,routes,memory,start,cluster,rivals] [--rounds N] [--seconds N]
 *
 * Rivals are installed by `npm ci --prefix benchmark/runtime/rivals`, and LocalStack as rivals/localstack.txt says, both without
 * containers. Needs Linux with two cores, nginx, wrk and taskset (Debian: nginx-light, wrk, util-linux). Every ratio is the median of pairs that were
 * measured in turn in this run: the server on one core, load and backend on another. Trust the processor time per request before the
 * requests per second on a machine that does anything else.
 */
import { parseArgs } from 'node:util';
import { Backend } from './backend';
import { Handlers } from './handlers';
import { type Question, questions } from './questions';
import type { Row } from './table';
import { printTable } from './table';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const wanted = values.only?.split(',') ?? Object.keys(questions);
  const unknown = wanted.filter((name) => !Object.hasOwn(questions, name));
  if (unknown.length > 0) throw new Error(`There is no question ${unknown.join(', ')}: ${Object.keys(questions).join(', ')}`);
  const setting = {
    quick: values.quick,
    rounds: Number(values.rounds ?? (values.quick ? 3 : 9)),
    seconds: Number(values.seconds ?? (values.quick ? 3 : 8)),
    serverCore: 0,
    loadCore: 1,
  };
  const backend = await Backend.start(setting.loadCore);
  const handlers = new Handlers();
  const rows: Row[] = [];
  try {
    for (const name of wanted) {
      process.stderr.write(`${name} …\n`);
      const ask: Question = questions[name];
      for (const row of await answered(name, () => ask({ backend, handlers, ...setting }))) {
        process.stderr.write(`  ${row.what} / ${row.against}: ${row.measured}\n`);
        rows.push(row);
      }
    }
  } finally {
    backend.stop();
    handlers.remove();
  }
  printTable(rows);
}

/** A question that cannot be answered takes no other one with it. */
async function answered(name: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await ask();
  } catch (error) {
    return [{ what: name, against: '', target: '', measured: `not measured: ${(error as Error).message.split('\n')[0]}` }];
  }
}

void main();
