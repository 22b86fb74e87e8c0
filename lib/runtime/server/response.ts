import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { GatewayMessage, RawHeaders } from '../../engine/core';

/** Writes the answer as it is: names, case, order and repetition of its headers included. */
export function sendAnswer(
  { status, headers, body }: GatewayMessage,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  last: boolean,
): void {
  const head = last ? [...headers, 'Connection', 'close'] : [...headers];
  const bodyless = incoming.method === 'HEAD' || status === 204 || status === 304;
  if (body !== undefined && !(body instanceof Uint8Array)) {
    outgoing.writeHead(status, head);
    if (bodyless) {
      body.destroy();
      outgoing.end();
    } else stream(body, outgoing);
    return;
  }
  if (!hasLength(headers) && status !== 204 && status !== 304) head.push('Content-Length', String(body?.length ?? 0));
  outgoing.writeHead(status, head);
  outgoing.end(bodyless ? undefined : body);
}

/** The head is out already: where one side breaks off, all that is left is to break off the other. */
function stream(body: Readable, outgoing: ServerResponse): void {
  body.once('error', () => outgoing.destroy());
  outgoing.once('close', () => body.destroy());
  // Who waits for events wants to know that they will come; otherwise head and first bytes go out together.
  if (body.readableLength === 0) outgoing.flushHeaders();
  body.pipe(outgoing);
}

function hasLength(headers: RawHeaders): boolean {
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index];
    if (name.length === 'content-length'.length && name.toLowerCase() === 'content-length') return true;
  }
  return false;
}
