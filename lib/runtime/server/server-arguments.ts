import { isRedisUrl, noRedisUrl } from '../shared-state';

/** What a person said about the server, by arguments or environment. */
export interface ServerArguments {
  readonly host: string;
  readonly port: number;
  readonly healthPath?: string;
  /** URL of a Redis or Valkey server that instances share. */
  readonly redis?: string;
  /** Milliseconds. */
  readonly grace: number;
  /** Processes that serve; 1: this one alone. */
  readonly processes: number;
  /** File of the access log, or `-` for the standard output. */
  readonly accessLog?: string;
  readonly help: boolean;
}

/** A mistake of the person who started the server; the message says what to write instead. */
export class BadArgument extends Error {}

export const usage = `Serves the API over HTTP.

  node server.js [--port 8080] [--host 127.0.0.1] [--health /health] [--grace 30] [--cluster 4] [--access-log -]
      [--redis URL]

  --port        port to listen on, 0 for any that is free   environment: PORT, else 8080
  --host        address to listen on                        environment: HOST, else 127.0.0.1
  --health      path that says whether the server is well   environment: HEALTH_PATH, else none
  --grace       seconds that requests under way have to     environment: GRACE, else 30
                end after SIGTERM or SIGINT
  --cluster     processes that share the port, 0 for one    environment: CLUSTER, else 1
                a core; SIGHUP replaces them one by one
  --access-log  file that takes the access log, - for the   environment: ACCESS_LOG, else none
                standard output
  --redis       redis://HOST:6379 where instances share     environment: REDIS_URL, else none
                throttles, quotas and cached responses
`;

/** @throws BadArgument */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ServerArguments {
  const given = parsed(argv);
  const healthPath = given.health ?? env['HEALTH_PATH'];
  const redis = given.redis ?? env['REDIS_URL'];
  if (healthPath !== undefined && !healthPath.startsWith('/')) {
    throw new BadArgument(`${healthPath} is no path: write --health /health, with a slash in front.`);
  }
  if (redis && !isRedisUrl(redis)) throw new BadArgument(noRedisUrl);
  const processes = wholeNumber(given.cluster ?? env['CLUSTER'] ?? '1', 512, 'number of processes', '--cluster 4');
  const accessLog = given['access-log'] ?? (env['ACCESS_LOG'] || undefined);
  return {
    port: wholeNumber(given.port ?? env['PORT'] ?? '8080', 65_535, 'port', '--port 8080'),
    host: given.host ?? env['HOST'] ?? '127.0.0.1',
    ...(healthPath !== undefined && { healthPath }),
    ...(redis && { redis }),
    grace: 1000 * wholeNumber(given.grace ?? env['GRACE'] ?? '30', 3600, 'number of seconds', '--grace 30'),
    processes: processes === 0 ? oneForEachCore() : processes,
    ...(accessLog !== undefined && { accessLog }),
    help: given.help ?? false,
  };
}

function oneForEachCore(): number {
  const { availableParallelism } = require('node:os') as typeof import('node:os');
  return availableParallelism();
}

interface Given {
  readonly port?: string;
  readonly host?: string;
  readonly health?: string;
  readonly grace?: string;
  readonly cluster?: string;
  readonly 'access-log'?: string;
  readonly redis?: string;
  readonly help?: boolean;
}

const text = { type: 'string' } as const;
const options = {
  port: text,
  host: text,
  health: text,
  grace: text,
  cluster: text,
  'access-log': text,
  redis: text,
  help: { type: 'boolean', short: 'h' },
} as const;

function parsed(argv: readonly string[]): Given {
  // Where the environment says it all, the parser need not be loaded.
  if (argv.length === 0) return {};
  try {
    const { parseArgs } = require('node:util') as typeof import('node:util');
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new BadArgument(`${(error as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
}

function wholeNumber(given: string, most: number, what: string, instead: string): number {
  const number = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (number <= most) return number;
  throw new BadArgument(`${given} is no ${what} (0 to ${most}): write ${instead}.`);
}
