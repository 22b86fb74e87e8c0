import { Writable } from 'node:stream';

const streamed = Symbol.for('aws.lambda.runtime.handler.streaming');

export type StreamingHandler = (event: unknown, stream: ResponseStream, context: unknown) => unknown;

/** What a function that streams writes its answer to. */
export class ResponseStream extends Writable {
  private started = false;
  private prelude: Buffer | undefined;

  constructor(private readonly send: (bytes: Uint8Array) => void) {
    super({ highWaterMark: 64 * 1024 });
  }

  /** Kept for functions that set it; the content type of the stream itself tells nothing to an API. */
  setContentType(_contentType: string): void {}

  /** Puts the metadata before the first bytes. */
  begin(metadata: unknown): this {
    if (this.started) throw new Error('Cannot set http response metadata, content has already been written.');
    this.prelude = Buffer.concat([Buffer.from(JSON.stringify(metadata ?? {})), Buffer.alloc(8)]);
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    this.flushPrelude();
    this.send(chunk);
    callback();
  }

  override _final(callback: () => void): void {
    this.flushPrelude();
    callback();
  }

  private flushPrelude(): void {
    this.started = true;
    if (this.prelude) this.send(this.prelude);
    this.prelude = undefined;
  }
}

/** The global that Lambda's Node runtime gives to functions. */
export const awslambda = {
  streamifyResponse: (handler: StreamingHandler): StreamingHandler => Object.assign(handler, { [streamed]: true }),
  HttpResponseStream: { from: (stream: ResponseStream, metadata: unknown): ResponseStream => stream.begin(metadata) },
};

export function isStreaming(handler: object): boolean {
  return streamed in handler;
}
