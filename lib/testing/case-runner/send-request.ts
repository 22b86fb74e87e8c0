import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HeaderList } from './case';

interface SentOverSocket {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array | undefined;
}

interface Received {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/** Sends one request to a port of this machine, on a connection of its own. */
export function sendRequest(port: number, { method, target, headers, body }: SentOverSocket): Promise<Received> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path: target, agent: false, setHost: false });
    for (const [name, values] of grouped(headers)) outgoing.setHeader(name, values);
    if (!outgoing.hasHeader('host')) outgoing.setHeader('Host', `127.0.0.1:${port}`);
    if (body) outgoing.setHeader('Content-Length', body.length);
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      buffer(incoming).then((bytes) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.rawHeaders, body: bytes }), reject);
    });
    outgoing.end(body);
  });
}

/** Values by name, in the spelling of the first one. */
function grouped(headers: HeaderList): [name: string, values: string[]][] {
  const groups = new Map<string, [string, string[]]>();
  for (const [name, value] of headers) {
    const group = groups.get(name.toLowerCase());
    if (group) group[1].push(value);
    else groups.set(name.toLowerCase(), [name, [value]]);
  }
  return [...groups.values()];
}
