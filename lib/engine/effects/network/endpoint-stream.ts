import { Readable } from 'node:stream';

/** The rest of an endpoint's body, as it comes. */
export class EndpointStream extends Readable {
  /** Bytes that came so far. */
  length = 0;

  constructor(
    private readonly resumeEndpoint: () => void,
    private readonly abandon: () => void,
  ) {
    super({ highWaterMark: 128 * 1024 });
  }

  override push(chunk: Uint8Array | null): boolean {
    if (chunk) this.length += chunk.length;
    return super.push(chunk);
  }

  override _read(): void {
    this.resumeEndpoint();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.abandon();
    callback(error);
  }
}
