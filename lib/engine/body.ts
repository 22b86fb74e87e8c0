import type { Readable } from 'node:stream';
import type { Body } from './message';

export const emptyBody: Uint8Array = new Uint8Array();

/** Reads a body as a whole; `too-large` as soon as it is beyond the limit, `broken` when its stream ends early. */
export function readBody(body: Body, limit: number): Uint8Array | Promise<Uint8Array | 'too-large' | 'broken'> {
  if (body === undefined) return emptyBody;
  return body instanceof Uint8Array ? body : readStream(body, limit);
}

function readStream(stream: Readable, limit: number): Promise<Uint8Array | 'too-large' | 'broken'> {
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
