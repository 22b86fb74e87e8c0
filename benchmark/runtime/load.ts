import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onCore, type Running } from './processes';

export interface Load {
  readonly path: string;
  /** Script of wrk that makes the requests. */
  readonly script?: string;
  readonly connections: number;
  readonly seconds: number;
  readonly core: number;
}

export interface Measured {
  readonly requestsPerSecond: number;
  /** Microseconds of processor time that the server took for one request. */
  readonly cpuPerRequest: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly requests: number;
}

const run = promisify(execFile);

/** Puts a server under load with wrk, and reads what it took. @throws Error where it answered anything but 2xx */
export async function measure(server: Running, load: Load): Promise<Measured> {
  const before = server.cpu;
  const script = load.script === undefined ? [] : ['-s', load.script];
  const [command, ...args] = onCore(load.core, [
    'wrk',
    '-t1',
    `-c${load.connections}`,
    `-d${load.seconds}s`,
    '--timeout=30s',
    '--latency',
    ...script,
    server.url + load.path,
  ]);
  const { stdout } = await run(command, args);
  const cpu = server.cpu - before;
  const wrong = /Non-2xx or 3xx responses: \d+|Socket errors: .*/.exec(stdout)?.[0];
  if (wrong) throw new Error(`${server.name}: ${wrong}`);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    cpuPerRequest: (1000 * cpu) / requests,
    p99: milliseconds(/99%\s+([\d.]+)(us|ms|s)/.exec(stdout)),
    requests,
  };
}

function milliseconds(match: RegExpExecArray | null): number {
  const unit = { us: 0.001, ms: 1, s: 1000 }[match?.[2] ?? ''] ?? Number.NaN;
  return Number(match?.[1]) * unit;
}
