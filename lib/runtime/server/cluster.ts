import type { Worker } from 'node:cluster';
import type { Process } from './main';
import type { ServerArguments } from './server-arguments';

// Milliseconds before a worker that died is replaced: at once if it served a while, ever later if it dies as soon as it starts.
const soon = 100;
const latest = 10_000;
const servedAWhile = 5000;

type Cluster = typeof import('node:cluster').default;

/**
 * Serves with several processes that share the port. This process only hands out connections: it replaces workers that die, replaces
 * all of them one by one on SIGHUP, and ends them on SIGTERM and SIGINT; each answers what is under way first.
 */
export function serveCluster(cluster: Cluster, { processes, grace }: ServerArguments, process: Process): void {
  let ending = false;
  /** Processes that came to listen so far, those that ended since among them. */
  let listening = 0;
  let wait = soon;
  const started = new Map<number, number>();

  const fork = (): Worker => {
    const worker = cluster.fork();
    started.set(worker.id, Date.now());
    return worker;
  };

  cluster.on('listening', (_worker, { address, port }) => {
    listening += 1;
    if (listening === 1) for (let count = 1; count < processes; count++) fork();
    if (listening !== processes) return;
    const host = address === null ? '127.0.0.1' : String(address);
    process.stdout.write(`listening on http://${host.includes(':') ? `[${host}]` : host}:${port} with ${processes} processes\n`);
  });

  cluster.on('exit', (worker, code, signal) => {
    const served = Date.now() - (started.get(worker.id) ?? 0);
    started.delete(worker.id);
    if (ending || worker.exitedAfterDisconnect) return;
    if (listening === 0) {
      // It said why.
      ending = true;
      process.exitCode = code || 1;
      return;
    }
    wait = served > servedAWhile ? soon : Math.min(latest, wait * 2);
    process.stderr.write(`process ${worker.process.pid} ended (${signal ?? `exit code ${code}`}): another takes its place\n`);
    setTimeout(() => {
      if (!ending) fork();
    }, wait);
  });

  const end = (): void => {
    if (ending) return;
    ending = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    for (const worker of workers) worker.process.kill('SIGTERM');
    // A worker keeps to the grace by itself; one that hangs does not.
    setTimeout(() => {
      for (const worker of workers) worker.process.kill('SIGKILL');
    }, grace + 5000).unref();
  };

  let replacing: Promise<void> = Promise.resolve();
  const replaceAll = (): void => {
    replacing = replacing.then(async () => {
      for (const worker of Object.values(cluster.workers ?? {})) {
        if (worker && !ending) await replace(worker, fork);
      }
    });
  };

  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.on?.('SIGHUP', replaceAll);
  // The others start once the first one could.
  fork();
}

/** The new one listens before the old one ends. */
async function replace(worker: Worker, fork: () => Worker): Promise<void> {
  const next = fork();
  await new Promise<void>((resolve) => {
    next.once('listening', () => resolve());
    next.once('exit', () => resolve());
  });
  if (next.isDead()) return;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.exitedAfterDisconnect = true;
  worker.process.kill('SIGTERM');
  await ended;
}
