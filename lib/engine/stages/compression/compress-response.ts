import { promisify } from 'node:util';
import type { Call } from '../../call';
import type { Later } from '../../exchange';
import { headerValue } from '../../headers';
import type { GatewayMessage } from '../../message';
import { acceptedCoding } from './accepted-coding';
import { loadZlib } from './load-zlib';

/**
 * Compresses integration responses from so many bytes on, in the coding that the client wants most. One that has a Content-Encoding counts as
 * compressed already (documented); gateway responses and streams go as they are.
 */
export function compileCompression(minimumSize: number): (call: Call, message: GatewayMessage) => Later<GatewayMessage> {
  return (call, message) => {
    const { headers, body } = message;
    if (call.failure || !(body instanceof Uint8Array) || body.length === 0 || body.length < minimumSize) return message;
    if (headerValue(headers, 'content-encoding') !== undefined) return message;
    const coding = acceptedCoding(call.header('accept-encoding'));
    if (!coding) return message;
    return promisify<Uint8Array, Buffer>(loadZlib()[coding])(body).then((compressed) => ({
      ...message,
      headers: [...headers, 'Content-Encoding', coding],
      body: compressed,
    }));
  };
}
