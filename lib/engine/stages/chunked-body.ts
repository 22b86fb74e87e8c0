import type { Readable, Transform, TransformCallback } from 'node:stream';

/** A body whose end only reading it tells: all of it, or, beyond so many bytes, a stream of it. */
export type BegunBody = Uint8Array | ChunkedBody | 'broken';

export interface ChunkedBody {
  readonly stream: Readable;
  /** True once there came more than may. */
  readonly tooLarge: boolean;
}

/**
 * Reads the beginning of a body. What is longer than `piece` is passed on as it comes, its reader's pace being the client's, and ends
 * with an error as soon as there is more than `limit`.
 */
export function beginBody(body: Readable, piece: number, limit: number): Promise<BegunBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const forget = (): void => {
      body.off('data', data).off('end', end).off('error', broken).off('close', broken);
    };
    const data = (chunk: Uint8Array): void => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= piece) return;
      body.pause();
      forget();
      resolve(limited(body, chunks, limit));
    };
    const end = (): void => {
      forget();
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    };
    const broken = (): void => {
      forget();
      // Whoever breaks off may do so more than once.
      body.on('error', () => undefined);
      resolve('broken');
    };
    body.on('data', data).on('end', end).on('error', broken).on('close', broken);
  });
}

function limited(body: Readable, begun: readonly Uint8Array[], limit: number): ChunkedBody {
  const { Transform } = require('node:stream') as typeof import('node:stream');
  let size = 0;
  let tooLarge = false;
  const stream: Transform = new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback): void {
      size += chunk.length;
      tooLarge = size > limit;
      if (tooLarge) done(new Error(`more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
  // The client's connection is to answer it; the rest of what it sends is nobody's.
  stream.on('error', () => body.unpipe(stream).pause());
  body.on('error', (error) => stream.destroy(error));
  body.on('close', () => {
    if (!body.readableEnded) stream.destroy(new Error('the client ended its body early'));
  });
  for (const chunk of begun) stream.write(chunk);
  body.pipe(stream);
  return {
    stream,
    get tooLarge() {
      return tooLarge;
    },
  };
}
