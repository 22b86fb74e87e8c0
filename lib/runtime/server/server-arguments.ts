import { parseArgs } from 'node:util';

/** What a person said about the server, by arguments or environment. */
export interface ServerArguments {
  readonly host: string;
  readonly port: number;
  readonly healthPath?: string;
  /** Milliseconds. */
  readonly grace: number;
  readonly help: boolean;
}

/** A mistake of the person who started the server; the message says what to write instead. */
export class BadArgument extends Error {}

export const usage = `Serves the API over HTTP.

  node server.js [--port 8080] [--host 127.0.0.1] [--health /health] [--grace 30]

  --port    port to listen on, 0 for any that is free   environment: PORT, else 8080
  --host    address to listen on                        environment: HOST, else 127.0.0.1
  --health  path that says whether the server is well   environment: HEALTH_PATH, else none
  --grace   seconds that requests under way have to     environment: GRACE, else 30
            end after SIGTERM or SIGINT
`;

/** @throws BadArgument */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ServerArguments {
  const given = parsed(argv);
  const healthPath = given.health ?? env['HEALTH_PATH'];
  if (healthPath !== undefined && !healthPath.startsWith('/')) {
    throw new BadArgument(`${healthPath} is no path: write --health /health, with a slash in front.`);
  }
  return {
    port: wholeNumber(given.port ?? env['PORT'] ?? '8080', 65_535, 'port', '--port 8080'),
    host: given.host ?? env['HOST'] ?? '127.0.0.1',
    ...(healthPath !== undefined && { healthPath }),
    grace: 1000 * wholeNumber(given.grace ?? env['GRACE'] ?? '30', 3600, 'number of seconds', '--grace 30'),
    help: given.help ?? false,
  };
}

interface Given {
  readonly port?: string;
  readonly host?: string;
  readonly health?: string;
  readonly grace?: string;
  readonly help?: boolean;
}

function parsed(argv: readonly string[]): Given {
  const text = { type: 'string' } as const;
  try {
    const options = { port: text, host: text, health: text, grace: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new BadArgument(`${(error as Error).message.split('. ')[0]}.\n\n${usage}`);
  }
}

function wholeNumber(text: string, most: number, what: string, instead: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new BadArgument(`${text} is no ${what} (0 to ${most}): write ${instead}.`);
}
