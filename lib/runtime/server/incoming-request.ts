import { IncomingMessage } from 'node:http';
import { asWhole, Pending, type WholeBody } from '../../engine/core';

/**
 * A request as Node reads it, but for two things. When it is answered and nobody read it, Node has it flow to its end, so that the next
 * request of the connection comes into view. Most requests have no body, and are at their end; to have one flow all the same, end, and be
 * destroyed takes several turns, measured a twentieth of the time that a proxied request takes. And a body that is wanted as a whole is
 * gathered where the parser hands over its pieces: to pass them through the stream takes as long again.
 */
export class IncomingRequest extends IncomingMessage {
  private gathering: Gathering | undefined = undefined;

  [asWhole](limit: number): Pending<WholeBody> | undefined {
    if (this.complete || this.destroyed || this.readableLength > 0 || this.readableFlowing !== null) return undefined;
    this.gathering = new Gathering(limit);
    return this.gathering.whole;
  }

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    const { gathering } = this;
    if (!gathering) return super.push(chunk, encoding);
    const goesOn = gathering.add(chunk);
    if (!goesOn) this.gathering = undefined;
    // What comes after the limit is the stream's again: whoever answers decides whether to let it pass.
    return goesOn;
  }

  override resume(): this {
    const nothingLeft = this.complete && this.readableLength === 0;
    return nothingLeft && this.readableFlowing === null && this.listenerCount('data') === 0 ? this : super.resume();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.gathering?.whole.settle('broken');
    super._destroy(error, callback);
  }
}

/** The pieces of a body that is wanted as a whole. */
class Gathering {
  readonly whole = new Pending<WholeBody>();
  private readonly pieces: Buffer[] = [];
  private size = 0;

  constructor(private readonly limit: number) {}

  /** False for the end, and as soon as there is too much. */
  add(piece: Buffer | null): boolean {
    if (piece === null) {
      const { pieces } = this;
      this.whole.settle(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
      return false;
    }
    this.size += piece.length;
    if (this.size <= this.limit) {
      this.pieces.push(piece);
      return true;
    }
    this.whole.settle('too-large');
    return false;
  }
}
