import type { Readable } from 'node:stream';
import type { Body } from './message';
import type { Pending, Soon } from './pending';

export const emptyBody: Uint8Array = new Uint8Array();

/** All of a body; `too-large` as soon as it is beyond the limit, `broken` when its stream ends early. */
export type WholeBody = Uint8Array | 'too-large' | 'broken';

/**
 * Name of the method by which a stream gives its bytes as a whole, where it has a shorter way to do so than to be read piece by piece; it
 * answers undefined once somebody reads it, or something waits to be read.
 */
export const asWhole = Symbol('as a whole');

interface WithShortcut extends Readable {
  [asWhole]?(limit: number): Pending<WholeBody> | undefined;
}

export function readBody(body: Body, limit: number): Uint8Array | Soon<WholeBody> {
  if (body === undefined) return emptyBody;
  if (body instanceof Uint8Array) return body;
  return (body as WithShortcut)[asWhole]?.(limit) ?? readStream(body, limit);
}

function readStream(stream: Readable, limit: number): Promise<WholeBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    stream.on('data', (chunk: Uint8Array) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        stream.pause();
        resolve('too-large');
      }
    });
    stream.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    stream.on('error', () => resolve('broken'));
    stream.on('close', () => resolve('broken'));
  });
}

export function utf8(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  if (Buffer.isBuffer(bytes)) return bytes.toString('utf8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
