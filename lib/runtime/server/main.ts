import type { Gateway, GatewayOptions } from '../../engine/core';
import { sharedStateAt } from '../shared-state';
import { CannotStart } from '../values-at-start';
import { startServer } from './gateway-server';
import { LineWriter } from './line-writer';
import { BadArgument, readArguments, usage } from './server-arguments';

/** What a server program touches of its process. */
export interface Process {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  exitCode?: NodeJS.Process['exitCode'];
  once(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  on?(signal: 'SIGHUP', listener: () => void): unknown;
  /** Of a process that another one started with a line to it. */
  disconnect?(): void;
}

/** Opens the gateway that is served. */
export type MakeGateway = (options: Pick<GatewayOptions, 'accessLog' | 'state'>) => Pick<Gateway, 'answer' | 'close'>;

/** Serves an API until the process is told to end. Exit code 2: it could not start; 1: it could not listen. */
export async function serveProcess(makeGateway: MakeGateway, process: Process): Promise<void> {
  try {
    const given = readArguments(process.argv.slice(2), process.env);
    if (given.help) {
      process.stdout.write(usage);
      return;
    }
    const cluster = given.processes > 1 ? (require('node:cluster') as typeof import('node:cluster').default) : undefined;
    if (cluster?.isPrimary) {
      const { serveCluster } = require('./cluster') as typeof import('./cluster');
      serveCluster(cluster, given, process);
      return;
    }
    const onDefect = (error: unknown) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    keepRequestsYoung();
    const gateway = makeGateway({
      ...(given.accessLog !== undefined && { accessLog: new LineWriter(given.accessLog, onDefect).write }),
      ...(given.redis !== undefined && { state: sharedStateAt(given.redis) }),
    });
    const server = await startServer(gateway, { host: given.host, port: given.port, healthPath: given.healthPath, onDefect });
    const stop = () => {
      void server.stop(given.grace).then(async () => {
        await gateway.close();
        // What else keeps a worker alive is its line to the process that hands out connections.
        cluster?.worker?.disconnect();
      });
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    // Whoever reads this may end the process at once. The one that hands out connections says it for all.
    if (!cluster) process.stdout.write(`listening on ${server.url}\n`);
  } catch (error) {
    const { text, code } = explained(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = code;
    // Its line to the process that hands out connections would keep it alive.
    process.disconnect?.();
  }
}

/**
 * What is made of a plan stays, and so do the objects that were at hand whenever a collection came; where such come from V8 would put all
 * later ones among the old, those of requests included. Measured, collections then took twice their time with a thousand routes, and a
 * call with templates a fifth more of the processor with one.
 */
function keepRequestsYoung(): void {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString('--no-allocation-site-pretenuring');
}

/** @throws what nobody expected */
function explained(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof BadArgument || error instanceof CannotStart) return { text: error.message, code: 2 };
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const place = `${address ?? 'the address'}:${port ?? ''}`;
  if (code === 'EADDRINUSE') return { text: `${place} is in use already: choose another port with --port or PORT.`, code: 1 };
  if (code === 'EACCES') return { text: `${place} is not for this user: choose a port from 1024 on with --port or PORT.`, code: 1 };
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return { text: `${address ?? 'The host'} is no address of this machine: choose another with --host or HOST.`, code: 1 };
  }
  throw error;
}
