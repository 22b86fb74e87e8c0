import type { IncomingMessage } from 'node:http';
import type { Client, GatewayRequest } from '../../engine/core';

/** What a client asks, as it stands on the wire. */
export function gatewayRequest(incoming: IncomingMessage, client: Client): GatewayRequest {
  const { headers, socket } = incoming;
  const hasBody =
    headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');
  const address = socket.remoteAddress;
  return {
    method: incoming.method as string,
    target: originForm(incoming.url as string),
    headers: incoming.rawHeaders,
    body: hasBody ? incoming : undefined,
    // An IPv4 client of a server that listens on IPv6.
    sourceIp: address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address,
    protocol: incoming.httpVersion === '1.1' ? 'HTTP/1.1' : `HTTP/${incoming.httpVersion}`,
    scheme: 'http',
    client,
  };
}

/** Path and query of a request target: clients of proxies send `http://host/path`, and OPTIONS may ask for `*`. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target);
  const rest = path ? target.slice(path[0].length) : target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
